package org.flowcheck.simulation.compiler;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Prints terms: for the lowered stage a reader asks for, and as keys by which equal sums are found. */
final class TermText implements Term.Visitor<String>, Condition.Visitor<String> {

    private final IntFunction<String> names;

    TermText(IntFunction<String> names) {
        this.names = names;
    }

    String of(Term term) {
        return term.accept(this);
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
        return index.constant() == 0 ? text
                : text + (index.constant() > 0 ? " + " : " - ") + Math.abs(index.constant());
    }

    @Override
    public String visit(Term.Number number) {
        double value = number.value();
        if (!number.key().isEmpty()) {
            return "{" + number.key() + "}";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public String visit(Term.Time time) {
        return "t";
    }

    @Override
    public String visit(Term.IndexValue value) {
        return "(" + of(value.index()) + ")";
    }

    @Override
    public String visit(Term.Load load) {
        return load.storage().code() + "[" + of(load.index()) + "]";
    }

    @Override
    public String visit(Term.Gathered gathered) {
        return "r" + gathered.number();
    }

    @Override
    public String visit(Term.Sum sum) {
        return "(" + joined(sum.terms(), " + ") + ")";
    }

    @Override
    public String visit(Term.Product product) {
        return joined(product.factors(), "*");
    }

    @Override
    public String visit(Term.Quotient quotient) {
        return "(" + of(quotient.numerator()) + ")/(" + of(quotient.denominator()) + ")";
    }

    @Override
    public String visit(Term.IntegerPower power) {
        return "(" + of(power.base()) + ")^" + power.exponent();
    }

    @Override
    public String visit(Term.RealPower power) {
        return "(" + of(power.base()) + ")^(" + of(power.exponent()) + ")";
    }

    @Override
    public String visit(Term.Call call) {
        return call.function() + "[" + joined(call.arguments(), ", ") + "]";
    }

    @Override
    public String visit(Term.Choice choice) {
        return "If[" + choice.condition().accept(this) + ", " + of(choice.whenTrue()) + ", "
                + of(choice.whenFalse()) + "]";
    }

    @Override
    public String visit(Condition.Known known) {
        return known.value() ? "True" : "False";
    }

    @Override
    public String visit(Condition.Compare compare) {
        return of(compare.left()) + " " + compare.relation().sign() + " " + of(compare.right());
    }

    @Override
    public String visit(Condition.IndexTest test) {
        return of(test.form()) + (test.zero() ? " == 0" : " >= 0");
    }

    @Override
    public String visit(Condition.All all) {
        return connected(all.parts(), " && ");
    }

    @Override
    public String visit(Condition.Any any) {
        return connected(any.parts(), " || ");
    }

    @Override
    public String visit(Condition.Not not) {
        return "!(" + not.part().accept(this) + ")";
    }

    private String connected(List<Condition> parts, String sign) {
        return parts.stream().map(part -> "(" + part.accept(this) + ")").collect(Collectors.joining(sign));
    }

    private String joined(List<Term> terms, String separator) {
        return terms.stream().map(this::of).collect(Collectors.joining(separator));
    }
}
