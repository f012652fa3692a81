package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.flowcheck.theory.expression.FunctionTable;

/** Writes terms: each into a local of its own, as far out as its variables allow, and once. */
final class ValueWriter implements Term.Visitor<String> {

    /** Summands or factors per statement. */
    private static final int CHAIN = 16;

    private final BlockStack blocks;

    ValueWriter(BlockStack blocks) {
        this.blocks = blocks;
    }

    /** Writes what is needed to compute a term; gives a name or a literal for it. */
    String atom(Term term) {
        String known = blocks.find(term);
        return known != null ? known : term.accept(this);
    }

    @Override
    public String visit(Term.Number number) {
        return blocks.number(number);
    }

    @Override
    public String visit(Term.Time time) {
        return "t";
    }

    @Override
    public String visit(Term.Gathered gathered) {
        return blocks.gathered(gathered.number());
    }

    @Override
    public String visit(Term.IndexValue value) {
        return local(value, depthOf(value), "(double) (" + blocks.affine(value.index()) + ")");
    }

    @Override
    public String visit(Term.Load load) {
        return local(load, depthOf(load), blocks.element(load.storage(), load.index()));
    }

    @Override
    public String visit(Term.Sum sum) {
        int depth = depthOf(sum);
        return local(sum, depth, sum(sum.terms(), depth));
    }

    @Override
    public String visit(Term.Product product) {
        int depth = depthOf(product);
        return local(product, depth, product(product.factors(), depth));
    }

    @Override
    public String visit(Term.Quotient quotient) {
        return local(quotient, depthOf(quotient), atom(quotient.numerator()) + " / " + atom(quotient.denominator()));
    }

    @Override
    public String visit(Term.IntegerPower power) {
        String left = atom(lower(power, power.exponent() - power.exponent() / 2));
        return local(power, depthOf(power), left + " * " + atom(lower(power, power.exponent() / 2)));
    }

    @Override
    public String visit(Term.RealPower power) {
        return local(power, depthOf(power),
                "org.hipparchus.util.FastMath.pow(" + atom(power.base()) + ", " + atom(power.exponent()) + ")");
    }

    @Override
    public String visit(Term.Call call) {
        List<String> arguments = call.arguments().stream().map(this::atom).toList();
        return local(call, depthOf(call), FunctionTable.find(call.function()).orElseThrow().lowering(arguments));
    }

    @Override
    public String visit(Term.Choice choice) {
        int depth = depthOf(choice);
        String name = blocks.newName();
        String condition = condition(choice.condition(), depth);
        blocks.append(depth, "double " + name + ";");
        arm(depth, "if (" + condition + ") {", name, () -> atom(choice.whenTrue()));
        arm(depth, "else {", name, () -> atom(choice.whenFalse()));
        blocks.remember(depth, choice, name);
        return name;
    }

    private void arm(int depth, String head, String name, Supplier<String> value) {
        blocks.openArm(head);
        blocks.append(name + " = " + value.get() + ";");
        blocks.closeArm(depth);
    }

    /** The block to compute a term in: the arm of a choice keeps what is met in it to itself. */
    private int depthOf(Term term) {
        return blocks.insideArm() ? blocks.innermost() : blocks.depthOf(term);
    }

    private String local(Term term, int depth, String code) {
        String name = blocks.newName();
        blocks.append(depth, "final double " + name + " = " + code + ";");
        blocks.remember(depth, term, name);
        return name;
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

    /** Writes what is needed to decide a condition at a depth; gives a Java condition. */
    private String condition(Condition condition, int depth) {
        return condition.accept(new ConditionWriter(depth));
    }

    private final class ConditionWriter implements Condition.Visitor<String> {

        private final int depth;

        ConditionWriter(int depth) {
            this.depth = depth;
        }

        @Override
        public String visit(Condition.Known known) {
            return Boolean.toString(known.value());
        }

        @Override
        public String visit(Condition.Compare compare) {
            return "(" + atom(compare.left()) + " " + compare.relation().sign() + " " + atom(compare.right()) + ")";
        }

        @Override
        public String visit(Condition.IndexTest test) {
            return "(" + blocks.affine(test.form()) + (test.zero() ? " == 0)" : " >= 0)");
        }

        @Override
        public String visit(Condition.All all) {
            return connected(all.parts(), "");
        }

        @Override
        public String visit(Condition.Any any) {
            return connected(any.parts(), "!");
        }

        @Override
        public String visit(Condition.Not not) {
            return "(!" + condition(not.part(), depth) + ")";
        }

        /** Tests one part after the other, as long as the sign before the result so far asks for more. */
        private String connected(List<Condition> parts, String sign) {
            String name = blocks.newName();
            blocks.append(depth, "boolean " + name + " = " + condition(parts.get(0), depth) + ";");
            for (Condition part : parts.subList(1, parts.size())) {
                arm(depth, "if (" + sign + name + ") {", name, () -> condition(part, blocks.innermost()));
            }
            return name;
        }
    }
}
