package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.flowcheck.theory.calculus.balance.BalanceReport;
import org.flowcheck.theory.calculus.balance.BalancedEquation;
import org.flowcheck.theory.calculus.balance.Components;
import org.flowcheck.theory.calculus.balance.Course;
import org.flowcheck.theory.calculus.balance.Ending;
import org.flowcheck.theory.calculus.balance.Exponent;
import org.flowcheck.theory.calculus.balance.Largest;
import org.flowcheck.theory.calculus.balance.NeglectedTerm;
import org.flowcheck.theory.calculus.balance.Region;
import org.flowcheck.theory.calculus.balance.Regime;
import org.flowcheck.theory.calculus.balance.Size;
import org.flowcheck.theory.calculus.balance.Stage;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.Asymptotics;

/**
 * A dominant balance as text. Terms that are neglected somewhere are numbered and written out once; then come, for each
 * part of the symbols' values, the stages, with what governs and how large the rest is.
 */
public final class BalanceText {

    /** Neglected terms that are written out for each rate; more of them are counted: {@value}. */
    static final int MOST_NEGLECTED = 6;

    private final BalanceReport report;
    private final UnaryOperator<Expression> writing;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final StringBuilder out = new StringBuilder();
    /** The stage at time zero that was written last: courses that share it do not repeat it. */
    private Stage started;

    private BalanceText(BalanceReport report, UnaryOperator<Expression> writing) {
        this.report = report;
        this.writing = writing;
    }

    /**
     * The text.
     *
     * @param writing the form in which formulas are shown
     */
    public static String of(BalanceReport report, UnaryOperator<Expression> writing) {
        return new BalanceText(report, writing).text();
    }

    private String written(Expression formula) {
        return ExpressionText.of(writing.apply(formula));
    }

    private static List<NeglectedTerm> shown(BalancedEquation equation) {
        return equation.neglected().subList(0, Math.min(MOST_NEGLECTED, equation.neglected().size()));
    }

    private String text() {
        String width = report.width();
        String time = report.clock() == Asymptotics.Clock.LOGARITHM ? report.clockName() + "*Log[" + width + "]"
                : width + "^" + report.clockName();
        line(0, "at the time " + time + ", where " + width + " is large");
        line(0, "a sum over " + width + " counts " + width + " where its terms have a mean (coherent), " + width
                + "^(1/2) where their signs are random (zero-mean)");
        legend();
        report.courses().forEach(this::course);
        if (!report.uncovered().isEmpty()) {
            out.append('\n');
            line(0, "not where " + either(report.uncovered()) + ": there other terms are as large from the start");
        }
        report.regimes().forEach(this::regime);
        return out.toString();
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }

    private void legend() {
        report.courses().stream().flatMap(course -> course.stages().stream())
                .flatMap(stage -> stage.equations().stream()).flatMap(equation -> shown(equation).stream())
                .forEach(term -> numbers.putIfAbsent(written(term.term()), numbers.size() + 1));
        out.append('\n');
        line(0, "terms");
        int digits = Integer.toString(numbers.size()).length();
        numbers.forEach((term, number) -> line(1, " ".repeat(digits - Integer.toString(number).length()) + "(" + number
                + ")  " + term));
    }

    private void course(Course course) {
        out.append('\n');
        line(0, "where " + course.region().text());
        course.stages().stream().filter(stage -> !stage.equals(started)).forEach(this::stage);
        if (!course.end().isEmpty()) {
            line(1, "at the end");
            course.end().forEach(size -> line(2, size(size)));
        }
    }

    private static String either(List<Region> regions) {
        return String.join(", or ", regions.stream().map(Region::text).toList());
    }

    private void stage(Stage stage) {
        started = stage.kind() == Stage.Kind.START ? stage : started;
        line(1, span(stage) + ": " + kind(stage));
        stage.sizes().forEach(size -> line(2, size(size)));
        if (stage.kind() != Stage.Kind.START) {
            stage.equations().forEach(equation -> line(2, "d/dt " + equation.components().text() + " = "
                    + written(equation.governing()) + remark(equation.components())));
        }
        stage.equations().forEach(equation -> neglected(stage, equation));
        ending(stage);
    }

    /** At the start only sums are of interest: the other terms are as large as in the stage that follows. */
    private void neglected(Stage stage, BalancedEquation equation) {
        List<NeglectedTerm> terms = shown(equation).stream().filter(term -> stage.kind() != Stage.Kind.START
                || term.other().isPresent()).toList();
        if (terms.isEmpty()) {
            return;
        }
        line(2, "neglected in d/dt " + equation.components().text() + remark(equation.components()));
        for (NeglectedTerm term : terms) {
            String number = "(" + numbers.get(written(term.term())) + ")";
            List<String> remarks = new ArrayList<>();
            remarks.add(number + (term.beyondStart() ? " beyond its start" : "") + " " + power(term.relative()));
            term.catchesUp().ifPresent(at -> remarks.add((stage.until().map(List::of).equals(Optional.of(at.forms()))
                    ? "catches up at the end" : "would catch up at " + stage.clock() + " = " + at.text())));
            term.other().ifPresent(other -> remarks.add((other.coherent() ? "if coherent " : "if zero-mean ")
                    + power(other.relative())));
            line(3, String.join(", ", remarks));
        }
        int more = equation.neglected().size() - MOST_NEGLECTED;
        if (more > 0 && stage.kind() != Stage.Kind.START) {
            line(3, more + (more == 1 ? " smaller term" : " smaller terms"));
        }
    }

    private static String remark(Components components) {
        return components.remark().isEmpty() ? "" : "  (" + components.remark() + ")";
    }

    private String span(Stage stage) {
        String clock = stage.clock();
        if (stage.kind() == Stage.Kind.START) {
            return "t = 0";
        }
        String lower = stage.from().map(Exponent::text).orElse("");
        String upper = stage.until().map(Exponent::text).orElse("");
        if (upper.isEmpty()) {
            return clock + " >= " + lower;
        }
        return lower.isEmpty() ? clock + " < " + upper : lower + " <= " + clock + " < " + upper;
    }

    private String kind(Stage stage) {
        return switch (stage.kind()) {
            case START -> "random numbers are independent";
            case LINEAR -> "the leading linear system governs";
            case DRIVEN -> "some components follow others";
            case SATURATED -> "where growth is opposed, sizes stay at most as large as where this stage begins; opposing terms "
                    + "cancel more and more, so that terms given as neglected may catch up later";
            case ALGEBRAIC -> "changes grow by powers of the time";
            case EXPONENTIAL -> "exponential growth, all by one factor " + report.width() + "^" + stage.clock();
        };
    }

    private void ending(Stage stage) {
        String what = switch (stage.ending().kind()) {
            case NONE -> "";
            case DRIVES -> "ends where a term takes over what it drives";
            case OPPOSES -> "ends where terms catch up that oppose the growth";
            case REINFORCES -> "ends where terms catch up that add to the growth: no exponents from there on";
            case FEEDS_BACK -> "ends where terms catch up of which it is not known whether they oppose the growth";
            case USES_UP -> "ends where the rest is as large as the drive, which is used up";
            case MEETS -> "ends where the rest is as large as the drive; what follows is not told";
            case EXPLODES -> "ends where components drive each other around a circle";
            case DAMPS -> "ends where components drive each other around a circle and do not grow: they decay or turn "
                    + "around; what follows is not told";
            case UNDECIDED -> "ends; what follows is not decided, because " + stage.ending().why();
            case LEAVES_RANGE -> "ends where the argument of a function grows beyond order one";
        };
        if (!what.isEmpty()) {
            line(2, what);
            stage.ending().caughtUp().forEach(this::caughtUp);
        }
    }

    private void caughtUp(Ending.CaughtUp caughtUp) {
        String term = written(caughtUp.term());
        line(3, "in d/dt " + caughtUp.components().text() + ": "
                + (numbers.containsKey(term) ? "(" + numbers.get(term) + ")" : term));
    }

    private String size(Size size) {
        return size.components().text() + " ~ " + power(size.size())
                + size.change().map(change -> ", relative change " + power(change)).orElse("")
                + remark(size.components());
    }

    private String power(Largest exponent) {
        String text = exponent.text();
        return report.width() + "^" + (text.matches("[A-Za-z0-9]+") ? text : "(" + text + ")");
    }

    private void regime(Regime regime) {
        out.append('\n');
        line(0, "relative change of " + regime.components().text() + remark(regime.components()));
        where("tends to zero where ", regime.vanishing());
        where("stays of order one where ", regime.critical());
        where("tends to infinity where ", regime.growing());
        where("is not told where ", regime.untold());
        if (!regime.boundaries().isEmpty()) {
            line(1, "boundaries: " + String.join(" and ", regime.boundaries().stream().map(form ->
                    form.coefficients().lastKey() + " = " + form.root(form.coefficients().lastKey()).text()).toList()));
        }
    }

    private void where(String what, List<Region> regions) {
        if (!regions.isEmpty()) {
            line(1, what + either(regions));
        }
    }
}
