package org.flowcheck.simulation.ode;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.AbstractIntegrator;
import org.hipparchus.ode.MultistepIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.AdaptiveStepsizeIntegrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;

/** Steps by an integrator of Hipparchus. */
final class HipparchusMarch implements March {

    /** Steps of a multistep formula's start that would fill the whole time, at least: {@value}; four are made. */
    private static final double STARTS_IN_SPAN = 8;
    /** Longest step of such a start that is given, as a part of the whole time: {@value}. */
    private static final double LONGEST_START = 0.24;

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
        if (integrator instanceof MultistepIntegrator multistep) {
            multistep.setStarterIntegrator(starter());
        } else if (limits.firstStep() > 0 && integrator instanceof AdaptiveStepsizeIntegrator adaptive) {
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

    /**
     * What makes a multistep formula's first steps; their mean length is the first one that the formula itself tries.
     * They are short enough to be made before the end, else the formula would never begin; of a given length where one
     * is given, so that a run with longer steps has them longer from the start.
     */
    private AdaptiveStepsizeIntegrator starter() {
        double most = Math.min(limits.maxStep(), (request.end() - request.problem().start()) / STARTS_IN_SPAN);
        if (limits.firstStep() > 0) {
            most = Math.min(limits.firstStep(), LONGEST_START * (request.end() - request.problem().start()));
        }
        DormandPrince853Integrator starter = new DormandPrince853Integrator(Math.min(limits.minStep(), most), most,
                limits.absolute(), limits.relative());
        if (limits.firstStep() > 0) {
            starter.setInitialStepSize(most);
        }
        return starter;
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
