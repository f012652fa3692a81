package org.flowcheck.evidence.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;

/**
 * Finds model files. A name with a slash or the ending {@code .yaml} is a path; any other is looked up in the folder
 * {@code models} of the current folder, then in that of the installation.
 *
 * @param folder the current folder
 * @param installation flowcheck's own folder, if known
 */
public record ModelLibrary(Path folder, Optional<Path> installation) {

    private static final String MODELS = "models";
    private static final String ENDING = ".yaml";
    /** Topic folders below {@code models}: {@value} level, and the files in them. */
    private static final int DEPTH = 2;

    /**
     * The file of a model.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if there is none, with the nearest name, or several
     */
    public Path find(String name) {
        if (name.contains("/") || name.endsWith(ENDING)) {
            return asTyped(path(name));
        }
        for (Path root : roots()) {
            List<Path> named = files(root).stream().filter(file -> nameOf(file).equals(name)).toList();
            if (named.size() > 1) {
                throw Diagnostic.of(Code.NAME_TAKEN, "several models are called '" + name + "'")
                        .expecting("the path of the one that is meant")
                        .finding(String.join(", ", named.stream().map(this::asTyped).map(Path::toString).toList()))
                        .exception();
            }
            if (!named.isEmpty()) {
                return asTyped(named.get(0));
            }
        }
        throw Diagnostic.of(Code.FILE_NOT_FOUND, "there is no model called '" + name + "'")
                .expecting("one of 'flowcheck models', or a path with '/' or " + ENDING)
                .suggesting(Spelling.nearest(name, all().keySet())).exception();
    }

    /**
     * The file of a model that a file names. Files may come from strangers: the paths in them lead to nowhere but below
     * the current folder, links followed.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException as {@link #find}, or if the path leads out
     */
    public Path findNamedInFile(String name) {
        Path file = find(name);
        if (!name.contains("/") && !name.endsWith(ENDING)) {
            return file;
        }
        try {
            if (file.toRealPath().startsWith(folder.toRealPath()) && !Path.of(name).isAbsolute()) {
                return file;
            }
        } catch (IOException vanished) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, "cannot read " + name).exception();
        }
        throw Diagnostic.of(Code.FILE_NOT_FOUND, "this path leads out of the current folder")
                .expecting("the name of a model, or the path of one below the folder in which flowcheck was started")
                .exception();
    }

    private Path path(String name) {
        Path path;
        try {
            path = folder.resolve(name);
        } catch (InvalidPathException impossible) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, "'" + name + "' cannot be the path of a file").exception();
        }
        if (!Files.isRegularFile(path)) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, Files.isDirectory(path) ? name + " is a folder, not a model file"
                    : "there is no model file " + name).suggesting(nearest(path)).exception();
        }
        return path;
    }

    /** A path as short as it can be typed, which is how messages show it. */
    private Path asTyped(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = path.toAbsolutePath();
        return whole.startsWith(here) ? here.relativize(whole) : path;
    }

    /** All models by name, those of the current folder before the installation's, in the order of topics and names. */
    public Map<String, Path> all() {
        Map<String, Path> found = new LinkedHashMap<>();
        roots().forEach(root -> files(root).forEach(file -> found.putIfAbsent(nameOf(file), file)));
        return found;
    }

    /** The topic of a model file: the name of the folder it lies in. */
    public static String topicOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null || parent.getFileName() == null ? "" : parent.getFileName().toString();
    }

    private Optional<String> nearest(Path path) {
        if (path.getFileName() == null) {
            return Optional.empty();
        }
        String bare = nameOf(path);
        Map<String, Path> known = all();
        return known.containsKey(bare) ? Optional.of(bare) : Spelling.nearest(bare, known.keySet());
    }

    private List<Path> roots() {
        List<Path> roots = new ArrayList<>();
        roots.add(folder.resolve(MODELS));
        installation.map(home -> home.resolve(MODELS)).ifPresent(roots::add);
        return roots;
    }

    private static List<Path> files(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(root, DEPTH)) {
            return tree.filter(file -> file.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, "cannot read the folder " + root + ": " + unreadable.getMessage())
                    .exception();
        }
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
