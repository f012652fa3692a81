package org.flowcheck.evidence.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The folder in which one command leaves its files. Each file appears whole or not at all, so what an interrupted
 * command had written stays usable, and its {@link Manifest} says how far it came.
 *
 * <p>Safe for use by several threads that write different files.
 */
public final class RunFolder {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Hexadecimal digits of the content's digest in a folder's name. */
    private static final int KEY_DIGITS = 4;
    private static final String MANIFEST = "manifest.json";

    private final Path path;
    private final List<String> files = new ArrayList<>();

    private RunFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes the folder {@code RUNS/TIME-COMMAND-KEY}, for example {@code runs/2026-11-22T0310-verify-7f3a}; a second
     * one of that name gets {@code -2} and so on.
     *
     * @param runs the folder of all runs, made if missing
     * @param time when the command started; its name has minutes in UTC
     * @param command the command's name: letters, digits and hyphens
     * @param content what determines the result (command line, model text, ...), from which the key is made
     * @throws org.flowcheck.diagnostic.DiagnosticException if the disk refuses
     */
    public static RunFolder create(Path runs, Instant time, String command, String content) {
        if (!command.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("command name: " + command);
        }
        AtomicFile.makeFolder(runs);
        String name = TIME.format(time) + "-" + command + "-" + Sha256.of(content).substring(0, KEY_DIGITS);
        for (int number = 1; ; number++) {
            Path folder = runs.resolve(number == 1 ? name : name + "-" + number);
            try {
                Files.createDirectory(folder);
                return new RunFolder(folder);
            } catch (FileAlreadyExistsException e) {
                // The same command in the same minute: the next number is tried.
            } catch (IOException | ReadOnlyFileSystemException e) {
                throw AtomicFile.refused(folder, e);
            }
        }
    }

    /** Uses the folder a user named, made if missing; files of the same names are replaced, others stay. */
    public static RunFolder at(Path folder) {
        AtomicFile.makeFolder(folder);
        return new RunFolder(folder);
    }

    /** Where the folder is. */
    public Path path() {
        return path;
    }

    /**
     * Writes a file of the folder.
     *
     * @param name a plain name, or one with folders: {@code plots/blow-up-time.svg}
     * @return where it lies
     * @throws org.flowcheck.diagnostic.DiagnosticException if the disk refuses
     */
    public Path write(String name, AtomicFile.Content content) {
        Path file = path.resolve(name).normalize();
        if (name.isEmpty() || !file.startsWith(path.normalize()) || file.equals(path.normalize())) {
            throw new IllegalArgumentException("not a file of the run folder: " + name);
        }
        if (!file.getParent().equals(path)) {
            AtomicFile.makeFolder(file.getParent());
        }
        AtomicFile.write(file, content);
        synchronized (files) {
            if (!name.equals(MANIFEST) && !files.contains(name)) {
                files.add(name);
            }
        }
        return file;
    }

    /** Writes a text file of the folder, in UTF-8. */
    public Path write(String name, String text) {
        return write(name, out -> out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /**
     * Writes {@code manifest.json}: once when the command starts, as {@link Manifest.State#RUNNING}, and again when it
     * ends, however it ends. It lists the files written so far.
     */
    public Path manifest(Manifest manifest) {
        List<String> written;
        synchronized (files) {
            written = files.stream().sorted().toList();
        }
        return write(MANIFEST, manifest.json(written).pretty() + "\n");
    }
}
