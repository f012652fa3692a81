package org.flowcheck.evidence.report.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Extent;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.theory.expression.ExpressionText;

/** The runs a claim asks for, as a table. */
final class RunsTable {

    private static final List<String> HEADINGS =
            List.of("runs", "model", "parameters", "starts", "seeds", "until", "samples");

    private RunsTable() {
    }

    static Block.Grid of(Claim claim) {
        return new Block.Grid(HEADINGS, claim.runs().stream().map(RunsTable::row).toList());
    }

    private static List<List<Inline>> row(RunPlan plan) {
        List<String> parameters = new ArrayList<>();
        plan.grid().forEach(axis -> parameters.add(axis.parameter() + " = "
                + axis.values().stream().map(RunsTable::plain).collect(Collectors.joining(", "))));
        plan.activations().forEach((name, function) -> parameters.add(name + " = " + function));
        String starts = plan.initial().stream().map(name -> name.isEmpty() ? "default" : name)
                .collect(Collectors.joining(", "));
        return List.of(Inline.words(plan.name()),
                List.of(new Inline.Link("#" + ModelSections.anchor(plan.model().name()), plan.model().name())),
                Inline.words(parameters.isEmpty() ? "default" : String.join("; ", parameters)), Inline.words(starts),
                Inline.words(Integer.toString(plan.seeds())), Inline.words(until(plan)),
                Inline.words(Integer.toString(plan.extent().samples())));
    }

    private static String until(RunPlan plan) {
        if (plan.extent() instanceof Extent.UntilTime time) {
            return "t = " + ExpressionText.of(time.end()) + (time.tolerance().isPresent()
                    ? ", tolerance " + plain(time.tolerance().getAsDouble()) : "");
        }
        String followed = plan.model().blowUp().map(section -> ExpressionText.of(section.along())).orElse("size");
        return "blow-up, |" + followed + "| = " + plain(((Extent.BlowUp) plan.extent()).threshold());
    }

    /** A number as it is, without a point where it is whole; long ones with an exponent. */
    static String plain(double value) {
        BigDecimal number = new BigDecimal(NumberText.exact(value)).stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        return number.signum() != 0 && (exponent >= 4 || exponent < -3)
                ? number.movePointLeft(exponent).toPlainString() + "e" + exponent : number.toPlainString();
    }
}
