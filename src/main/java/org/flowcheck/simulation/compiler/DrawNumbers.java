package org.flowcheck.simulation.compiler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.simulation.kernel.Draws;
import org.flowcheck.theory.model.Draw;

/**
 * The arrays of numbers that a model is given for one seed, made when first asked for: the standard random numbers of
 * its draws or the records they are of, and its data.
 */
final class DrawNumbers {

    private final Symbols symbols;
    private final Map<String, CompiledProgram> programs;
    private final Map<String, double[]> given;
    private final long seed;
    private final double[][] numbers;

    /**
     * The numbers of one seed.
     *
     * @param symbols the arrays
     * @param programs how data are computed, by name: filled here, for all seeds
     * @param given data that the user gives in place of their formulas, row by row; not modified
     * @param seed the seed
     */
    DrawNumbers(Symbols symbols, Map<String, CompiledProgram> programs, Map<String, double[]> given, long seed) {
        this.symbols = symbols;
        this.programs = programs;
        this.given = given;
        this.seed = seed;
        this.numbers = new double[symbols.draws().size() + symbols.data().size()][];
    }

    long seed() {
        return seed;
    }

    /**
     * The numbers of some arrays; those not asked for may be missing.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if a data array has no values, or one that is not finite,
     *     or the files of a data set are not in order or do not fit
     */
    synchronized double[][] of(Set<Integer> wanted) {
        for (int number : wanted) {
            if (numbers[number] == null) {
                int draws = symbols.draws().size();
                numbers[number] = number < draws ? drawn(symbols.draws().get(number))
                        : data(symbols.data().get(number - draws));
            }
        }
        return numbers.clone();
    }

    private double[] drawn(Symbols.PlacedDraw draw) {
        int[] shape = draw.extents();
        if (symbols.isRecorded(draw.draw())) {
            Draw stated = draw.draw();
            return symbols.images().numbers(new ImageFolder.Wanted(stated.name(),
                    stated.axes().get(0).size().origin().span(), stated.recorded().orElseThrow(), shape), seed);
        }
        int count = Math.toIntExact(draw.placed().size());
        Draws source = Draws.of(seed, draw.draw().name(), shape);
        return switch (draw.draw().law()) {
            case NORMAL -> source.normals(count);
            case UNIFORM -> source.uniforms(count);
        };
    }

    private double[] data(Symbols.PlacedData array) {
        double[] numbersOfUser = given.get(array.data().name());
        return numbersOfUser != null ? numbersOfUser : computed(array);
    }

    private double[] computed(Symbols.PlacedData array) {
        String name = array.data().name();
        ProgramBuilder.Formula formula = new ProgramBuilder.Formula(array.data().axes(),
                array.data().value().orElseThrow(() -> Diagnostic.of(Code.DATA_NOT_GIVEN, "the data '" + name
                        + "' have no values")
                        .expecting("'value:' with a formula in the model, or '--data FILE' of solve, blowup and show")
                        .orAt(array.data().origin().span()).exception()));
        double[] values = new double[Math.toIntExact(array.placed().size())];
        // Data are formulas of parameters, draws and earlier data: there is no state to look at.
        programs.computeIfAbsent(name, key -> CompiledProgram.of(ProgramBuilder.build(symbols, List.of(formula)),
                List.of("data " + name))).instance(new double[0], this).run(0, new double[0], values);
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new Diagnostic(Code.DATA_NOT_FINITE, formula.value().origin().span(),
                        "in the data '" + name + "', "
                        + element(name, array.placed().shape(), i) + " is " + values[i], "finite numbers", "", "")
                        .exception();
            }
        }
        return values;
    }

    /** {@code x[2, 1]} for an element's place in the flat array. */
    private static String element(String name, List<Long> shape, int place) {
        Deque<String> indices = new ArrayDeque<>();
        long rest = place;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            indices.addFirst(Long.toString(1 + rest % shape.get(axis)));
            rest /= shape.get(axis);
        }
        return shape.isEmpty() ? name : name + "[" + String.join(", ", indices) + "]";
    }
}
