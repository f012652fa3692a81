package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.calculus.SingleTerms;
import org.flowcheck.theory.calculus.polynomial.Monomial;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexForm;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.State;

/**
 * The terms of a model's equations of motion, for each kind of components of the states: where an index is singled out
 * somewhere, a sum over it is cut into the term with that value and the rest,
 * {@code Sum[a[l]*w[l, j]*w[k, j], {l, m}, {j, d}] -> Sum[a[l]*w[l, 1]*w[k, 1], {l, m}] + Sum[..., {l, m}, {j, 2, d}]}.
 */
final class FlowTerms {

    /**
     * A part of an equation of motion.
     *
     * @param equation the state with a part of its rate
     * @param linear whether it is the leading part
     */
    record Part(Equation equation, boolean linear) {

        /** This part in the index names of the state's declaration. */
        Part in(State state) {
            Substitution.Template template = new Substitution.Template(
                    equation.axes().stream().map(Axis::index).toList(), equation.rate());
            List<Expression> indices = state.axes().stream().map(axis -> (Expression) Reference.to(axis.index()))
                    .toList();
            return new Part(new Equation(state.name(), state.axes(), template.at(indices)), linear);
        }
    }

    private final SingleTerms single;
    private final SingledOut values;
    private final Map<Components, List<FlowTerm>> terms = new LinkedHashMap<>();

    /** Takes the parts of a model's equations apart. */
    FlowTerms(Model model, List<Part> stated) {
        single = new SingleTerms(model);
        List<Part> parts = stated.stream().map(part -> part.in(model.state(part.equation().state()).orElseThrow()))
                .toList();
        List<List<Monomial>> monomials = parts.stream().map(part ->
                single.of(part.equation().axes(), part.equation().rate())).toList();
        values = SingledOut.of(model, parts.stream().map(Part::equation).toList(), monomials);
        for (Components components : values.components()) {
            List<FlowTerm> own = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                if (part.equation().state().equals(components.state())) {
                    for (Monomial term : monomials.get(i)) {
                        int number = own.isEmpty() ? 0 : own.get(own.size() - 1).number() + 1;
                        own.addAll(cut(components, part, term, number));
                    }
                }
            }
            terms.put(components, List.copyOf(own));
        }
    }

    /** The terms of each kind of components. */
    Map<Components, List<FlowTerm>> all() {
        return terms;
    }

    /** The terms of another formula of a state's indices, such as its initial value, at some of its components. */
    List<FlowTerm> of(Components components, Expression formula) {
        Part part = new Part(new Equation(components.state(), components.axes(), formula), false);
        List<FlowTerm> own = new ArrayList<>();
        single.of(components.axes(), formula).forEach(term -> own.addAll(cut(components, part, term, own.size())));
        return own;
    }

    /** The model whose names the terms are in. */
    Model plain() {
        return single.plain();
    }

    /** The largest index value that is singled out; 0 if none is. */
    int largestValue() {
        return values.largest();
    }

    /** A part of a term as a person would write it. */
    Expression readable(Components components, FlowTerm term) {
        return single.readable(components.freeAxes(), term.part());
    }

    /** A whole term as a person would write it. */
    Expression readableWhole(Components components, FlowTerm term) {
        return single.readable(components.freeAxes(), term.whole());
    }

    private List<FlowTerm> cut(Components components, Part part, Monomial term, int number) {
        Set<String> ordinary = new HashSet<>();
        components.freeAxes().stream().filter(axis -> !components.without(axis.index()).isEmpty())
                .forEach(axis -> ordinary.add(axis.index()));
        Optional<Monomial> here = atValues(term, components.values(), ordinary);
        if (here.isEmpty()) {
            return List.of();
        }
        List<FlowTerm> parts = new ArrayList<>(List.of(new FlowTerm(number, part.linear(), here.get(), here.get(),
                ordinary, false)));
        for (IndexRange range : here.get().ranges()) {
            Set<Integer> special = values.at(range.index(), part.equation(), term);
            if (!special.isEmpty()) {
                parts = parts.stream().flatMap(one -> cut(one, range, special).stream()).toList();
            }
        }
        return parts.size() == 1 ? parts : merged(components, parts);
    }

    /**
     * Parts that are the same up to the names of indices become one: the normal form tells. It lets all indices run
     * from 1, {@code Sum[w[j + 1], {j, d - 1}]}, which is undone.
     */
    private List<FlowTerm> merged(Components components, List<FlowTerm> parts) {
        boolean fromOne = parts.stream().allMatch(part -> part.part().factors().stream()
                .noneMatch(FlowTerms::leavesOut));
        if (!fromOne) {
            return parts;
        }
        FlowTerm any = parts.get(0);
        List<FlowTerm> merged = new ArrayList<>();
        for (Monomial sum : single.of(components.freeAxes(), Algebra.add(parts.stream().map(FlowTerm::formula)
                .toList()))) {
            Monomial part = sum;
            Set<String> ordinary = new HashSet<>(any.ordinary());
            ordinary.removeAll(any.whole().ranges().stream().map(IndexRange::index).toList());
            for (IndexRange range : sum.ranges()) {
                long shift = IndexForm.of(range.upper()).map(IndexForm::constant).orElse(0L);
                if (shift < 0) {
                    part = shifted(part, range, shift);
                    ordinary.add(range.index());
                }
            }
            merged.add(new FlowTerm(any.number(), any.linear(), any.whole(), part, ordinary, true));
        }
        return merged;
    }

    private static boolean leavesOut(Expression factor) {
        return factor instanceof Addition && Traversal.contains(factor, Delta.class::isInstance);
    }

    /** {@code Sum[w[j + 1], {j, d - 1}] -> Sum[w[j], {j, 2, d}]}. */
    private static Monomial shifted(Monomial term, IndexRange range, long shift) {
        Expression moved = Algebra.add(Reference.to(range.index()), Constant.of(shift));
        Substitution substitution = Substitution.of(range.index(), moved);
        List<IndexRange> ranges = term.ranges().stream().map(other -> other.index().equals(range.index())
                ? new IndexRange(other.index(), Algebra.subtract(other.lower(), Constant.of(shift)),
                        linear(Algebra.subtract(other.upper(), Constant.of(shift))), other.origin()) : other).toList();
        return new Monomial(term.coefficient(), ranges, term.factors().stream().map(factor ->
                straightened(substitution.in(factor))).toList());
    }

    private static Expression straightened(Expression formula) {
        Expression inner = Traversal.mapChildren(formula, FlowTerms::straightened);
        return inner instanceof Reference reference && !reference.isPlain() ? new Reference(reference.name(),
                reference.indices().stream().map(FlowTerms::linear).toList(), reference.origin()) : inner;
    }

    private static Expression linear(Expression index) {
        return IndexForm.of(index).map(IndexForm::expression).orElse(index);
    }

    private static List<FlowTerm> cut(FlowTerm term, IndexRange range, Set<Integer> special) {
        List<FlowTerm> parts = new ArrayList<>();
        for (int value : special) {
            Monomial single = new Monomial(term.part().coefficient(), term.part().ranges().stream()
                    .filter(other -> !other.index().equals(range.index())).toList(), term.part().factors());
            atValues(single, Map.of(range.index(), Constant.of(value)), term.ordinary()).ifPresent(part ->
                    parts.add(new FlowTerm(term.number(), term.linear(), term.whole(), part, term.ordinary(), true)));
        }
        Set<String> ordinary = new HashSet<>(term.ordinary());
        ordinary.add(range.index());
        atValues(term.part(), Map.of(), ordinary).map(part -> without(part, range, special)).ifPresent(part ->
                parts.add(new FlowTerm(term.number(), term.linear(), term.whole(), part, ordinary, true)));
        return parts;
    }

    /** The sum over the other values: from the next one on where the first ones are left out, else with deltas. */
    private static Monomial without(Monomial term, IndexRange range, Set<Integer> special) {
        int next = 1;
        while (special.contains(next)) {
            next++;
        }
        List<Expression> factors = new ArrayList<>(term.factors());
        for (int value : special) {
            if (value > next) {
                factors.add(Algebra.subtract(Algebra.ONE, new Delta(Reference.to(range.index()), Constant.of(value),
                        Origin.computed())));
            }
        }
        Constant lower = Constant.of(next);
        return new Monomial(term.coefficient(), term.ranges().stream().map(other ->
                other.index().equals(range.index()) ? new IndexRange(other.index(), lower, other.upper(),
                other.origin()) : other).toList(), factors);
    }

    /** A term at some index values; empty where one of its deltas is zero. */
    private static Optional<Monomial> atValues(Monomial term, Map<String, Expression> values, Set<String> ordinary) {
        Substitution substitution = Substitution.ofScalars(new HashMap<>(values));
        List<Expression> factors = new ArrayList<>();
        for (Expression factor : term.factors()) {
            Expression replaced = deltas(substitution.in(factor), ordinary);
            if (replaced.equals(Algebra.ZERO)) {
                return Optional.empty();
            }
            factors.add(replaced);
        }
        Rational coefficient = term.coefficient();
        List<IndexRange> ranges = term.ranges().stream().map(range -> new IndexRange(range.index(),
                substitution.in(range.lower()), substitution.in(range.upper()), range.origin())).toList();
        factors.removeIf(Algebra.ONE::equals);
        return Optional.of(new Monomial(coefficient, ranges, factors));
    }

    private static Expression deltas(Expression formula, Set<String> ordinary) {
        Expression inner = Traversal.mapChildren(formula, child -> deltas(child, ordinary));
        if (inner instanceof Delta delta) {
            if (delta.left().equals(delta.right())) {
                return Algebra.ONE;
            }
            boolean numbers = delta.left() instanceof Constant && delta.right() instanceof Constant;
            boolean never = delta.left() instanceof Reference left && ordinary.contains(left.name())
                    && delta.right() instanceof Constant
                    || delta.right() instanceof Reference right && ordinary.contains(right.name())
                    && delta.left() instanceof Constant;
            return numbers || never ? Algebra.ZERO : inner;
        }
        return inner;
    }
}
