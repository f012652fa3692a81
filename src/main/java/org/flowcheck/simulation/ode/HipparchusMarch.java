package org.flowcheck.simulation.ode;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.AbstractIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.AdaptiveStepsizeIntegrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;

/** Steps by an integrator of Hipparchus. */
final class HipparchusMarch implements March {

    private final AbstractIntegrator integrator;
    private final GuardedField field;
    private final RunRequest request;
    private final StepLimits limits;

    HipparchusMarch(AbstractIntegrator integrator, GuardedField field, RunRequest request, StepLimits limits) {
        this.integrator = integrator;
        this.field = field;
        this.request = request;
        this.limits = limits;
    }

    @Override
    public void run(RunRecorder recorder) {
        integrator.addStepHandler(step -> {
            recorder.accept(new View(step));
            field.accepted(recorder.lastTime());
        });
        // A multistep integrator has another one make its first steps, which misses its aim where they are longer.
        if (limits.firstStep() > 0 && integrator instanceof AdaptiveStepsizeIntegrator adaptive) {
            adaptive.setInitialStepSize(limits.firstStep());
        }
        InitialValueProblem problem = request.problem();
        try {
            integrator.integrate(field, new ODEState(problem.start(), problem.initial()), request.end());
        } catch (MathRuntimeException refused) {
            // Hipparchus refuses to go on when a step would fall below the smallest one.
            throw new StopRun(new Outcome.StepTooSmall(recorder.lastTime(), limits.minStep()));
        }
    }

    @Override
    public long rejected() {
        return -1;
    }

    /** A step of Hipparchus. */
    private static final class View implements StepView {
        private final ODEStateInterpolator step;
        private final double[] state;
        private final double[] slope;

        View(ODEStateInterpolator step) {
            this.step = step;
            this.state = step.getCurrentState().getPrimaryState();
            this.slope = step.getCurrentState().getPrimaryDerivative();
        }

        @Override
        public double previous() {
            return step.getPreviousState().getTime();
        }

        @Override
        public double current() {
            return step.getCurrentState().getTime();
        }

        @Override
        public double[] state() {
            return state;
        }

        @Override
        public double[] slope() {
            return slope;
        }

        @Override
        public void interpolate(double time, double[] result) {
            double[] y = step.getInterpolatedState(time).getPrimaryState();
            System.arraycopy(y, 0, result, 0, result.length);
        }
    }
}
