package org.flowcheck.simulation.enclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.flowcheck.simulation.ode.DifferentiableField;

/**
 * Outputs of a tape in doubles, and their gradients by one backward sweep over its steps (reverse automatic
 * differentiation; Griewank, Walther, Evaluating Derivatives, section 3.2).
 *
 * <p>Time: an evaluation takes one operation a step, a gradient some four, whatever the number of components. For one
 * thread at a time.
 */
public final class DifferentiatedTape implements DifferentiableField {

    private static final double HALF = 0.5;

    private final int dimension;
    private final Operation[] operations;
    private final int[] first;
    private final int[] second;
    private final double[] exponents;
    private final int[] outputs;
    private final double[] values;
    private final double[] slopes;

    private DifferentiatedTape(Tape tape, List<Integer> outputs) {
        BitSet needed = tape.needed(outputs);
        int count = needed.cardinality();
        this.dimension = tape.dimension();
        this.operations = new Operation[count];
        this.first = new int[count];
        this.second = new int[count];
        this.exponents = new double[count];
        this.values = new double[count];
        this.slopes = new double[count];
        int[] places = new int[tape.steps().size()];
        int place = 0;
        for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
            TapeStep step = tape.steps().get(i).moved(places);
            switch (step.operation()) {
                case TIME -> throw new NotOnTapeException("it depends on the time");
                case CARLSON_RF -> throw new NotOnTapeException("derivatives of CarlsonRF");
                case NUMBER -> values[place] = step.number().toDouble();
                default -> exponents[place] = step.number().toDouble();
            }
            operations[place] = step.operation();
            first[place] = step.first();
            second[place] = step.second();
            places[i] = place++;
        }
        this.outputs = outputs.stream().mapToInt(output -> places[output]).toArray();
    }

    /**
     * The flow of a tape.
     *
     * @throws NotOnTapeException if it depends on the time, or on a function without derivatives here
     */
    public static DifferentiatedTape ofRates(Tape tape) {
        return new DifferentiatedTape(tape, tape.rates());
    }

    /**
     * A formula on a tape as a single output, whatever its conditions.
     *
     * @throws NotOnTapeException if it is infinite, depends on the time, or on a function without derivatives here
     */
    public static DifferentiatedTape ofFormula(Tape tape, String name) {
        return new DifferentiatedTape(tape, List.of(tape.formula(name).value().orElseThrow(() ->
                new NotOnTapeException(name + " is infinite"))));
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public void derivatives(double[] y, double[] out) {
        evaluate(y);
        for (int i = 0; i < outputs.length; i++) {
            out[i] = values[outputs[i]];
        }
    }

    @Override
    public void pullBack(double[] y, double[] weights, double[] out) {
        evaluate(y);
        Arrays.fill(slopes, 0);
        for (int i = 0; i < outputs.length; i++) {
            slopes[outputs[i]] += weights[i];
        }
        Arrays.fill(out, 0);
        for (int i = operations.length - 1; i >= 0; i--) {
            double slope = slopes[i];
            // What has no weight contributes nothing, even where it has no derivative.
            if (slope != 0) {
                spread(i, slope, out);
            }
        }
    }

    private void evaluate(double[] y) {
        double[] v = values;
        for (int i = 0; i < operations.length; i++) {
            int a = first[i];
            int b = second[i];
            switch (operations[i]) {
                case NUMBER -> { }
                case STATE -> v[i] = y[a];
                case ADD -> v[i] = v[a] + v[b];
                case SUBTRACT -> v[i] = v[a] - v[b];
                case MULTIPLY -> v[i] = v[a] * v[b];
                case SQUARE -> v[i] = v[a] * v[a];
                case DIVIDE -> v[i] = v[a] / v[b];
                case NEGATE -> v[i] = -v[a];
                case POWER -> v[i] = power(v[a], exponents[i]);
                case EXP -> v[i] = StrictMath.exp(v[a]);
                case LOG -> v[i] = StrictMath.log(v[a]);
                case TIME, CARLSON_RF -> throw new IllegalStateException(operations[i] + " was refused");
            }
        }
    }

    /** Hands the derivative by a step's value on to its operands. */
    private void spread(int i, double slope, double[] out) {
        double[] v = values;
        int a = first[i];
        int b = second[i];
        switch (operations[i]) {
            case NUMBER -> { }
            case STATE -> out[a] += slope;
            case ADD -> {
                slopes[a] += slope;
                slopes[b] += slope;
            }
            case SUBTRACT -> {
                slopes[a] += slope;
                slopes[b] -= slope;
            }
            case MULTIPLY -> {
                slopes[a] += slope * v[b];
                slopes[b] += slope * v[a];
            }
            case SQUARE -> slopes[a] += 2 * slope * v[a];
            case DIVIDE -> {
                slopes[a] += slope / v[b];
                slopes[b] -= slope * v[i] / v[b];
            }
            case NEGATE -> slopes[a] -= slope;
            case POWER -> slopes[a] += slope * exponents[i] * power(v[a], exponents[i] - 1);
            case EXP -> slopes[a] += slope * v[i];
            case LOG -> slopes[a] += slope / v[a];
            case TIME, CARLSON_RF -> throw new IllegalStateException(operations[i] + " was refused");
        }
    }

    private static double power(double base, double exponent) {
        return exponent == HALF ? Math.sqrt(base) : StrictMath.pow(base, exponent);
    }
}
