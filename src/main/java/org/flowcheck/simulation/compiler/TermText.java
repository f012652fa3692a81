package org.flowcheck.simulation.compiler;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Prints terms: for the lowered stage a reader asks for, and as keys by which equal sums are found. */
final class TermText {

    private final IntFunction<String> names;

    TermText(IntFunction<String> names) {
        this.names = names;
    }

    String of(Term term) {
        if (term instanceof Term.Number number) {
            return number.key().isEmpty() ? plain(number.value()) : "{" + number.key() + "}";
        }
        if (term instanceof Term.Time) {
            return "t";
        }
        if (term instanceof Term.IndexValue value) {
            return "(" + of(value.index()) + ")";
        }
        if (term instanceof Term.Load load) {
            return load.storage().code() + "[" + of(load.index()) + "]";
        }
        if (term instanceof Term.Gathered gathered) {
            return "r" + gathered.number();
        }
        if (term instanceof Term.Sum sum) {
            return "(" + joined(sum.terms(), " + ") + ")";
        }
        if (term instanceof Term.Product product) {
            return joined(product.factors(), "*");
        }
        if (term instanceof Term.Quotient quotient) {
            return "(" + of(quotient.numerator()) + ")/(" + of(quotient.denominator()) + ")";
        }
        if (term instanceof Term.IntegerPower power) {
            return "(" + of(power.base()) + ")^" + power.exponent();
        }
        if (term instanceof Term.RealPower power) {
            return "(" + of(power.base()) + ")^(" + of(power.exponent()) + ")";
        }
        if (term instanceof Term.Call call) {
            return call.function() + "[" + joined(call.arguments(), ", ") + "]";
        }
        Term.Choice choice = (Term.Choice) term;
        return "If[" + of(choice.condition()) + ", " + of(choice.whenTrue()) + ", " + of(choice.whenFalse()) + "]";
    }

    String of(Condition condition) {
        if (condition instanceof Condition.Known known) {
            return known.value() ? "True" : "False";
        }
        if (condition instanceof Condition.Compare compare) {
            return of(compare.left()) + " " + compare.relation().sign() + " " + of(compare.right());
        }
        if (condition instanceof Condition.IndexTest test) {
            return of(test.form()) + (test.zero() ? " == 0" : " >= 0");
        }
        if (condition instanceof Condition.All all) {
            return all.parts().stream().map(part -> "(" + of(part) + ")").collect(Collectors.joining(" && "));
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().map(part -> "(" + of(part) + ")").collect(Collectors.joining(" || "));
        }
        return "!(" + of(((Condition.Not) condition).part()) + ")";
    }

    /** Variables with the largest coefficient, that is the outermost, first. */
    String of(Affine index) {
        String text = index.coefficients().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Integer, Long> entry) -> -Math.abs(entry.getValue())))
                .map(entry -> (entry.getValue() == 1 ? "" : entry.getValue() + "*") + names.apply(entry.getKey()))
                .collect(Collectors.joining(" + "));
        if (text.isEmpty()) {
            return Long.toString(index.constant());
        }
        return index.constant() == 0 ? text : text + (index.constant() > 0 ? " + " : " - ") + Math.abs(index.constant());
    }

    private String joined(List<Term> terms, String separator) {
        return terms.stream().map(this::of).collect(Collectors.joining(separator));
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
