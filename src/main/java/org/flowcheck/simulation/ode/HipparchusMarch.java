package org.flowcheck.simulation.ode;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.AbstractIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.sampling.ODEStateInterpolator;

/** One run in time by an integrator of Hipparchus; whatever happens comes back as an outcome. */
final class HipparchusMarch {

    /** What a run leaves behind beside what its recorder holds. */
    record Result(Outcome outcome, Effort effort) { }

    private HipparchusMarch() {
    }

    static Result run(RunRequest request, IntegrationSettings settings, RunRecorder recorder, long maxEvaluations,
                      long deadline) {
        InitialValueProblem problem = request.problem();
        double[] initial = problem.initial();
        double span = request.end() - problem.start();
        GuardedField field = new GuardedField(problem.field(), problem.start(), maxEvaluations, deadline);
        Outcome outcome;
        try {
            recorder.begin();
            if (span > 0) {
                double minStep = settings.minStepFraction() * Math.max(span, Math.abs(problem.start()));
                AbstractIntegrator integrator = Integrators.create(settings.integrator(), minStep, span,
                        settings.absoluteTolerance() * scale(initial), settings.relativeTolerance());
                integrator.addStepHandler(step -> {
                    recorder.accept(new View(step));
                    field.accepted(recorder.lastTime());
                });
                integrator.integrate(field, new ODEState(problem.start(), initial), request.end());
            }
            outcome = new Outcome.End(request.end());
        } catch (StopRun stop) {
            outcome = stop.outcome();
        } catch (MathRuntimeException refused) {
            // Hipparchus refuses to go on when a step would fall below the smallest one.
            outcome = new Outcome.StepTooSmall(recorder.lastTime(),
                    settings.minStepFraction() * Math.max(span, Math.abs(problem.start())));
        }
        recorder.finish();
        return new Result(outcome, new Effort(field.evaluations() + 1, recorder.accepted(), -1));
    }

    /** What absolute tolerances are relative to: the largest initial component, at most 1; 1 for a zero state. */
    static double scale(double[] initial) {
        double largest = Math.abs(initial[RunRecorder.largest(initial)]);
        return largest > 0 ? Math.min(1, largest) : 1;
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
