package org.flowcheck.evidence.language;

import java.util.List;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.claim.Extent;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.syntax.Term;

/**
 * Refuses formulas about several runs that do not go together. The runs of one name are paired with those of another by
 * draw and by the parameters that both have, and sampled at the same times. Of a run
 * of which a formula uses nothing but
 * the blow-up time and parameters, which belong to no sample, the times do not matter.
 */
final class RunPairs {

    private RunPairs() {
    }

    /**
     * Refuses a formula in which some run has no partner for every main run.
     *
     * @param main the run whose cells the formula is about
     */
    static void require(Term term, String main, List<RunPlan> runs) {
        RunPlan first = runs.stream().filter(run -> run.name().equals(main)).findFirst().orElseThrow();
        for (String name : RunNames.all(term, runs)) {
            RunPlan other = runs.stream().filter(run -> run.name().equals(name)).findFirst().orElseThrow();
            boolean sampled = RunNames.parts(term, name).stream().anyMatch(part ->
                    !part.equals(RunReferences.BLOW_UP_TIME) && other.model().parameter(part).isEmpty());
            problem(first, other, sampled).filter(wanted -> other != first).ifPresent(wanted -> {
                throw Diagnostic.at(term.span(), Code.RUNS_NOT_ALIGNED, "the runs '" + first.name() + "' and '"
                        + other.name() + "' do not go together in one formula").expecting(wanted).exception();
            });
        }
    }

    /**
     * What would have to be otherwise.
     *
     * @param sampled whether the formula speaks of what is sampled in the other run
     */
    private static Optional<String> problem(RunPlan main, RunPlan other, boolean sampled) {
        Optional<String> times = sampled ? timesProblem(main, other) : Optional.empty();
        if (times.isPresent()) {
            return times;
        }
        if (other.seeds() < main.seeds()) {
            return Optional.of(main.seeds() + " seeds or more of '" + other.name() + "'");
        }
        if (other.initial().size() != 1 && other.initial().size() != main.initial().size()) {
            return Optional.of("as many initial conditions in both, or one in '" + other.name() + "'");
        }
        for (RunPlan.Axis axis : main.grid()) {
            List<Double> values = values(other, axis.parameter());
            if (values.isEmpty() && other.model().parameter(axis.parameter()).isPresent()
                    || !values.isEmpty() && !values.containsAll(axis.values())) {
                return Optional.of("the values of " + axis.parameter() + " of '" + main.name() + "' in '" + other.name()
                        + "' too");
            }
        }
        return other.grid().stream().filter(axis -> axis.values().size() > 1
                && values(main, axis.parameter()).isEmpty()).findFirst().map(axis -> "one value of " + axis.parameter()
                + " in '" + other.name() + "', or its values in '" + main.name() + "' too");
    }

    private static Optional<String> timesProblem(RunPlan main, RunPlan other) {
        if (!(main.extent() instanceof Extent.UntilTime until) || !until.equals(other.extent())) {
            return Optional.of("one 'until', a time, and one 'samples' in both");
        }
        return Traversal.freeNames(until.end()).stream()
                .filter(name -> values(main, name).isEmpty() || values(other, name).isEmpty()).findFirst()
                .map(name -> "values of " + name + ", on which 'until' depends, in both");
    }

    private static List<Double> values(RunPlan plan, String parameter) {
        return plan.grid().stream().filter(axis -> axis.parameter().equals(parameter)).findFirst()
                .map(RunPlan.Axis::values).orElse(List.of());
    }
}
