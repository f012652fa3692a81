package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flowcheck.evidence.claim.WidthCheck;
import org.flowcheck.evidence.claim.WidthReport;
import org.flowcheck.evidence.statistics.Decision;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.evidence.statistics.LimitFit;
import org.flowcheck.evidence.statistics.LimitRate;
import org.flowcheck.evidence.statistics.OrderFit;
import org.flowcheck.evidence.store.NumberText;

/** What a statement over widths rests on, in words: the fits of all settings, or those that decide against it. */
final class WidthEvidence {

    private static final int DIGITS = 4;
    /** Margins for rests and errors that are a smaller share of the slope's interval change no digit that is shown. */
    private static final double SEEN = 0.01;

    private WidthEvidence() {
    }

    /** Every setting where all agree with the statement, else those that do not. */
    static String of(WidthReport report) {
        if (report.runs() == 0) {
            return "no run was made";
        }
        if (report.early() > 0) {
            return report.early() + (report.early() == 1 ? " run" : " runs") + " ended early, and are not what is claimed";
        }
        Decision worst = report.settings().stream().map(setting -> setting.finding().decision())
                .max(WidthEvidence::compare).orElseThrow();
        List<WidthReport.Setting> shown = report.settings().stream()
                .filter(setting -> setting.finding().decision() == worst).toList();
        double error = shown.stream().mapToDouble(WidthReport.Setting::error).max().orElse(0);
        String findings = shown.size() > 1 && worst == Decision.CONSISTENT ? together(report.check(), shown)
                : shown.stream().map(setting -> (report.settings().size() > 1 ? place(setting) + ": " : "")
                + finding(report.check(), setting)).collect(Collectors.joining("; "));
        return findings + "; numerical error " + EvidenceText.figures(error);
    }

    /** Several settings that agree: what each found, and the rest for all of them at once. */
    private static String together(WidthCheck check, List<WidthReport.Setting> settings) {
        List<String> parts = new ArrayList<>(settings.stream().map(setting -> place(setting) + ": "
                + (setting.finding() instanceof WidthReport.OrderFound found ? slope((WidthCheck.Order) check, found)
                : limit((WidthReport.LimitFound) setting.finding()))).toList());
        List<WidthReport.OrderFound> orders = settings.stream().filter(setting -> check instanceof WidthCheck.Order)
                .map(setting -> (WidthReport.OrderFound) setting.finding()).toList();
        if (!orders.isEmpty()) {
            double smallest = orders.stream().mapToDouble(found -> found.fit().constant().lower()).min().orElseThrow();
            double largest = orders.stream().mapToDouble(found -> found.fit().constant().upper()).max().orElseThrow();
            double off = orders.stream().mapToDouble(WidthEvidence::refutedOff).max().orElseThrow();
            parts.add("constants " + number(smallest) + " to " + number(largest) + ", refuted from " + number(off) + " off");
        }
        return String.join("; ", parts);
    }

    /** How far off an exponent would have been refuted. */
    private static double refutedOff(WidthReport.OrderFound found) {
        double below = found.power() - found.fit().refutedBelow();
        double above = found.fit().refutedAbove() - found.power();
        return Double.isInfinite(below) ? above : Double.isInfinite(above) ? below : Math.max(below, above);
    }

    /** Consistent, undecided, violated. */
    private static int compare(Decision one, Decision other) {
        return Integer.compare(rank(one), rank(other));
    }

    private static int rank(Decision decision) {
        return switch (decision) {
            case CONSISTENT -> 0;
            case UNDECIDED -> 1;
            case VIOLATED -> 2;
        };
    }

    private static String place(WidthReport.Setting setting) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Double> parameter : setting.parameters().entrySet()) {
            parts.add(parameter.getKey() + " " + ScopeText.plain(parameter.getValue()));
        }
        if (!setting.initial().isEmpty()) {
            parts.add(setting.initial());
        }
        return String.join(", ", parts);
    }

    private static String finding(WidthCheck check, WidthReport.Setting setting) {
        if (setting.finding() instanceof WidthReport.OrderFound found) {
            return order((WidthCheck.Order) check, found);
        }
        return setting.finding() instanceof WidthReport.LimitFound found ? limit((WidthCheck.Limit) check, found)
                : ((WidthReport.NotFitted) setting.finding()).reason();
    }

    private static String order(WidthCheck.Order check, WidthReport.OrderFound found) {
        OrderFit fit = found.fit();
        List<String> parts = new ArrayList<>(List.of(slope(check, found)));
        if (fit.marginBelow() + fit.marginAbove() > SEEN * fit.slope().width()) {
            parts.add("exponents " + number(fit.exponent().lower()) + " to " + number(fit.exponent().upper()) + " agree");
        }
        if (found.logPower() != 0) {
            parts.add("plain slope " + around(fit.plainSlope()) + ", of which (log " + check.width().name() + ")^"
                    + number(found.logPower()) + " " + number(fit.logSlope()));
        }
        if (fit.bend() != OrderFit.Bend.NONE) {
            parts.add("slopes bend " + (fit.bend() == OrderFit.Bend.UP ? "up" : "down") + ", to " + around(fit.lastSlope()));
        }
        if (fit.decision() == Decision.UNDECIDED) {
            parts.add("not decided to " + number(check.resolution()) + ": more seeds, wider widths or smaller rests would");
        }
        parts.add("constant " + number(fit.constant().value()) + " (" + number(fit.constant().lower()) + " to "
                + number(fit.constant().upper()) + ")");
        if (fit.decision() == Decision.CONSISTENT) {
            parts.add("refuted beyond " + refuted(fit));
        }
        return String.join(", ", parts);
    }

    private static String slope(WidthCheck.Order check, WidthReport.OrderFound found) {
        String relation = switch (check.relation()) {
            case AT_MOST -> "<=";
            case AT_LEAST -> ">=";
            case EQUALS -> "==";
        };
        return "slope " + around(found.fit().slope()) + " against " + relation + " " + number(found.power());
    }

    private static String limit(WidthReport.LimitFound found) {
        LimitFit fit = found.fit();
        return "limit " + number(fit.limit().value()) + " (" + number(fit.limit().lower()) + " to "
                + number(fit.limit().upper()) + ") against " + number(found.limit());
    }

    private static String refuted(OrderFit fit) {
        boolean below = !Double.isInfinite(fit.refutedBelow());
        boolean above = !Double.isInfinite(fit.refutedAbove());
        return (below ? number(fit.refutedBelow()) : "") + (below && above ? " and " : "")
                + (above ? number(fit.refutedAbove()) : "");
    }

    private static String limit(WidthCheck.Limit check, WidthReport.LimitFound found) {
        LimitFit fit = found.fit();
        List<String> parts = new ArrayList<>();
        if (fit.kept().isEmpty()) {
            parts.add("no form of the rate fits");
        } else {
            parts.add(limit(found));
            parts.add(fit.kept().size() == 1 ? "rate " + form(fit.kept().get(0).form(), check.width().name())
                    : fit.kept().size() + " forms of the rate fit");
        }
        parts.add(switch (fit.trend()) {
            case TOWARDS -> "values move towards it";
            case AWAY -> "values move away from it";
            case LEVEL -> "values do not move";
        });
        if (fit.decision() == Decision.UNDECIDED) {
            parts.add("not decided to " + number(check.resolution()) + ": more seeds, wider widths or a known rate would");
        }
        return String.join(", ", parts);
    }

    private static String form(LimitRate.Form form, String width) {
        String power = form.power() == 0 ? "" : width + "^-" + number(form.power());
        String log = form.logPower() == 0 ? "" : "(log " + width + ")^-" + number(form.logPower());
        return (power + " " + log).strip();
    }

    private static String around(Interval interval) {
        return number(interval.value()) + " +- " + NumberText.rounded(interval.upper() - interval.value(), 2);
    }

    private static String number(double value) {
        return Double.isInfinite(value) ? NumberText.rounded(value, DIGITS)
                : ScopeText.plain(Double.parseDouble(NumberText.rounded(value, DIGITS)));
    }
}
