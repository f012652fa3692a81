package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.Manifest;
import org.flowcheck.simulation.compiler.DataColumns;
import org.flowcheck.simulation.compiler.GivenData;
import org.flowcheck.simulation.data.CsvReader;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.simulation.data.NpzReader;
import org.flowcheck.simulation.data.NumericArray;
import org.flowcheck.theory.model.Model;

/**
 * A file of numbers for data of a model, as it was read once for all runs.
 *
 * @param input the file with its digest
 * @param arrays the numbers of the data it gives
 * @param sizes the parameters whose values follow from their lengths: whole numbers
 */
public record StudyData(Manifest.Input input, NamedArrays arrays, Map<String, Double> sizes) {

    /** Keeps the order of the sizes. */
    public StudyData {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }

    /**
     * Reads a file: an NPZ archive (files that end in {@code .npz}), else a table (CSV).
     *
     * @param chosen the parameters that have values already
     * @throws org.flowcheck.diagnostic.DiagnosticException if the file cannot be read or does not fit the model
     */
    static StudyData read(Model model, Path file, Set<String> chosen) {
        if (model.data().isEmpty()) {
            throw Diagnostic.of(Code.UNKNOWN_DATA, model.name() + " has no data, and " + file + " gives some")
                    .expecting("a model with a section 'data'").exception();
        }
        NamedArrays arrays = file.toString().toLowerCase(Locale.ROOT).endsWith(".npz") ? NpzReader.readFinite(file)
                : DataColumns.of(model, CsvReader.read(file));
        arrays.entries().forEach((name, entry) -> requireNumbers(name, entry.array(), arrays.source()));
        return new StudyData(Manifest.Input.ofFile("data", file), arrays, GivenData.sizes(model, arrays, chosen));
    }

    private static void requireNumbers(String name, NumericArray array, String source) {
        if (array.values().length == 0) {
            throw Diagnostic.of(Code.ARRAY_SHAPE, source + ": the array '" + name + "' holds no numbers")
                    .expecting("at least one sample").exception();
        }
    }

    /** {@code {"file": ..., "sha256": ..., "arrays": ["x", "y"], "sizes": {"n": 7}}}. */
    Json.Members json() {
        return Json.object().with("file", input.file()).with("sha256", input.sha256())
                .with("arrays", Json.texts(List.copyOf(arrays.entries().keySet()))).with("sizes", sizesJson());
    }

    /** The sizes that follow from the data. */
    Json.Members sizesJson() {
        Json.Members members = Json.object();
        for (Map.Entry<String, Double> size : sizes.entrySet()) {
            members = members.with(size.getKey(), size.getValue().longValue());
        }
        return members;
    }

    /** What was given and from where, in words. */
    String text() {
        StringBuilder text = new StringBuilder("data " + String.join(", ", arrays.entries().keySet()));
        sizes.forEach((name, value) -> text.append(", ").append(name).append('=').append(ModelVariant.number(value)));
        return text.append(": from ").append(input.file()).toString();
    }
}
