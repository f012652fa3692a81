package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.flowcheck.theory.expression.FunctionTable;

/** Writes terms: each into a local of its own, as far out as its variables allow, and once. */
final class ValueWriter {

    /** Summands or factors per statement. */
    private static final int CHAIN = 16;

    private final BlockStack blocks;

    ValueWriter(BlockStack blocks) {
        this.blocks = blocks;
    }

    /** Writes what is needed to compute a term; gives a name or a literal for it. */
    String atom(Term term) {
        if (term instanceof Term.Number number) {
            return blocks.number(number);
        }
        if (term instanceof Term.Time) {
            return "t";
        }
        if (term instanceof Term.Gathered gathered) {
            return blocks.gathered(gathered.number());
        }
        String known = blocks.find(term);
        if (known != null) {
            return known;
        }
        int depth = blocks.insideArm() ? blocks.innermost() : blocks.depthOf(term);
        if (term instanceof Term.Choice choice) {
            return choice(choice, depth);
        }
        String code = code(term, depth);
        return local(term, depth, code);
    }

    private String local(Term term, int depth, String code) {
        String name = blocks.newName();
        blocks.append(depth, "final double " + name + " = " + code + ";");
        blocks.remember(depth, term, name);
        return name;
    }

    private String code(Term term, int depth) {
        if (term instanceof Term.IndexValue value) {
            return "(double) (" + blocks.affine(value.index()) + ")";
        }
        if (term instanceof Term.Load load) {
            return blocks.element(load.storage(), load.index());
        }
        if (term instanceof Term.Sum sum) {
            return sum(sum.terms(), depth);
        }
        if (term instanceof Term.Product product) {
            return product(product.factors(), depth);
        }
        if (term instanceof Term.Quotient quotient) {
            return atom(quotient.numerator()) + " / " + atom(quotient.denominator());
        }
        if (term instanceof Term.IntegerPower power) {
            String left = atom(lower(power, power.exponent() - power.exponent() / 2));
            return left + " * " + atom(lower(power, power.exponent() / 2));
        }
        if (term instanceof Term.RealPower power) {
            return "org.hipparchus.util.FastMath.pow(" + atom(power.base()) + ", " + atom(power.exponent()) + ")";
        }
        Term.Call call = (Term.Call) term;
        List<String> arguments = call.arguments().stream().map(this::atom).toList();
        return FunctionTable.find(call.function()).orElseThrow().lowering(arguments);
    }

    private static Term lower(Term.IntegerPower power, int exponent) {
        return exponent == 1 ? power.base() : new Term.IntegerPower(power.base(), exponent);
    }

    private String sum(List<Term> terms, int depth) {
        StringBuilder text = new StringBuilder();
        int chained = 0;
        for (Term term : terms) {
            if (chained == CHAIN) {
                String name = blocks.newName();
                blocks.append(depth, "final double " + name + " = " + text + ";");
                text = new StringBuilder(name);
                chained = 0;
            }
            Term positive = withoutMinus(term);
            String atom = atom(positive);
            if (positive == term) {
                text.append(text.length() == 0 ? "" : " + ").append(atom);
            } else {
                text.append(text.length() == 0 ? "-" : " - ").append(atom);
            }
            chained++;
        }
        return text.toString();
    }

    /** The term times -1 if it is a product with a negative stated number, else the term itself. */
    private static Term withoutMinus(Term term) {
        if (term instanceof Term.Quotient quotient) {
            Term numerator = withoutMinus(quotient.numerator());
            return numerator == quotient.numerator() ? term : new Term.Quotient(numerator, quotient.denominator());
        }
        if (term instanceof Term.Product product && product.factors().get(0) instanceof Term.Number number
                && number.key().isEmpty() && number.value() < 0) {
            List<Term> rest = product.factors().subList(1, product.factors().size());
            if (number.is(-1)) {
                return Terms.join(rest);
            }
            List<Term> factors = new ArrayList<>(List.of(Term.Number.literal(-number.value())));
            factors.addAll(rest);
            return Terms.join(factors);
        }
        return term;
    }

    /** Factors that change less often are multiplied first, so that their product is computed further out. */
    private String product(List<Term> factors, int depth) {
        if (factors.get(0) instanceof Term.Number number && number.key().isEmpty() && number.is(-1)) {
            return "-" + atom(Terms.join(factors.subList(1, factors.size())));
        }
        List<Term> ordered = new ArrayList<>(factors);
        StringBuilder text = new StringBuilder();
        if (!blocks.insideArm()) {
            ordered.sort(Comparator.comparing(blocks::depthOf));
            List<Term> outer = ordered.stream().filter(factor -> blocks.depthOf(factor) < depth).toList();
            if (!outer.isEmpty() && outer.size() < ordered.size()) {
                text.append(atom(Terms.join(outer)));
                ordered = ordered.subList(outer.size(), ordered.size());
            }
        }
        int chained = 0;
        for (Term factor : ordered) {
            if (chained == CHAIN) {
                String name = blocks.newName();
                blocks.append(depth, "final double " + name + " = " + text + ";");
                text = new StringBuilder(name);
                chained = 0;
            }
            String atom = atom(factor);
            text.append(text.length() == 0 ? "" : " * ").append(atom);
            chained++;
        }
        return text.toString();
    }

    private String choice(Term.Choice choice, int depth) {
        String name = blocks.newName();
        String condition = condition(choice.condition(), depth);
        blocks.append(depth, "double " + name + ";");
        blocks.openArm("if (" + condition + ") {");
        blocks.append(name + " = " + atom(choice.whenTrue()) + ";");
        blocks.closeArm(depth);
        blocks.openArm("else {");
        blocks.append(name + " = " + atom(choice.whenFalse()) + ";");
        blocks.closeArm(depth);
        blocks.remember(depth, choice, name);
        return name;
    }

    /** Writes what is needed to decide a condition at a depth; gives a Java condition. */
    private String condition(Condition condition, int depth) {
        if (condition instanceof Condition.Known known) {
            return Boolean.toString(known.value());
        }
        if (condition instanceof Condition.Compare compare) {
            return "(" + atom(compare.left()) + " " + compare.relation().sign() + " " + atom(compare.right()) + ")";
        }
        if (condition instanceof Condition.IndexTest test) {
            return "(" + blocks.affine(test.form()) + (test.zero() ? " == 0)" : " >= 0)");
        }
        if (condition instanceof Condition.Not not) {
            return "(!" + condition(not.part(), depth) + ")";
        }
        boolean all = condition instanceof Condition.All;
        List<Condition> parts = all ? ((Condition.All) condition).parts() : ((Condition.Any) condition).parts();
        String name = blocks.newName();
        blocks.append(depth, "boolean " + name + " = " + condition(parts.get(0), depth) + ";");
        for (Condition part : parts.subList(1, parts.size())) {
            blocks.openArm("if (" + (all ? "" : "!") + name + ") {");
            blocks.append(name + " = " + condition(part, blocks.innermost()) + ";");
            blocks.closeArm(depth);
        }
        return name;
    }
}
