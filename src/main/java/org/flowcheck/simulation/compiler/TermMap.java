package org.flowcheck.simulation.compiler;

import java.util.List;
import java.util.function.UnaryOperator;

/** Rebuilds a term with changed parts and index formulas, without folding anything. */
final class TermMap implements Term.Visitor<Term>, Condition.Visitor<Condition> {

    /** Null: parts are changed by walking them with this. */
    private final UnaryOperator<Term> children;
    private final UnaryOperator<Term> parts;
    private final UnaryOperator<Affine> indices;

    private TermMap(UnaryOperator<Term> children, UnaryOperator<Term> parts, UnaryOperator<Affine> indices) {
        this.children = children;
        this.parts = parts;
        this.indices = indices;
    }

    /** Walks a term bottom-up: all parts, then what is made of them. */
    static Term of(Term term, UnaryOperator<Term> parts, UnaryOperator<Affine> indices) {
        return new TermMap(null, parts, indices).map(term);
    }

    /** The term with its immediate parts changed. */
    static Term children(Term term, UnaryOperator<Term> change) {
        return term.accept(new TermMap(change, UnaryOperator.identity(), UnaryOperator.identity()));
    }

    private Term map(Term term) {
        return children != null ? children.apply(term) : parts.apply(term.accept(this));
    }

    private List<Term> map(List<Term> terms) {
        return terms.stream().map(this::map).toList();
    }

    private List<Condition> mapAll(List<Condition> conditions) {
        return conditions.stream().map(condition -> condition.accept(this)).toList();
    }

    @Override
    public Term visit(Term.Number number) {
        return number;
    }

    @Override
    public Term visit(Term.Time time) {
        return time;
    }

    @Override
    public Term visit(Term.IndexValue value) {
        return new Term.IndexValue(indices.apply(value.index()));
    }

    @Override
    public Term visit(Term.Load load) {
        return new Term.Load(load.storage(), indices.apply(load.index()));
    }

    @Override
    public Term visit(Term.Gathered gathered) {
        return gathered;
    }

    @Override
    public Term visit(Term.Sum sum) {
        return new Term.Sum(map(sum.terms()));
    }

    @Override
    public Term visit(Term.Product product) {
        return new Term.Product(map(product.factors()));
    }

    @Override
    public Term visit(Term.Quotient quotient) {
        return new Term.Quotient(map(quotient.numerator()), map(quotient.denominator()));
    }

    @Override
    public Term visit(Term.IntegerPower power) {
        return new Term.IntegerPower(map(power.base()), power.exponent());
    }

    @Override
    public Term visit(Term.RealPower power) {
        return new Term.RealPower(map(power.base()), map(power.exponent()));
    }

    @Override
    public Term visit(Term.Call call) {
        return new Term.Call(call.function(), map(call.arguments()));
    }

    @Override
    public Term visit(Term.Choice choice) {
        return new Term.Choice(choice.condition().accept(this), map(choice.whenTrue()), map(choice.whenFalse()));
    }

    @Override
    public Condition visit(Condition.Known known) {
        return known;
    }

    @Override
    public Condition visit(Condition.Compare compare) {
        return new Condition.Compare(map(compare.left()), compare.relation(), map(compare.right()));
    }

    @Override
    public Condition visit(Condition.IndexTest test) {
        return new Condition.IndexTest(indices.apply(test.form()), test.zero());
    }

    @Override
    public Condition visit(Condition.All all) {
        return new Condition.All(mapAll(all.parts()));
    }

    @Override
    public Condition visit(Condition.Any any) {
        return new Condition.Any(mapAll(any.parts()));
    }

    @Override
    public Condition visit(Condition.Not not) {
        return new Condition.Not(not.part().accept(this));
    }
}
