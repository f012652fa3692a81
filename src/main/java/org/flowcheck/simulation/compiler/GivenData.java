package org.flowcheck.simulation.compiler;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Model;

/** Numbers that a user gives for data arrays of a model: which sizes follow from them, and whether they fit. */
public final class GivenData {

    private GivenData() {
    }

    /**
     * The parameters that the lengths of given arrays set: those that stand alone as the size of an index. A table of
     * seven rows for {@code y[i]} with {@code {i, n}} sets n to 7.
     *
     * @param model the model
     * @param data arrays for some of its data
     * @param chosen parameters that have values already; whether the arrays fit these is judged by the compiler
     * @return a whole number each, by name
     * @throws DiagnosticException (unknown-data, array-shape, data-size) for an array that the model does not have or
     *     that has another number of indices, and for two lengths of one parameter
     */
    public static Map<String, Double> sizes(Model model, NamedArrays data, Set<String> chosen) {
        requireKnown(model, data);
        Map<String, Double> sizes = new LinkedHashMap<>();
        Map<String, String> sources = new LinkedHashMap<>();
        for (DataArray array : model.data()) {
            NamedArrays.Entry entry = data.entries().get(array.name());
            if (entry == null) {
                continue;
            }
            int[] shape = entry.array().shape();
            for (int i = 0; i < shape.length; i++) {
                Axis axis = array.axes().get(i);
                if (!(axis.size() instanceof Reference size) || !size.isPlain() || chosen.contains(size.name())) {
                    continue;
                }
                Double before = sizes.putIfAbsent(size.name(), (double) shape[i]);
                String first = sources.putIfAbsent(size.name(), form(array) + " has length " + shape[i] + " along "
                        + axis.index());
                if (before != null && before != shape[i]) {
                    throw problem(Code.DATA_SIZE, data, entry, first + ", and " + form(array) + " has length "
                            + shape[i] + " along " + axis.index() + "; both are " + size.name())
                            .expecting("equal lengths").exception();
                }
            }
        }
        return sizes;
    }

    private static void requireKnown(Model model, NamedArrays data) {
        List<String> names = model.data().stream().map(DataArray::name).toList();
        data.entries().forEach((name, entry) -> {
            DataArray array = model.dataArray(name).orElseThrow(() ->
                    problem(Code.UNKNOWN_DATA, data, entry, model.name() + " has no data '" + name + "'")
                            .expecting(names.isEmpty() ? "a model with data" : String.join(", ", names))
                            .suggesting(Spelling.nearest(name, names)).exception());
            if (entry.array().shape().length != array.axes().size()) {
                throw problem(Code.ARRAY_SHAPE, data, entry, "the array '" + name
                        + "' has another number of indices than the data " + form(array))
                        .expecting(indices(array.axes().size()))
                        .finding(indices(entry.array().shape().length)).exception();
            }
        });
    }

    /**
     * Refuses arrays that do not have the shapes of the model's data.
     *
     * @throws DiagnosticException (data-size) naming the first length that differs
     */
    static void requireFit(Symbols symbols, NamedArrays data) {
        data.entries().forEach((name, entry) -> {
            Symbols.PlacedData placed = symbols.data(name).orElseThrow();
            List<Axis> axes = placed.data().axes();
            List<Long> wanted = placed.placed().shape();
            int[] shape = entry.array().shape();
            for (int i = 0; i < shape.length; i++) {
                if (shape[i] != wanted.get(i)) {
                    String size = ExpressionText.of(axes.get(i).size());
                    String value = Long.toString(wanted.get(i));
                    throw problem(Code.DATA_SIZE, data, entry, form(placed.data()) + " is given with length " + shape[i]
                            + " along " + axes.get(i).index() + ", which has length " + size
                            + (size.equals(value) ? "" : " = " + value))
                            .expecting(wanted.stream().map(String::valueOf).collect(Collectors.joining(" x "))
                                    + " numbers")
                            .finding(Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(" x "))
                                    + " numbers").exception();
                }
            }
        });
    }

    private static Diagnostic problem(Code code, NamedArrays data, NamedArrays.Entry entry, String message) {
        return new Diagnostic(code, entry.span(), entry.span().isPresent() ? message : data.source() + ": " + message,
                "", "", "");
    }

    private static String indices(int count) {
        return count == 0 ? "one number" : count == 1 ? "one index" : count + " indices";
    }

    /** {@code x[i, j]}. */
    private static String form(DataArray array) {
        return array.axes().isEmpty() ? array.name()
                : array.axes().stream().map(Axis::index).collect(Collectors.joining(", ", array.name() + "[", "]"));
    }
}
