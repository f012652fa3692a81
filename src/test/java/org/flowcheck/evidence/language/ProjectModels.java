package org.flowcheck.evidence.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;

/** The models of the project by name, for tests of the claim language. */
public final class ProjectModels {

    private static final Map<String, Model> MODELS = read();

    private ProjectModels() {
    }

    /** The model of a name. */
    public static Model find(String name, Span span) {
        return Optional.ofNullable(MODELS.get(name)).orElseThrow(() -> Diagnostic.at(span, Code.FILE_NOT_FOUND,
                "there is no model called '" + name + "'").suggesting(Spelling.nearest(name, MODELS.keySet()))
                .exception());
    }

    private static Map<String, Model> read() {
        try (Stream<Path> files = Files.walk(Path.of("models"))) {
            Map<String, Model> models = new TreeMap<>();
            files.filter(file -> file.toString().endsWith(ModelReader.ENDING)).map(ModelReader::read)
                    .forEach(model -> models.put(model.name(), model));
            return models;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
