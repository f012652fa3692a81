package org.flowcheck.simulation.ode;

/** One run in time by the integrator that the settings name; whatever happens comes back as an outcome. */
final class SingleRun {

    /** What a run leaves behind beside what its recorder holds. */
    record Result(Outcome outcome, Effort effort) { }

    private SingleRun() {
    }

    /**
     * One run.
     *
     * @param limits bounds of its steps and their errors
     */
    static Result run(RunRequest request, IntegrationSettings settings, StepLimits limits, RunRecorder recorder,
                      long deadline) {
        InitialValueProblem problem = request.problem();
        GuardedField field = new GuardedField(problem.field(), problem.start(), settings.maxEvaluations(), deadline);
        return run(request, recorder, field,
                Integrators.march(settings.integrator(), field, request, limits));
    }

    /** One run by a given march over a given field. */
    static Result run(RunRequest request, RunRecorder recorder, GuardedField field, March march) {
        Outcome outcome;
        try {
            recorder.begin();
            if (request.end() > request.problem().start()) {
                march.run(recorder);
            }
            outcome = new Outcome.End(request.end());
        } catch (StopRun stop) {
            outcome = stop.outcome();
        }
        recorder.finish();
        return new Result(outcome, new Effort(field.evaluations() + 1, recorder.accepted(), march.rejected()));
    }
}
