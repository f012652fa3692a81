package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Term;

/**
 * A claim's {@code numbers}: names for formulas about runs, such as the times at which stages end. A name is replaced
 * by what it stands for before a formula gets its meaning; later names may use earlier ones. The times in it stay those
 * that it speaks of: an operator that binds a time of the same name around a name is refused, and does not capture it.
 *
 * @param meanings what each name stands for
 */
record NamedNumbers(Map<String, Term> meanings) {

    /** Parts that a name may stand for once all names in it are replaced: {@value}. */
    private static final int MOST_PARTS = 10_000;

    /** No names. */
    static final NamedNumbers NONE = new NamedNumbers(Map.of());

    /**
     * The names of a section.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if a formula does not parse, or a name is a function's
     */
    static NamedNumbers of(Map<String, MappedText> texts) {
        NamedNumbers known = NONE;
        for (Map.Entry<String, MappedText> entry : texts.entrySet()) {
            if (FunctionTable.find(entry.getKey()).isPresent() || entry.getKey().equals(RunFormulas.END)) {
                throw Diagnostic.at(entry.getValue().span(), Code.NAME_TAKEN, "the name '" + entry.getKey()
                        + "' is taken by the language").expecting("another name").exception();
            }
            Term plain = FormulaParser.parse(entry.getValue());
            if (known.parts(plain) > MOST_PARTS) {
                throw Diagnostic.at(entry.getValue().span(), Code.FORMULA_TOO_LARGE, "'" + entry.getKey()
                        + "' stands for too many parts once its names are replaced")
                        .expecting("at most " + MOST_PARTS).exception();
            }
            Map<String, Term> more = new LinkedHashMap<>(known.meanings);
            more.put(entry.getKey(), known.in(plain, Set.of()));
            known = new NamedNumbers(more);
        }
        return known;
    }

    /** A formula with every name replaced. */
    Term term(MappedText text) {
        return in(FormulaParser.parse(text), Set.of());
    }

    /** A term with every name replaced. */
    Term replacedIn(Term term) {
        return in(term, Set.of());
    }

    /** Parts of a term after replacement; every meaning is small, so the sum is one of small numbers. */
    private long parts(Term term) {
        if (term instanceof Term.Name name && meanings.containsKey(name.name())) {
            return NONE.parts(meanings.get(name.name()));
        }
        return 1 + term.children().stream().mapToLong(this::parts).sum();
    }

    /**
     * A term with every name replaced.
     *
     * @param bound the times that operators around it bind
     */
    private Term in(Term term, Set<String> bound) {
        if (term instanceof Term.Name name) {
            return meanings.containsKey(name.name()) ? meaning(name, bound) : name;
        }
        if (term instanceof Term.Call call) {
            return new Term.Call(call.head(), call.primes(), arguments(call, bound), call.span());
        }
        if (term instanceof Term.Braces braces) {
            return new Term.Braces(in(braces.items(), bound), braces.span());
        }
        if (term instanceof Term.Negative negative) {
            return new Term.Negative(in(negative.operand(), bound), negative.span());
        }
        if (term instanceof Term.Not not) {
            return new Term.Not(in(not.operand(), bound), not.span());
        }
        if (term instanceof Term.Raised raised) {
            return new Term.Raised(in(raised.base(), bound), in(raised.exponent(), bound), raised.span());
        }
        if (term instanceof Term.Chain chain) {
            return new Term.Chain(in(chain.operands(), bound), chain.operators(), chain.span());
        }
        return term;
    }

    private List<Term> in(List<Term> terms, Set<String> bound) {
        return terms.stream().map(term -> in(term, bound)).toList();
    }

    private Term meaning(Term.Name name, Set<String> bound) {
        Term meaning = meanings.get(name.name());
        bound.stream().sorted().filter(time -> BoundTime.isFree(time, meaning)).findFirst().ifPresent(time -> {
            throw Diagnostic.at(name.span(), Code.NAME_SHADOWED, "'" + name.name() + "' speaks of a time '" + time
                    + "' of its own, which is not the one bound here")
                    .expecting("the operator within the formula of '" + name.name() + "', or another name for its time")
                    .exception();
        });
        return meaning;
    }

    /** An operator binds its time in the first argument only: the ends of its range lie outside. */
    private List<Term> arguments(Term.Call call, Set<String> bound) {
        Optional<Term.Name> time = BoundTime.of(call);
        if (time.isEmpty()) {
            return in(call.arguments(), bound);
        }
        if (meanings.containsKey(time.get().name())) {
            throw Diagnostic.at(time.get().span(), Code.NAME_SHADOWED, "the name '" + time.get().name()
                    + "' is that of a formula under 'numbers'").expecting("another name for the time").exception();
        }
        Set<String> inside = new HashSet<>(bound);
        inside.add(time.get().name());
        List<Term> arguments = new ArrayList<>(List.of(in(call.arguments().get(0), inside)));
        arguments.addAll(in(call.arguments().subList(1, call.arguments().size()), bound));
        return arguments;
    }
}
