package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Source;

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

    private static Entry entry(String name, Path file) {
        String topic = ModelLibrary.topicOf(file);
        try {
            Model model = ModelReader.read(file);
            return new Entry(topic, name, model.title(), text(model.source()));
        } catch (DiagnosticException faulty) {
            return new Entry(topic, name, "faulty: " + faulty.getMessage() + " (flowcheck check " + name + ")", "");
        }
    }

    private static String text(Source source) {
        return (source.paper() + " " + source.at()).strip();
    }
}
