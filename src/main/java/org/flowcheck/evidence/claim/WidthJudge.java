package org.flowcheck.evidence.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.statistics.FamilyLevel;
import org.flowcheck.evidence.statistics.LimitFit;
import org.flowcheck.evidence.statistics.LimitRate;
import org.flowcheck.evidence.statistics.LimitStatement;
import org.flowcheck.evidence.statistics.OrderFit;
import org.flowcheck.evidence.statistics.OrderStatement;
import org.flowcheck.evidence.statistics.Rest;

/**
 * Judges a statement over widths. The numerical error of the values enters the fit as a rest: at each width the largest
 * of all draws, of any sign. Runs that ended early leave a number that reads what comes after the start undecided.
 */
final class WidthJudge {

    private final WidthCheck check;
    private final Scene scene;

    WidthJudge(WidthCheck check, Measurements measurements) {
        this.check = check;
        this.scene = new Scene(measurements, check.width().run());
    }

    WidthReport judge() {
        int runs = scene.measurements().of(check.width().run()).size();
        long early = !ReadsSamples.afterStart(check.of()) ? 0
                : check.runs().stream().flatMap(name -> scene.measurements().of(name).stream())
                .filter(run -> !run.complete()).count();
        List<WidthReport.Setting> settings = new ArrayList<>();
        Verdict.Word word = runs == 0 || early > 0 ? Verdict.Word.INCONCLUSIVE : Verdict.Word.CONSISTENT;
        for (WidthValues values : WidthValues.of(check, scene)) {
            WidthReport.Setting setting = setting(values);
            settings.add(setting);
            Verdict.Word found = WidthReport.word(setting.finding().decision());
            // Values of runs that ended early are none of those the statement is about, so they do not refute it.
            word = early > 0 || word.compareTo(found) >= 0 ? word : found;
        }
        return new WidthReport(check, word, runs, early, settings);
    }

    private WidthReport.Setting setting(WidthValues values) {
        double[] widths = values.widths();
        double[] errors = new double[widths.length];
        Optional<String> problem = problem(values);
        for (int j = 0; j < widths.length && problem.isEmpty(); j++) {
            for (int s = 0; s < values.values().length; s++) {
                double error = values.errors()[s][j];
                double relative = error / values.values()[s][j];
                // The error is known relative to the value found; the rest, relative to the true one.
                errors[j] = Math.max(errors[j], check instanceof WidthCheck.Limit ? error
                        : relative < 1 ? relative / (1 - relative) : Double.POSITIVE_INFINITY);
            }
        }
        double largest = 0;
        for (double error : errors) {
            largest = Math.max(largest, error);
        }
        scene.cell(values.cell());
        scene.view(View.FINE);
        WidthReport.Finding finding = problem.<WidthReport.Finding>map(WidthReport.NotFitted::new)
                .orElseGet(() -> fitted(values, errors));
        return new WidthReport.Setting(values.initial(), values.parameters(), widths, values.seeds().size(), largest,
                finding);
    }

    private Optional<String> problem(WidthValues values) {
        boolean order = check instanceof WidthCheck.Order;
        for (int s = 0; s < values.values().length; s++) {
            for (int j = 0; j < values.widths().length; j++) {
                double value = values.values()[s][j];
                if (!Double.isFinite(value) || order && !(value > 0)) {
                    return Optional.of("the value " + value + " at " + check.width().name() + " "
                            + (long) values.widths()[j] + ", seed " + values.seeds().get(s) + " has no "
                            + (order ? "order" : "limit"));
                }
            }
        }
        return Optional.empty();
    }

    private WidthReport.Finding fitted(WidthValues values, double[] errors) {
        double level = FamilyLevel.each(check.decisions());
        List<Rest> rests;
        Optional<LimitRate> rate;
        try {
            rests = check.rests().stream().map(rest -> rest.decay().rest(rest.constant(), scene)).toList();
            rate = check instanceof WidthCheck.Limit limit ? Optional.of(rate(limit)) : Optional.empty();
        } catch (IllegalArgumentException grows) {
            return new WidthReport.NotFitted("not small at large widths: " + grows.getMessage());
        }
        if (check instanceof WidthCheck.Limit limit) {
            double stated = limit.limit().at(scene);
            return new WidthReport.LimitFound(LimitFit.of(values.widths(), values.values(), errors,
                    new LimitStatement(stated, limit.resolution(), rate.orElseThrow(), rests), level), stated);
        }
        WidthCheck.Order order = (WidthCheck.Order) check;
        double power = order.bound().power().at(scene);
        double logPower = order.bound().logPower().at(scene);
        OrderStatement statement = new OrderStatement(bound(order.relation()), power, logPower, order.resolution(), rests);
        OrderFit fit = OrderFit.of(values.widths(), values.values(), errors, statement, level);
        return new WidthReport.OrderFound(fit, power, logPower);
    }

    private LimitRate rate(WidthCheck.Limit limit) {
        return limit.rate().map(forms -> new LimitRate(forms.stream().map(form -> form.form(scene)).toList(), false))
                .orElseGet(LimitRate::unknown);
    }

    private static OrderStatement.Bound bound(WidthCheck.Relation relation) {
        return switch (relation) {
            case AT_MOST -> OrderStatement.Bound.UPPER;
            case AT_LEAST -> OrderStatement.Bound.LOWER;
            case EQUALS -> OrderStatement.Bound.THETA;
        };
    }
}
