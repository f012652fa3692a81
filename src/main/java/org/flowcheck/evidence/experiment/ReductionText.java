package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Reduces;
import org.flowcheck.theory.model.State;

/** What a model says is small or large in it, and how it follows from a fuller one, in lines. */
final class ReductionText {

    private ReductionText() {
    }

    /** Adds the sections that the model has. */
    static void of(Model model, Listing out) {
        model.asymptotics().ifPresent(asymptotics -> out.section("asymptotics", asymptotics(asymptotics)));
        model.reduces().ifPresent(reduces -> out.section("reduces " + reduces.reference() + order(reduces) + ", where",
                reduction(model, reduces)));
    }

    private static List<Listing.Line> asymptotics(Asymptotics asymptotics) {
        List<Listing.Line> lines = new ArrayList<>();
        asymptotics.small().ifPresent(small -> lines.add(Listing.Line.of(small + " -> 0")));
        asymptotics.scaling().ifPresent(scaling -> lines.add(Listing.Line.of(scaling.width() + " -> Infinity, t = "
                + (scaling.clock() == Asymptotics.Clock.LOGARITHM ? "tau*Log[" + scaling.width() + "]"
                : scaling.width() + "^tau"))));
        return lines;
    }

    /** How far a reduction goes: {@code  at leading order}. */
    static String order(Reduces reduces) {
        return reduces.order().map(order -> order == 0 ? " at leading order" : " up to " + order
                + (order == 1 ? " order" : " orders") + " beyond the leading one").orElse(" exactly");
    }

    /** What each state, data array and parameter is, the clock and the set, a line each. */
    static List<Listing.Line> reduction(Model model, Reduces reduces) {
        List<Listing.Line> lines = new ArrayList<>();
        for (State state : model.states()) {
            lines.add(image(state.name(), reduces.states().get(state.name())));
        }
        for (DataArray array : model.data()) {
            Listing.Line line = image(array.name(), reduces.data().get(array.name()));
            String same = DerivationText.element(array.name(), reduces.data().get(array.name()).axes());
            if (!line.text().equals(same + " is " + same)) {
                lines.add(line);
            }
        }
        for (Map.Entry<String, Expression> parameter : new TreeMap<>(reduces.parameters()).entrySet()) {
            lines.add(Listing.Line.of(parameter.getKey() + " is " + ExpressionText.of(parameter.getValue())));
        }
        reduces.clock().ifPresent(clock -> lines.add(Listing.Line.of("t is " + ExpressionText.of(
                Algebra.multiply(clock, Reference.to(Reference.TIME))))));
        reduces.manifold().forEach(equation -> lines.add(Listing.Line.of("on " + ExpressionText.of(equation))));
        return lines;
    }

    private static Listing.Line image(String name, Reduces.Image image) {
        return Listing.Line.of(DerivationText.element(name, image.axes()) + " is " + ExpressionText.of(image.value()));
    }
}
