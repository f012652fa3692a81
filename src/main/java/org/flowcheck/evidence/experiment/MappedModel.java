package org.flowcheck.evidence.experiment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.simulation.data.NumericArray;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.theory.calculus.ActivationMeaning;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Reduces;

/**
 * A reduced model with the numbers that a map gives it from a fuller one: parameters, data, the state at time zero, and
 * its clock.
 *
 * @param compiled the reduced model from the image of the fuller model's state at time zero
 * @param clock its time per time of the fuller model
 * @param startOff distance of its own initial values from that image, in l2 norm relative to the image; 0 where both
 *     are zero
 * @param setOff distance of the fuller model's state at time zero from the set on which the reduction is stated: the
 *     largest over its equations of the l2 norm of left - right, relative to the larger of both; NaN without a set
 */
record MappedModel(CompiledModel compiled, double clock, double startOff, double setOff) {

    /**
     * Puts numbers into the reduced model of a pair. Its parameters are, in this order: those given, those that the map
     * states, those of the same name, its own defaults.
     *
     * @param full the fuller model with its numbers
     * @param given parameters of the reduced model that the user set
     * @throws org.flowcheck.diagnostic.DiagnosticException if the numbers do not fit: another shape (not-comparable), a
     *     clock that is not positive, and all that the compiler refuses
     */
    static MappedModel of(PreparedModel reduced, Reduces reduces, CompiledModel full, Map<String, Double> given) {
        return new Mapping(reduced, reduces, full).made(given);
    }

    /** A formula of a map in the fuller model, activations written out. */
    static Expression numeric(CompiledModel full, Expression formula) {
        return ActivationMeaning.numeric(full.model(), formula);
    }

    /** The l2 norm, summed in order. */
    static double norm(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private record Mapping(PreparedModel reduced, Reduces reduces, CompiledModel full) {

        MappedModel made(Map<String, Double> given) {
            CompiledModel own = reduced.compile(
                    new ModelCompiler.Choice(parameters(given), full.seed(), Optional.empty(), data(),
                            full.images()));
            double[] start = start(own.layout());
            double[] difference = own.initialState();
            for (int i = 0; i < start.length; i++) {
                difference[i] -= start[i];
            }
            return new MappedModel(own.withInitialState(start), clock(), relative(norm(difference), norm(start)),
                    setOff());
        }

        private Map<String, Double> parameters(Map<String, Double> given) {
            Map<String, Double> values = new HashMap<>();
            for (Parameter parameter : reduced.model().parameters()) {
                Expression stated = reduces.parameters().get(parameter.name());
                if (stated != null) {
                    values.put(parameter.name(), number(stated));
                } else if (full.parameters().containsKey(parameter.name())) {
                    values.put(parameter.name(), full.parameters().get(parameter.name()));
                }
            }
            values.putAll(given);
            return values;
        }

        private NamedArrays data() {
            Map<String, NamedArrays.Entry> entries = new LinkedHashMap<>();
            for (DataArray array : reduced.model().data()) {
                Reduces.Image image = reduces.data().get(array.name());
                if (image != null) {
                    double[] values = values(image.axes(), image.value());
                    entries.put(array.name(), new NamedArrays.Entry(
                            NumericArray.of(shape(image.axes()), values), Optional.empty()));
                }
            }
            return new NamedArrays("the map from " + full.model().name(), entries);
        }

        private double[] start(StateLayout layout) {
            double[] start = new double[layout.dimension()];
            for (StateLayout.Block block : layout.blocks()) {
                Reduces.Image image = reduces.states().get(block.name());
                List<Integer> shape = Arrays.stream(shape(image.axes())).boxed().toList();
                if (!shape.equals(block.shape())) {
                    throw Diagnostic.of(Code.NOT_COMPARABLE, "the state " + block.name() + " of "
                                    + reduced.model().name() + " has the shape " + text(block.shape())
                                    + ", and what it is in " + full.model().name() + " the shape " + text(shape))
                            .expecting("equal shapes, by parameters such as reduced.NAME=...").exception();
                }
                System.arraycopy(values(image.axes(), image.value()), 0, start, block.offset(), block.size());
            }
            return start;
        }

        private double clock() {
            double clock = reduces.clock().map(this::number).orElse(1.0);
            if (!(clock > 0) || Double.isInfinite(clock)) {
                String formula = ExpressionText.of(reduces.clock().orElseThrow());
                throw Diagnostic.of(Code.CLOCK_NOT_POSITIVE, "the clock " + formula + " of " + reduced.model().name()
                                + " is " + clock + " with these numbers of " + full.model().name())
                        .expecting("a positive number: the reduced model's time per time of the fuller one")
                        .exception();
            }
            return clock;
        }

        private double setOff() {
            double largest = Double.NaN;
            for (Comparison equation : reduces.manifold()) {
                List<Axis> axes = reduces.axes(equation);
                double scale = Math.max(norm(values(axes, equation.left())), norm(values(axes, equation.right())));
                double off = relative(norm(values(axes, Algebra.subtract(equation.left(), equation.right()))), scale);
                largest = Double.isNaN(largest) ? off : Math.max(largest, off);
            }
            return largest;
        }

        private double number(Expression formula) {
            return values(List.of(), formula)[0];
        }

        /** An array of the fuller model at its state at time zero. */
        private double[] values(List<Axis> axes, Expression formula) {
            FormulaArray array = full.newArray(axes, numeric(full, formula));
            double[] values = new double[array.size()];
            array.values(0, full.initialState(), values);
            return values;
        }

        private int[] shape(List<Axis> axes) {
            return axes.stream().mapToInt(axis -> (int) number(axis.size())).toArray();
        }

        private static double relative(double difference, double scale) {
            return difference == 0 ? 0 : difference / scale;
        }

        private static String text(List<Integer> shape) {
            return shape.isEmpty() ? "of one number"
                    : shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
        }
    }
}
