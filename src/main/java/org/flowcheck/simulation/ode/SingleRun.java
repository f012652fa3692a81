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
     * @param firstStep the first step that is tried; 0 where the integrator is to choose it
     */
    static Result run(RunRequest request, IntegrationSettings settings, double firstStep, RunRecorder recorder,
                      long maxEvaluations, long deadline) {
        InitialValueProblem problem = request.problem();
        GuardedField field = new GuardedField(problem.field(), problem.start(), maxEvaluations, deadline);
        return run(request, recorder, field,
                Integrators.march(settings.integrator(), field, request,
                        StepLimits.of(request, settings).startingWith(firstStep)));
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
