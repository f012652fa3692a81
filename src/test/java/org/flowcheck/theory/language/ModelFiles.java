package org.flowcheck.theory.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All models of the project. */
final class ModelFiles {

    private ModelFiles() {
    }

    static List<Path> all() {
        try (Stream<Path> files = Files.walk(Path.of("models"))) {
            return files.filter(path -> path.toString().endsWith(ModelReader.ENDING)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
