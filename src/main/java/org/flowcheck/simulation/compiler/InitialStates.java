package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.simulation.ode.StateLayout;

/** Puts named arrays into a flat state. */
final class InitialStates {

    private InitialStates() {
    }

    static double[] of(StateLayout layout, NamedArrays data) {
        List<Diagnostic> problems = new ArrayList<>();
        List<String> names = layout.blocks().stream().map(StateLayout.Block::name).toList();
        data.entries().forEach((name, entry) -> {
            if (!names.contains(name)) {
                problems.add(problem(Code.UNKNOWN_ARRAY, entry.span(), data, "there is no state '" + name + "'")
                        .expecting(String.join(", ", names)).suggesting(Spelling.nearest(name, names)));
            }
        });
        double[] state = new double[layout.dimension()];
        for (StateLayout.Block block : layout.blocks()) {
            NamedArrays.Entry entry = data.entries().get(block.name());
            int[] shape = block.shape().stream().mapToInt(Integer::intValue).toArray();
            if (entry == null) {
                problems.add(problem(Code.MISSING_ARRAY, Optional.empty(), data,
                        "the state '" + block.name() + "' is not given").expecting(describe(shape)));
            } else if (!Arrays.equals(entry.array().shape(), shape)) {
                problems.add(problem(Code.ARRAY_SHAPE, entry.span(), data,
                        "the array '" + block.name() + "' has another shape than the state")
                        .expecting(describe(shape)).finding(describe(entry.array().shape())));
            } else {
                entry.array().copyTo(state, block.offset());
            }
        }
        if (!problems.isEmpty()) {
            throw new DiagnosticException(problems);
        }
        return state;
    }

    private static Diagnostic problem(Code code, Optional<Span> span, NamedArrays data, String message) {
        return new Diagnostic(code, span, span.isPresent() ? message : data.source() + ": " + message, "", "", "");
    }

    private static String describe(int[] shape) {
        return shape.length == 0 ? "one number"
                : Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(" x ")) + " numbers";
    }
}
