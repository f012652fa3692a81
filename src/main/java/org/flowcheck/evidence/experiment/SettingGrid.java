package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.language.ParameterSettings;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.SourceFile;

/** Expands {@code m=2,5,20 alpha=1} into one variant per combination; the last setting varies fastest. */
final class SettingGrid {

    /** Combinations beyond this are a slip: {@value}. */
    private static final int MOST_VARIANTS = 10_000;

    private SettingGrid() {
    }

    /**
     * The grid of the settings.
     *
     * @param file a file of settings, if there is one
     * @param settings words of the command line, which prevail over the file
     * @throws org.flowcheck.diagnostic.DiagnosticException if a setting does not fit the model
     */
    static List<ModelVariant> expand(Model model, Optional<Path> file, List<String> settings) {
        return expand(read(model, file, settings));
    }

    /** The settings, those of the command line over those of the file. */
    static ParameterSettings read(Model model, Optional<Path> file, List<String> settings) {
        ParameterSettings typed = read(model, "", settings);
        return file.map(path -> ParameterSettings.readFile(SourceFile.read(path), model).under(typed)).orElse(typed);
    }

    /** Settings of the command line, which may stand behind a prefix. */
    static ParameterSettings read(Model model, String prefix, List<String> settings) {
        return ParameterSettings.read(settings.stream().map(SourceText::ofCommandLine).toList(), prefix, model);
    }

    /**
     * The grid of settings that were read.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if it is too large
     */
    static List<ModelVariant> expand(ParameterSettings read) {
        double combinations = Math.max(1, read.initialConditions().size());
        for (List<Rational> values : read.parameters().values()) {
            combinations *= values.size();
        }
        if (combinations > MOST_VARIANTS) {
            throw Diagnostic.of(Code.WRONG_USAGE, "the settings make more than " + MOST_VARIANTS + " combinations")
                    .expecting("at most " + MOST_VARIANTS).exception();
        }
        List<Map<String, Double>> points = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, List<Rational>> parameter : read.parameters().entrySet()) {
            points = points.stream().flatMap(point -> parameter.getValue().stream()
                    .map(value -> with(point, parameter.getKey(), value.toDouble()))).toList();
        }
        List<Optional<String>> starts = read.initialConditions().isEmpty() ? List.of(Optional.empty())
                : read.initialConditions().stream().map(Optional::of).toList();
        SortedMap<String, String> functions = new TreeMap<>();
        read.activations().forEach((name, named) -> functions.put(name, named.function()));
        List<ModelVariant> variants = new ArrayList<>();
        for (Map<String, Double> point : points) {
            starts.forEach(start -> variants.add(new ModelVariant(point, start, functions)));
        }
        return variants;
    }

    private static Map<String, Double> with(Map<String, Double> point, String name, double value) {
        Map<String, Double> more = new LinkedHashMap<>(point);
        more.put(name, value);
        return more;
    }
}
