package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.evidence.claim.ProofFinding.Status;
import org.flowcheck.evidence.statistics.ExactLaws;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Environment;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Evaluator;

/**
 * Computes chances of independent events of known laws at the values listed, by {@link ExactLaws}. What is compared is the
 * chance that they fail, which keeps its digits. That is floating-point arithmetic with a known error, no symbolic proof.
 */
final class ChanceProver {

    /** Relative error of a tail, and what every degree of freedom adds; with the rounding of the bounds inside. */
    private static final double TAIL = 1e-12;
    private static final double EACH_DEGREE = 1e-14;
    /** Rounding of one minus a chance. */
    private static final double COMPLEMENT = 4 * 0x1p-53;
    /** Sizes beyond which the laws' accuracy is not known. */
    private static final double LARGEST_SIZE = 1e9;
    private static final int DIGITS = 3;

    private ChanceProver() {
    }

    /** One combination of values. */
    private record Case(Map<String, Double> values, double failure, double allowed, double error) {

        /** How much of what is allowed is used. */
        double share() {
            return failure / allowed;
        }

        /** Whether the events fail with at most the chance that is allowed, or for an upper bound with at least that. */
        Status status(boolean least) {
            double margin = least ? allowed - failure : failure - allowed;
            return margin > error ? Status.COMPUTED : margin < -error ? Status.REFUTED : Status.UNDECIDED;
        }

        String text() {
            String place = values.entrySet().stream().map(value -> value.getKey() + " " + ScopeText.plain(value.getValue()))
                    .collect(Collectors.joining(", "));
            return (place.isEmpty() ? "" : place + ": ") + "fails with chance " + NumberText.rounded(failure, DIGITS);
        }
    }

    static ProofFinding prove(Obligation.Chance chance) {
        boolean least = chance.relation() == Comparison.Relation.AT_LEAST
                || chance.relation() == Comparison.Relation.GREATER;
        List<Case> cases = new ArrayList<>();
        try {
            for (Map<String, Double> values : combinations(chance.values())) {
                cases.add(compute(chance, values));
            }
        } catch (EvaluationException undefined) {
            return new ProofFinding(chance.text(), Status.UNDECIDED, 0, undefined.getMessage(), "");
        }
        // The worst case decides; among equals the one that uses most of what is allowed, or least of what is needed.
        Case worst = cases.get(0);
        for (Case each : cases) {
            int byStatus = rank(each.status(least)) - rank(worst.status(least));
            boolean nearer = least == each.share() > worst.share();
            worst = byStatus > 0 || byStatus == 0 && nearer ? each : worst;
        }
        Status status = worst.status(least);
        String stated = (least ? " against at most " : " against at least ") + NumberText.rounded(worst.allowed, DIGITS);
        String detail = (status == Status.COMPUTED && cases.size() > 1 ? "nearest of " + cases.size() + ": " : "")
                + worst.text() + stated + (status == Status.UNDECIDED ? ", within the error" : "");
        return new ProofFinding(chance.text(), status, 0, detail, status == Status.REFUTED ? worst.text() : "");
    }

    private static int rank(Status status) {
        return status == Status.COMPUTED ? 0 : status == Status.UNDECIDED ? 1 : 2;
    }

    private static Case compute(Obligation.Chance chance, Map<String, Double> values) {
        Evaluator evaluator = new Evaluator(environment(values));
        double failure = 0;
        double error = COMPLEMENT;
        for (Obligation.Event event : chance.events()) {
            double size = evaluator.value(event.size());
            if (!(size >= 1 && size <= LARGEST_SIZE && size == Math.rint(size))) {
                throw new EvaluationException("the size of " + event.law().head() + " is "
                        + NumberText.rounded(size, DIGITS) + ": whole numbers from 1 to "
                        + NumberText.rounded(LARGEST_SIZE, 1) + " are computed");
            }
            double outside = outside(event, (long) size, value(event.lower().map(evaluator::value)),
                    value(event.upper().map(evaluator::value)));
            error += outside * (TAIL + EACH_DEGREE * size);
            failure = ExactLaws.either(failure, outside);
        }
        double allowed = 1 - evaluator.value(chance.bound());
        if (!(allowed >= 0 && allowed <= 1)) {
            throw new EvaluationException("the bound is no chance");
        }
        return new Case(values, failure, allowed, error);
    }

    private static OptionalDouble value(Optional<Double> bound) {
        return bound.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** The chance that a number of a law lies outside its bounds. */
    private static double outside(Obligation.Event event, long size, OptionalDouble lower, OptionalDouble upper) {
        double low = lower.orElse(Double.NEGATIVE_INFINITY);
        double high = upper.orElse(Double.POSITIVE_INFINITY);
        if (Double.isNaN(low) || Double.isNaN(high)) {
            throw new EvaluationException("a bound of " + event.law().head() + " is undefined");
        }
        if (low > high || high < 0) {
            return 1;
        }
        boolean normal = event.law() == Obligation.Law.LARGEST_NORMAL;
        double below = low <= 0 ? 0 : normal ? ExactLaws.largestNormalWithin(size, low)
                : ExactLaws.chiSquareBelow(size, low);
        double above = Double.isInfinite(high) ? 0 : normal ? ExactLaws.largestNormalAbove(size, high)
                : ExactLaws.chiSquareAbove(size, high);
        return Math.min(1, below + above);
    }

    private static Environment environment(Map<String, Double> values) {
        return (name, indices) -> {
            Double value = values.get(name);
            if (value == null) {
                throw new EvaluationException("no value of " + name);
            }
            return value;
        };
    }

    private static List<Map<String, Double>> combinations(Map<String, List<Double>> values) {
        List<Map<String, Double>> combinations = List.of(Map.of());
        for (Map.Entry<String, List<Double>> parameter : values.entrySet()) {
            List<Map<String, Double>> longer = new ArrayList<>();
            for (Map<String, Double> combination : combinations) {
                for (double value : parameter.getValue()) {
                    Map<String, Double> more = new LinkedHashMap<>(combination);
                    more.put(parameter.getKey(), value);
                    longer.add(more);
                }
            }
            combinations = longer;
        }
        return combinations;
    }
}
