package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cuts terms with very many operations into temporaries: {@code f(g, h) -> c = g; f(c, h)}. Each stage then fits in one
 * method of moderate size; HotSpot leaves methods of more than 8,000 bytes of code to its interpreter, and a class file
 * refuses more than 65,535.
 */
final class HeavyTerms implements Term.Visitor<Term> {

    /** Operations that one stage may have: some 4,000 bytes of code. */
    static final int HEAVY = 300;

    private final Function<Term, Term> store;

    private HeavyTerms(Function<Term, Term> store) {
        this.store = store;
    }

    /** The term with heavy parts computed into temporaries on a domain. */
    static Term cut(Term term, IndexDomain domain, Temporaries temporaries) {
        return Terms.weight(term) <= HEAVY ? term
                : new HeavyTerms(part -> temporaries.store(Optional.empty(), List.of(), domain, part)).cut(term);
    }

    private Term cut(Term term) {
        return Terms.weight(term) <= HEAVY ? term : term.accept(this);
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
        return value;
    }

    @Override
    public Term visit(Term.Load load) {
        return load;
    }

    @Override
    public Term visit(Term.Gathered gathered) {
        return gathered;
    }

    @Override
    public Term visit(Term.Sum sum) {
        return chunks(sum.terms(), parts -> parts.size() == 1 ? parts.get(0) : new Term.Sum(parts));
    }

    @Override
    public Term visit(Term.Product product) {
        return chunks(product.factors(), Terms::join);
    }

    @Override
    public Term visit(Term.Quotient quotient) {
        return new Term.Quotient(light(quotient.numerator()), light(quotient.denominator()));
    }

    @Override
    public Term visit(Term.IntegerPower power) {
        return new Term.IntegerPower(light(power.base()), power.exponent());
    }

    @Override
    public Term visit(Term.RealPower power) {
        return new Term.RealPower(light(power.base()), light(power.exponent()));
    }

    @Override
    public Term visit(Term.Call call) {
        return new Term.Call(call.function(), call.arguments().stream().map(this::light).toList());
    }

    /** The arms of a choice may hold elements that exist only where its condition holds: they stay inside. */
    @Override
    public Term visit(Term.Choice choice) {
        return choice;
    }

    /** A part that is small beside its siblings: a temporary, if it is not light already. */
    private Term light(Term term) {
        return Terms.weight(term) <= HEAVY / 8 || isGuarded(term) ? term : store.apply(cut(term));
    }

    private static boolean isGuarded(Term term) {
        return term instanceof Term.Choice;
    }

    /** Neighbours together, as many as one stage takes, until what is left fits in one stage. */
    private Term chunks(List<Term> parts, Function<List<Term>, Term> join) {
        List<Term> left = parts.stream()
                .map(part -> Terms.weight(part) > HEAVY / 2 && !isGuarded(part) ? light(part) : part)
                .toList();
        while (left.size() > 1 && left.stream().mapToInt(Terms::weight).sum() > HEAVY) {
            List<Term> stored = new ArrayList<>();
            List<Term> open = new ArrayList<>();
            int weight = 0;
            for (Term part : left) {
                if (!open.isEmpty() && weight + Terms.weight(part) > HEAVY) {
                    stored.add(open.size() == 1 ? open.get(0) : store.apply(join.apply(List.copyOf(open))));
                    open.clear();
                    weight = 0;
                }
                open.add(part);
                weight += Terms.weight(part);
            }
            stored.add(open.size() == 1 ? open.get(0) : store.apply(join.apply(List.copyOf(open))));
            if (stored.size() == left.size()) {
                break;
            }
            left = stored;
        }
        return join.apply(left);
    }
}
