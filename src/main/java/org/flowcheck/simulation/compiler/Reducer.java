package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Reduction;

/**
 * Sums, products and extrema over index ranges: splits ranges where a condition on indices changes, pulls factors out
 * of sums, and stores what remains as a temporary.
 */
final class Reducer {

    /** A formula lowered on a part of its domain. */
    record Piece(Scope scope, List<Integer> variables, Term term) {
    }

    private final Lowering lowering;
    private final Temporaries temporaries;
    private int variables;

    Reducer(Lowering lowering, Temporaries temporaries) {
        this.lowering = lowering;
        this.temporaries = temporaries;
    }

    int newVariable() {
        return variables++;
    }

    Term reduce(Reduction reduction, Scope scope) {
        Scope inner = scope;
        List<Integer> bound = new ArrayList<>();
        for (IndexRange range : reduction.ranges()) {
            IndexFormula formula = lowering.indexFormula(inner);
            Affine lower = formula.of(range.lower());
            Affine upper = formula.of(range.upper());
            int variable = newVariable();
            Affine value = Affine.variable(variable);
            inner = inner.bind(range.index(), value).where(value.minus(lower)).where(upper.minus(value));
            bound.add(variable);
        }
        List<Term> parts = new ArrayList<>();
        for (Piece piece : pieces(reduction.body(), inner, bound)) {
            Term part = gather(reduction.kind(), piece.variables(), piece.scope().domain(), piece.term());
            parts.add(guarded(part, reduction.kind(), piece, scope.domain()));
        }
        return Terms.combine(reduction.kind(), parts);
    }

    /** The part where the piece has points, else the neutral value. */
    private Term guarded(Term part, Reduction.Kind kind, Piece piece, IndexDomain outside) {
        Set<Integer> outer = new TreeSet<>();
        piece.scope().domain().addVariables(outer);
        piece.variables().forEach(outer::remove);
        List<Condition> tests = new ArrayList<>();
        for (Affine form : piece.scope().domain().onto(outer).notImpliedBy(outside)) {
            tests.add(lowering.conditions().decide(form, false, outside));
        }
        return Terms.choice(Terms.all(tests), part, Term.Number.literal(Terms.neutral(kind)));
    }

    /** Lowers a formula, splitting the ranges of the given variables until no condition depends on them. */
    List<Piece> pieces(Expression expression, Scope scope, List<Integer> splittable) {
        List<Piece> found = new ArrayList<>();
        split(expression, scope, splittable, found);
        return found;
    }

    private void split(Expression expression, Scope given, List<Integer> candidates, List<Piece> found) {
        if (given.domain().isEmpty()) {
            return;
        }
        Scope scope = given;
        List<Integer> loops = new ArrayList<>(candidates);
        for (int variable : candidates) {
            OptionalLong low = scope.domain().minimum(Affine.variable(variable));
            if (low.isPresent() && low.equals(scope.domain().maximum(Affine.variable(variable)))) {
                scope = scope.substitute(variable, Affine.of(low.getAsLong()));
                loops.remove((Integer) variable);
            }
        }
        Temporaries.Checkpoint checkpoint = temporaries.checkpoint();
        List<Condition.IndexTest> before = lowering.conditions().suspend();
        Term term = lowering.value(expression, scope);
        List<Condition.IndexTest> open = lowering.conditions().resume(before);
        for (Condition.IndexTest test : open) {
            int variable = innermostUnit(test.form(), loops);
            if (variable >= 0 && found.size() < Limits.SPLITS) {
                temporaries.rollback(checkpoint);
                lowering.forgetDefinitions();
                splitAt(test, variable, expression, scope, loops, found);
                return;
            }
        }
        // What depends on a loop of this level is tested element by element; the rest can be split further out.
        lowering.conditions().passOn(open.stream()
                .filter(test -> loops.stream().allMatch(variable -> test.form().coefficient(variable) == 0)).toList());
        found.add(new Piece(scope, loops, term));
    }

    private void splitAt(Condition.IndexTest test, int variable, Expression expression, Scope scope,
                         List<Integer> loops,
                         List<Piece> found) {
        boolean rising = test.form().coefficient(variable) > 0;
        Affine up = rising ? test.form() : test.form().times(-1);
        if (test.zero()) {
            Affine value = Affine.variable(variable).minus(up);
            List<Integer> others = new ArrayList<>(loops);
            others.remove((Integer) variable);
            split(expression, scope.where(up.times(-1).plus(-1)), loops, found);
            split(expression, scope.substitute(variable, value), others, found);
            split(expression, scope.where(up.plus(-1)), loops, found);
        } else {
            Affine below = rising ? up.times(-1).plus(-1) : up.times(-1);
            Affine above = rising ? up : up.plus(-1);
            split(expression, scope.where(below), loops, found);
            split(expression, scope.where(above), loops, found);
        }
    }

    /** The last of the loop variables that has coefficient 1 or -1, or -1 if there is none. */
    private static int innermostUnit(Affine form, List<Integer> loops) {
        for (int i = loops.size() - 1; i >= 0; i--) {
            if (Math.abs(form.coefficient(loops.get(i))) == 1) {
                return loops.get(i);
            }
        }
        return -1;
    }

    private Term gather(Reduction.Kind kind, List<Integer> bound, IndexDomain domain, Term term) {
        if (bound.isEmpty()) {
            return term;
        }
        return kind == Reduction.Kind.SUM ? sum(bound, domain, term)
                : temporaries.store(Optional.of(kind), bound, domain, term);
    }

    /**
     * {@code Sum_v f g(v) -> f Sum_v g(v)}, and {@code Sum_(u,v) f(u) g(u, v) -> Sum_u f(u) Sum_v g(u, v)}; the range
     * of the inner sum may depend on u.
     */
    private Term sum(List<Integer> bound, IndexDomain domain, Term term) {
        if (bound.isEmpty()) {
            return term;
        }
        if (term instanceof Term.Number number && number.is(0)) {
            return number;
        }
        Factored whole = Factored.of(term, new TreeSet<>(bound));
        Term core = whole.dependent();
        Optional<Integer> first = bound.size() > 1 ? eliminatedFirst(bound, core) : Optional.empty();
        Term gathered;
        if (first.isPresent()) {
            int variable = first.get();
            Factored parts = Factored.of(core, Set.of(variable));
            List<Integer> others = bound.stream().filter(other -> other != variable).toList();
            Term inner = sum(List.of(variable), domain, parts.dependent());
            Set<Integer> remaining = new TreeSet<>();
            domain.addVariables(remaining);
            remaining.remove(variable);
            gathered = sum(others, domain.onto(remaining), Terms.product(List.of(parts.independent(), inner)));
        } else {
            gathered = count(bound, domain, core)
                    .orElseGet(() -> temporaries.store(Optional.of(Reduction.Kind.SUM), bound, domain, core));
        }
        return Terms.product(List.of(whole.independent(), gathered));
    }

    /** A sum of ones over ranges that are fixed. */
    private static Optional<Term> count(List<Integer> bound, IndexDomain domain, Term core) {
        if (!(core instanceof Term.Number one) || !one.is(1)) {
            return Optional.empty();
        }
        Set<Integer> all = new TreeSet<>(bound);
        domain.addVariables(all);
        long count = 1;
        for (int variable : bound) {
            OptionalLong low = domain.minimum(Affine.variable(variable));
            OptionalLong high = domain.maximum(Affine.variable(variable));
            if (domain.isTied(variable, all) || low.isEmpty() || high.isEmpty()) {
                return Optional.empty();
            }
            count = Math.multiplyExact(count, high.getAsLong() - low.getAsLong() + 1);
        }
        return Optional.of(Terms.computed(count, "n" + count));
    }

    /** The variable to sum over first: some factor must be free of it, and its elements should lie side by side. */
    private static Optional<Integer> eliminatedFirst(List<Integer> bound, Term core) {
        Set<Integer> boundSet = new TreeSet<>(bound);
        Optional<Integer> best = Optional.empty();
        long least = Long.MAX_VALUE;
        for (int variable : bound) {
            Factored parts = Factored.of(core, Set.of(variable));
            boolean useful = Terms.dependsOn(parts.independent(), boundSet);
            long cost = Strides.cost(parts.dependent(), variable);
            if (useful && cost <= least) {
                best = Optional.of(variable);
                least = cost;
            }
        }
        return best;
    }

    /** A term as a product of what depends on some variables and what does not. */
    private record Factored(Term dependent, Term independent) {

        static Factored of(Term term, Set<Integer> variables) {
            Term numerator = term instanceof Term.Quotient quotient ? quotient.numerator() : term;
            Term denominator = term instanceof Term.Quotient quotient ? quotient.denominator() : Term.Number.ONE;
            return new Factored(
                    Terms.quotient(Terms.join(select(numerator, variables, true)),
                            Terms.join(select(denominator, variables, true))),
                    Terms.quotient(Terms.join(select(numerator, variables, false)),
                            Terms.join(select(denominator, variables, false))));
        }

        private static List<Term> select(Term product, Set<Integer> variables, boolean dependent) {
            return Terms.factorsOf(product).stream()
                    .filter(factor -> Terms.dependsOn(factor, variables) == dependent).toList();
        }
    }
}
