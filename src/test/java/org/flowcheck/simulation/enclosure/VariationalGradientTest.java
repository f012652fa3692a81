package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.ode.BlowUpGradient;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.TimeGradient;
import org.flowcheck.theory.expression.Rational;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEJacobiansProvider;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.VariationalEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Gradients of blow-up times by Hipparchus's variational equations, in the model's own time: with Phi = dy(t)/dy(0) the
 * gradient at the start is Phi^T times the one at t, which near T is along y up to what remains. Its size is that of
 * &lt;f, grad T&gt; = -1.
 */
class VariationalGradientTest {

    /** Share of T that is left out. The gradient there is wrong by O(1), of which so much and less comes back. */
    private static final double LEFT = 1e-6;
    /** Some times what is left, for draws whose condition is up to some tens. */
    private static final double TOLERANCE = 3e-5;

    @ParameterizedTest
    @CsvSource({"three-layer/three-layer-effective, 1, 1", "three-layer/three-layer-effective, 1, 4",
        "three-layer/three-layer-effective, 2, 1", "three-layer/three-layer-effective, 2, 5",
        "three-layer/three-layer-effective, 3, 2", "three-layer/matrix-effective, 2, 1"})
    void theVariationalEquationsSayTheSame(String model, double width, long seed) {
        Tapes.Sample sample = Tapes.read(model, Map.of("m", width), seed);
        double[] start = sample.compiled().initialState();
        double time = assertInstanceOf(PreciseTime.Found.class, new PreciseBlowUp(sample.tape(), Rational.of(2),
                new ExactStart(start, Optional.empty()), Control.NONE).time(12, 1e6)).time().doubleValue();
        TimeGradient.Found found = assertInstanceOf(TimeGradient.Found.class, new BlowUpGradient(
                DifferentiatedTape.ofRates(sample.tape()), 2, Control.NONE)
                .at(start, BlowUpGradient.Stated.itself(sample.compiled().layout(), start), time));
        double[] expected = variational(sample.tape(), start, (1 - LEFT) * time);
        double largest = 0;
        double off = 0;
        double twin = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            off = Math.max(off, Math.abs(expected[i] - found.gradient()[i]));
            twin = Math.max(twin, Math.abs(expected[i] - 1.01 * found.gradient()[i]));
        }
        assertEquals(0, off / largest, TOLERANCE);
        assertTrue(twin / largest > TOLERANCE, "one percent would be noticed");
    }

    private static double[] variational(Tape tape, double[] start, double until) {
        Flow flow = new Flow(tape);
        ExpandableODE equations = new ExpandableODE(flow);
        VariationalEquation variation = new VariationalEquation(equations, flow);
        ODEStateAndDerivative end = new DormandPrince853Integrator(1e-14, 1e3, 1e-13, 1e-13)
                .integrate(equations, variation.setUpInitialState(new ODEState(0, start)), until);
        double[][] phi = variation.extractMainSetJacobian(end);
        double[] y = end.getPrimaryState();
        double[] f = flow.computeDerivatives(0, start);
        double[] gradient = new double[start.length];
        double along = 0;
        for (int i = 0; i < start.length; i++) {
            for (int k = 0; k < start.length; k++) {
                gradient[i] += phi[k][i] * y[k];
            }
            along += gradient[i] * f[i];
        }
        for (int i = 0; i < start.length; i++) {
            gradient[i] /= -along;
        }
        return gradient;
    }

    /** A tape's flow for Hipparchus, with derivatives in forward mode. */
    private static final class Flow implements ODEJacobiansProvider {
        private final Tape tape;

        Flow(Tape tape) {
            this.tape = tape;
        }

        private Gradient[] rates(double[] y) {
            FieldArithmetic<Gradient> gradients = FieldArithmetic.ofGradients(y.length);
            Gradient[] variables = gradients.array(y.length);
            for (int i = 0; i < y.length; i++) {
                variables[i] = Gradient.variable(y.length, i, y[i]);
            }
            return new TapeEvaluator<>(tape, gradients).rates(gradients.of(0), variables);
        }

        @Override
        public int getDimension() {
            return tape.dimension();
        }

        @Override
        public double[] computeDerivatives(double t, double[] y) {
            return Tapes.rates(tape, t, y);
        }

        @Override
        public double[][] computeMainStateJacobian(double t, double[] y, double[] yDot) {
            Gradient[] rates = rates(y);
            double[][] jacobian = new double[y.length][];
            for (int k = 0; k < y.length; k++) {
                jacobian[k] = rates[k].getGradient();
            }
            return jacobian;
        }
    }
}
