package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Population;

/** What a model is given besides parameters, in lines: activations, draws, data, the population and its moments. */
final class GivenText {

    private GivenText() {
    }

    /** Adds the sections that the model has. */
    static void of(Model model, Listing out) {
        out.section("activations", model.activations().stream().map(GivenText::activation).toList());
        out.section("random draws", model.draws().stream().map(GivenText::draw).toList());
        out.section("data", model.data().stream().map(GivenText::data).toList());
        model.population().ifPresent(population -> {
            out.section("population", population.variables().stream().map(GivenText::variable).toList());
            out.section("moments", population.moments().stream().map(GivenText::moment).toList());
        });
    }

    private static Listing.Line activation(Activation activation) {
        String name = activation.name();
        if (activation.rule().orElse(null) instanceof Activation.Formula formula) {
            return Listing.Line.of(name + "[" + formula.argument() + "] = " + ExpressionText.of(formula.value()));
        }
        String function = activation.rule().map(rule -> ((Activation.Named) rule).function()).orElse("");
        if (activation.fixed()) {
            return Listing.Line.of(name + " = " + function);
        }
        List<String> atZero = new ArrayList<>();
        for (int k = 0; k < activation.atZero().size(); k++) {
            atZero.add(name + "'".repeat(k) + "[0] = " + activation.atZero().get(k));
        }
        return new Listing.Line(atZero.isEmpty() ? name : "any " + name + " with " + String.join(", ", atZero),
                function.isEmpty() ? "to be chosen where numbers are wanted" : function + " where numbers are wanted");
    }

    private static Listing.Line draw(Draw draw) {
        String arguments = draw.arguments().stream().map(ExpressionText::of).collect(Collectors.joining(", ", "[", "]"));
        String records = draw.recorded().map(recorded -> recorded.part().word() + " of " + recorded.set().title()
                + ", otherwise ").orElse("");
        return Listing.Line.of(DerivationText.element(draw.name(), draw.axes()) + " ~ " + records + draw.law().head()
                + arguments + ranges(draw.axes()));
    }

    private static Listing.Line data(DataArray array) {
        return new Listing.Line(DerivationText.element(array.name(), array.axes())
                + array.value().map(value -> " = " + ExpressionText.of(value)).orElse("") + ranges(array.axes())
                + (array.value().isEmpty() ? ", without values" : ""), array.meaning());
    }

    private static Listing.Line variable(Population.Variable variable) {
        return new Listing.Line(DerivationText.element(variable.name(), variable.axes()) + ranges(variable.axes()),
                variable.meaning());
    }

    private static Listing.Line moment(Population.Moment moment) {
        return Listing.Line.of("Expectation[" + moment.factors().stream().map(ExpressionText::of)
                .collect(Collectors.joining("*")) + "] = " + ExpressionText.of(moment.value()));
    }

    /** {@code , k = 1..m, l = 1..n}. */
    static String ranges(List<Axis> axes) {
        return axes.stream().map(axis -> ", " + axis.index() + " = 1.." + ExpressionText.of(axis.size()))
                .collect(Collectors.joining());
    }
}
