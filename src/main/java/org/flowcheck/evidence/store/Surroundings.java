package org.flowcheck.evidence.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The machine a result was computed on.
 *
 * @param java version and vendor of the Java runtime
 * @param system name, version and architecture of the operating system
 * @param processor name of the processor; the architecture if the system does not tell
 * @param processors how many the runtime may use
 * @param libraries name to version of the jars on the class path
 */
public record Surroundings(String java, String system, String processor, int processors,
                           Map<String, String> libraries) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.+-]*)\\.jar");

    /** Copies the map. */
    public Surroundings {
        libraries = Map.copyOf(libraries);
    }

    /** Those of this process. */
    public static Surroundings here() {
        String architecture = System.getProperty("os.arch");
        return new Surroundings(
                Runtime.version() + " " + System.getProperty("java.vendor"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + architecture,
                processorName(architecture), Runtime.getRuntime().availableProcessors(),
                librariesOn(System.getProperty("java.class.path")));
    }

    private static String processorName(String otherwise) {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(otherwise);
        } catch (IOException | RuntimeException e) {
            // Only Linux has this file; a manifest without the processor's name is still a manifest.
            return otherwise;
        }
    }

    /** Names and versions from the jars' file names, those that a jar's own manifest puts on the path included. */
    static Map<String, String> librariesOn(String classPath) {
        Map<String, String> found = new TreeMap<>();
        for (String entry : classPath.split(Pattern.quote(File.pathSeparator))) {
            if (entry.endsWith(".jar")) {
                add(found, entry);
                for (String inner : classPathOf(entry)) {
                    add(found, inner);
                }
            }
        }
        return found;
    }

    private static String[] classPathOf(String jar) {
        try (JarFile file = new JarFile(jar)) {
            Manifest manifest = file.getManifest();
            String path = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return path == null ? new String[0] : path.split(" +");
        } catch (IOException e) {
            // A missing entry of a class path is allowed and has nothing to tell.
            return new String[0];
        }
    }

    private static void add(Map<String, String> found, String entry) {
        String name = entry.substring(Math.max(entry.lastIndexOf('/'), entry.lastIndexOf(File.separatorChar)) + 1);
        Matcher jar = JAR.matcher(name);
        if (jar.matches()) {
            found.put(jar.group(1), jar.group(2));
        }
    }
}
