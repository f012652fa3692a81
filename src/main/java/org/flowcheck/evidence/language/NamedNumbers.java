package org.flowcheck.evidence.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Term;

/**
 * A claim's {@code numbers}: names for formulas about runs, such as the times at which stages end. A name is replaced
 * by what it stands for before a formula gets its meaning; later names may use earlier ones.
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
            more.put(entry.getKey(), known.in(plain));
            known = new NamedNumbers(more);
        }
        return known;
    }

    /** A formula with every name replaced. */
    Term term(MappedText text) {
        return in(FormulaParser.parse(text));
    }

    /** Parts of a term after replacement; every meaning is small, so the sum is one of small numbers. */
    private long parts(Term term) {
        if (term instanceof Term.Name name && meanings.containsKey(name.name())) {
            return NONE.parts(meanings.get(name.name()));
        }
        return 1 + RunNames.children(term).stream().mapToLong(this::parts).sum();
    }

    private Term in(Term term) {
        if (term instanceof Term.Name name) {
            return meanings.getOrDefault(name.name(), name);
        }
        if (term instanceof Term.Call call) {
            return new Term.Call(call.head(), call.primes(), in(call.arguments()), call.span());
        }
        if (term instanceof Term.Braces braces) {
            return new Term.Braces(in(braces.items()), braces.span());
        }
        if (term instanceof Term.Negative negative) {
            return new Term.Negative(in(negative.operand()), negative.span());
        }
        if (term instanceof Term.Not not) {
            return new Term.Not(in(not.operand()), not.span());
        }
        if (term instanceof Term.Raised raised) {
            return new Term.Raised(in(raised.base()), in(raised.exponent()), raised.span());
        }
        if (term instanceof Term.Chain chain) {
            return new Term.Chain(in(chain.operands()), chain.operators(), chain.span());
        }
        return term;
    }

    private List<Term> in(List<Term> terms) {
        return terms.stream().map(this::in).toList();
    }
}
