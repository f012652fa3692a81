package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.flowcheck.simulation.ode.StateFunction;
import org.flowcheck.simulation.ode.VectorField;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Equation;

/**
 * Compares compiled code with the slow evaluation. Both round after each operation, in different orders; a difference
 * is measured in the size of what is added and subtracted on the way ({@link Magnitude}), not in the size of the
 * result.
 */
public final class Agreement {

    /** 1e-13 is 900 roundings of 2^-53: more than the operations in a row in any formula of the tests. */
    private static final double TOLERANCE = 1e-13;

    private final CompiledModel compiled;
    private final SlowModel slow;

    /** Between a compiled model and its slow twin. */
    public Agreement(CompiledModel compiled) {
        this.compiled = compiled;
        this.slow = new SlowModel(compiled);
    }

    /** The right-hand side, component by component. */
    public void ofField(List<Equation> equations, double t, double[] y, String where) {
        ofField(compiled.newField(), equations, t, y, where);
        ofField(compiled.newGeneralField(), equations, t, y, where + ", general");
        ofPreciseField(equations, t, y, where);
    }

    private void ofField(VectorField field, List<Equation> equations, double t, double[] y, String where) {
        double[] fast = new double[field.dimension()];
        field.derivatives(t, y, fast);
        int next = 0;
        for (Equation equation : equations) {
            next = compare(equation.axes(), equation.rate(), t, y, fast, next,
                    "rate of " + equation.state() + " " + where);
        }
        assertEquals(fast.length, next);
    }

    /** The leading digits of the right-hand side in twice the digits, where there is one. */
    private void ofPreciseField(List<Equation> equations, double t, double[] y, String where) {
        compiled.newPreciseField().ifPresent(field -> {
            double[] high = new double[y.length];
            field.derivatives(y, new double[y.length], high, new double[y.length]);
            int next = 0;
            for (Equation equation : equations) {
                next = compare(equation.axes(), equation.rate(), t, y, high, next,
                        "precise rate of " + equation.state() + " " + where);
            }
        });
    }

    /** A formula over axes. */
    public void ofArray(List<Axis> axes, Expression formula, double t, double[] y, String where) {
        FormulaArray array = compiled.newArray(axes, formula);
        double[] fast = new double[array.size()];
        array.values(t, y, fast);
        assertEquals(fast.length, compare(axes, formula, t, y, fast, 0, where));
    }

    /** A number, alone. */
    public void ofFunction(Expression formula, double t, double[] y, String where) {
        for (StateFunction function : List.of(compiled.newFunction(formula), compiled.newGeneralFunction(formula))) {
            compare(List.of(), formula, t, y, new double[] {function.value(t, y)}, 0, where);
        }
    }

    private int compare(List<Axis> axes, Expression formula, double t, double[] y, double[] fast, int from,
                        String where) {
        double[] expected = slow.array(axes, formula, t, y);
        double[] sizes = slow.magnitudes(axes, formula, t, y);
        for (int i = 0; i < expected.length; i++) {
            double got = fast[from + i];
            // Infinities and NaN agree only with themselves; Double.compare says so.
            if (Double.compare(expected[i], got) != 0) {
                assertEquals(expected[i], got, TOLERANCE * sizes[i], where + ", element " + i);
            }
        }
        return from + expected.length;
    }
}
