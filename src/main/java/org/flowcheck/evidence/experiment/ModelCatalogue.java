package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.SourceFile;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlReader;
import org.flowcheck.theory.syntax.YamlText;

/** The models that can be named, with their titles. */
public final class ModelCatalogue {

    private ModelCatalogue() {
    }

    /**
     * One model.
     *
     * @param topic the folder it lies in
     * @param name its name
     * @param title its title; what is wrong with its file, if it cannot be read
     * @param source paper and place
     */
    public record Entry(String topic, String name, String title, String source) {
    }

    /** All models of a library, in its order. A faulty file does not hide the others. */
    public static List<Entry> read(ModelLibrary library) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, Path> known : library.all().entrySet()) {
            entries.add(entry(known.getKey(), known.getValue()));
        }
        return entries;
    }

    /**
     * Reads no more of a file than is listed, so that the list stays quick: whether the model is sound is what
     * {@code flowcheck check} says. A model that takes its title from the one it extends is read whole.
     */
    private static Entry entry(String name, Path file) {
        String topic = ModelLibrary.topicOf(file);
        try {
            YamlMapping model = YamlReader.read(SourceFile.read(file)).requireMapping("a model");
            Optional<YamlNode> title = model.find("title");
            Optional<YamlNode> source = model.find("source");
            if (title.isEmpty() || source.isEmpty()) {
                Model whole = ModelReader.read(file);
                return new Entry(topic, name, whole.title(), words(whole.source().paper(), whole.source().at()));
            }
            YamlMapping place = source.get().requireMapping("paper and place");
            return new Entry(topic, name, title.get().requireText("a title").value(),
                    words(text(place, "paper"), text(place, "at")));
        } catch (DiagnosticException faulty) {
            return new Entry(topic, name, "faulty: " + faulty.getMessage() + " (flowcheck check " + name + ")", "");
        }
    }

    private static String text(YamlMapping mapping, String key) {
        // A model may leave either empty.
        return mapping.find(key).map(value -> value instanceof YamlText text ? text.value()
                : value.requireText(key).value()).orElse("");
    }

    private static String words(String paper, String at) {
        return (paper + " " + at).strip();
    }
}
