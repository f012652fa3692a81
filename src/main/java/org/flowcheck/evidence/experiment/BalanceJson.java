package org.flowcheck.evidence.experiment;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.flowcheck.evidence.store.Json;
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
import org.flowcheck.theory.calculus.balance.Smallest;
import org.flowcheck.theory.calculus.balance.Stage;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;

/** A dominant balance as JSON: exponents and formulas as text of the model language. */
final class BalanceJson {

    private final UnaryOperator<Expression> writing;

    private BalanceJson(UnaryOperator<Expression> writing) {
        this.writing = writing;
    }

    /**
     * The object.
     *
     * @param measured exponents with slopes, if they were measured
     * @param writing the form in which formulas are shown
     */
    static Json.Members of(BalanceReport report, Optional<List<ExponentRow>> measured,
                           UnaryOperator<Expression> writing) {
        return new BalanceJson(writing).object(report, measured);
    }

    private Json.Members object(BalanceReport report, Optional<List<ExponentRow>> measured) {
        return Json.object().with("width", report.width()).with("clock", report.clock().head())
                .with("clockName", report.clockName())
                .with("courses", report.courses().stream().map(this::course).toList())
                .with("uncovered", regions(report.uncovered()))
                .with("regimes", report.regimes().stream().map(BalanceJson::regime).toList())
                .with("measured", measured.<Json>map(rows ->
                        Json.array(rows.stream().map(BalanceJson::row).toArray(Json[]::new))).orElse(Json.nothing()))
                .with("measuredCount", measured.<Json>map(rows -> count(ExponentRow.Count.of(rows)))
                        .orElse(Json.nothing()));
    }

    private String written(Expression formula) {
        return ExpressionText.of(writing.apply(formula));
    }

    private Json.Members course(Course course) {
        return Json.object().with("where", course.region().text())
                .with("stages", course.stages().stream().map(this::stage).toList())
                .with("end", sizes(course.end()));
    }

    private Json.Members stage(Stage stage) {
        return Json.object().with("kind", word(stage.kind())).with("clock", stage.clock())
                .with("from", exponent(stage.from())).with("until", exponent(stage.until()))
                .with("sizes", sizes(stage.sizes()))
                .with("equations", stage.equations().stream().map(this::equation).toList())
                .with("ending", word(stage.ending().kind())).with("why", stage.ending().why())
                .with("caughtUp", stage.ending().caughtUp().stream().map(this::caughtUp).toList());
    }

    private Json.Members caughtUp(Ending.CaughtUp term) {
        return components(term.components()).with("term", written(term.term()));
    }

    private Json.Members equation(BalancedEquation equation) {
        return components(equation.components()).with("governing", written(equation.governing()))
                .with("neglected", equation.neglected().stream().map(this::neglected).toList());
    }

    private Json.Members neglected(NeglectedTerm term) {
        return Json.object().with("term", written(term.term())).with("beyondStart", term.beyondStart())
                .with("relative", term.relative().text())
                .with("catchesUp", term.catchesUp().map(Smallest::text).<Json>map(Json::of).orElse(Json.nothing()))
                .with("coherent", relative(term, true)).with("zeroMean", relative(term, false));
    }

    /** The relative exponent with sums over the width counted in one way; null where that is not the other way. */
    private static Json relative(NeglectedTerm term, boolean coherent) {
        return term.other().filter(other -> other.coherent() == coherent).map(NeglectedTerm.Count::relative)
                .map(Largest::text).<Json>map(Json::of).orElse(Json.nothing());
    }

    private static Json.Members components(Components components) {
        return Json.object().with("components", components.text()).with("except", components.remark());
    }

    private static List<Json> sizes(List<Size> sizes) {
        return sizes.stream().<Json>map(size -> components(size.components()).with("size", size.size().text())
                .with("change", size.change().map(Largest::text).<Json>map(Json::of).orElse(Json.nothing()))).toList();
    }

    private static Json.Members regime(Regime regime) {
        return components(regime.components()).with("vanishing", regions(regime.vanishing()))
                .with("critical", regions(regime.critical())).with("growing", regions(regime.growing()))
                .with("untold", regions(regime.untold()))
                .with("boundaries", Json.texts(regime.boundaries().stream().map(Exponent::text).toList()));
    }

    private static Json regions(Collection<Region> regions) {
        return Json.texts(regions.stream().map(Region::text).toList());
    }

    private static Json exponent(Optional<Exponent> exponent) {
        return exponent.map(Exponent::text).<Json>map(Json::of).orElse(Json.nothing());
    }

    private static Json row(ExponentRow row) {
        return Json.object().with("where", row.where()).with("quantity", row.quantity())
                .with("predicted", row.predicted().value()).with("atMost", row.predicted().atMost())
                .with("slope", row.slope()).with("error", row.error())
                .with("agrees", row.verdict() == ExponentRow.Verdict.AGREES).with("verdict", row.verdict().word())
                .with("why", row.why().orElse(""));
    }

    private static Json count(ExponentRow.Count count) {
        return Json.object().with("agree", count.agree()).with("differ", count.differ())
                .with("notMeasured", count.notMeasured());
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
