package org.flowcheck.evidence.language;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlText;

/** Something to prove as written: formulas in which a control may replace text. */
sealed interface ProofText {

    /**
     * This with each formula replaced.
     *
     * @param replacement gives the same object where it replaces nothing
     * @return this object itself where nothing is replaced
     */
    ProofText replacing(UnaryOperator<MappedText> replacement);

    /**
     * An identity as written.
     *
     * @param model the model it is about; one of parameters alone where the claim names none
     * @param ranges free indices with their ranges, as in {@code {k, m}, {l, m}}
     * @param orders how far it is expanded
     * @param identity the identity
     */
    record Identity(Model model, Optional<MappedText> ranges, Obligation.Orders orders, MappedText identity)
            implements ProofText {
        @Override
        public ProofText replacing(UnaryOperator<MappedText> replacement) {
            MappedText replaced = replacement.apply(identity);
            return replaced == identity ? this : new Identity(model, ranges, orders, replaced);
        }
    }

    /**
     * What is said of a constant, as written.
     *
     * @param kind the key that says what is computed, {@link ClaimKeys#NORM_OF} for example
     * @param of what it is computed of
     * @param variable what {@link ClaimKeys#IN} names, if it stands there
     * @param relation what the constant is to be to the bound
     * @param bound what it is compared with
     * @param values what {@link ClaimKeys#WITH} gives, if it stands there
     */
    record Constant(String kind, MappedText of, Optional<YamlText> variable, Comparison.Relation relation,
                    MappedText bound, Optional<YamlMapping> values) implements ProofText {
        @Override
        public ProofText replacing(UnaryOperator<MappedText> replacement) {
            MappedText newOf = replacement.apply(of);
            MappedText newBound = replacement.apply(bound);
            return newOf == of && newBound == bound ? this
                    : new Constant(kind, newOf, variable, relation, newBound, values);
        }
    }
}
