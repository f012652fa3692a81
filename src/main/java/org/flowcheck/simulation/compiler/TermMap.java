package org.flowcheck.simulation.compiler;

import java.util.List;
import java.util.function.UnaryOperator;

/** Walks a term bottom-up and rebuilds it with changed parts and index formulas, without folding anything. */
final class TermMap {

    private final UnaryOperator<Term> parts;
    private final UnaryOperator<Affine> indices;

    private TermMap(UnaryOperator<Term> parts, UnaryOperator<Affine> indices) {
        this.parts = parts;
        this.indices = indices;
    }

    static Term of(Term term, UnaryOperator<Term> parts, UnaryOperator<Affine> indices) {
        return new TermMap(parts, indices).map(term);
    }

    private Term map(Term term) {
        // An if-chain, since switch patterns are not yet part of the language level.
        Term mapped;
        if (term instanceof Term.Load load) {
            mapped = new Term.Load(load.storage(), indices.apply(load.index()));
        } else if (term instanceof Term.IndexValue value) {
            mapped = new Term.IndexValue(indices.apply(value.index()));
        } else if (term instanceof Term.Sum sum) {
            mapped = new Term.Sum(map(sum.terms()));
        } else if (term instanceof Term.Product product) {
            mapped = new Term.Product(map(product.factors()));
        } else if (term instanceof Term.Quotient quotient) {
            mapped = new Term.Quotient(map(quotient.numerator()), map(quotient.denominator()));
        } else if (term instanceof Term.IntegerPower power) {
            mapped = new Term.IntegerPower(map(power.base()), power.exponent());
        } else if (term instanceof Term.RealPower power) {
            mapped = new Term.RealPower(map(power.base()), map(power.exponent()));
        } else if (term instanceof Term.Call call) {
            mapped = new Term.Call(call.function(), map(call.arguments()));
        } else if (term instanceof Term.Choice choice) {
            mapped = new Term.Choice(map(choice.condition()), map(choice.whenTrue()), map(choice.whenFalse()));
        } else {
            mapped = term;
        }
        return parts.apply(mapped);
    }

    private List<Term> map(List<Term> terms) {
        return terms.stream().map(this::map).toList();
    }

    private Condition map(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return new Condition.Compare(map(compare.left()), compare.relation(), map(compare.right()));
        }
        if (condition instanceof Condition.IndexTest test) {
            return new Condition.IndexTest(indices.apply(test.form()), test.zero());
        }
        if (condition instanceof Condition.All all) {
            return new Condition.All(all.parts().stream().map(this::map).toList());
        }
        if (condition instanceof Condition.Any any) {
            return new Condition.Any(any.parts().stream().map(this::map).toList());
        }
        if (condition instanceof Condition.Not not) {
            return new Condition.Not(map(not.part()));
        }
        return condition;
    }
}
