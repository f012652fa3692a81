package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.theory.language.ModelScope;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Operator;
import org.flowcheck.theory.syntax.Term;

/** Gives identities to prove their meaning: {@code "left == right"} with ranges {@code "{k, m}"}. */
final class IdentityReader {

    private final ModelQuantities quantities;

    IdentityReader(Map<String, MappedText> quantities) {
        this.quantities = new ModelQuantities(quantities);
    }

    Obligation read(ProofText.Identity text) {
        Model model = text.model();
        ModelScope scope = ModelScope.of(model);
        List<Axis> axes = new ArrayList<>();
        if (text.ranges().isPresent()) {
            for (Term range : FormulaParser.parseList(text.ranges().get())) {
                if (!(range instanceof Term.Braces braces) || braces.items().size() != 2
                        || !(braces.items().get(0) instanceof Term.Name index)) {
                    throw Diagnostic.at(range.span(), Code.FORMULA_SYNTAX, "a range is wanted here")
                            .expecting("{k, m}").exception();
                }
                Axis axis = new Axis(index.name(), scope.number(braces.items().get(1)));
                axes.add(axis);
                scope = scope.withAxis(axis, index.span());
            }
        }
        Term term = FormulaParser.parse(text.identity());
        if (!(term instanceof Term.Chain chain) || !chain.operators().equals(List.of(Operator.EQUAL))) {
            throw Diagnostic.at(term.span(), Code.NOT_A_CONDITION, "an identity is one equation")
                    .expecting("left == right").exception();
        }
        return new Obligation.Identity(model, axes, text.orders(),
                quantities.number(model, scope, chain.operands().get(0)),
                quantities.number(model, scope, chain.operands().get(1)),
                text.identity().text().strip().replaceAll("\\s+", " "));
    }
}
