package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.evidence.claim.WidthPower;
import org.flowcheck.theory.syntax.Operator;
import org.flowcheck.theory.syntax.Term;

/**
 * A formula taken apart as {@code constant m^power (log m)^logPower} times what else stands in it.
 *
 * <p>Products, quotients, powers and square roots are taken apart; exponents must not depend on m.
 */
final class PowerForm {

    private static final Value ONE = new Value.Number(1);

    private final String width;
    private final Function<Term, Value> number;
    private final Predicate<Value> fixed;
    private final List<Value> power = new ArrayList<>();
    private final List<Value> logPower = new ArrayList<>();
    private final List<Value> others = new ArrayList<>();
    private double constant = 1;

    private PowerForm(String width, Function<Term, Value> number, Predicate<Value> fixed) {
        this.width = width;
        this.number = number;
        this.fixed = fixed;
    }

    /**
     * Takes a formula apart.
     *
     * @param width the width's name in formulas
     * @param number the meaning of a term
     * @param fixed whether a value is the same at all widths
     */
    static PowerForm of(Term term, String width, Function<Term, Value> number, Predicate<Value> fixed) {
        PowerForm form = new PowerForm(width, number, fixed);
        form.add(term, ONE);
        return form;
    }

    /** The powers of the width. */
    WidthPower powers() {
        return new WidthPower(sum(power), sum(logPower));
    }

    /** The numerals that are factors, multiplied. */
    double constant() {
        return constant;
    }

    /** The other factors, none to many. */
    List<Value> others() {
        return others;
    }

    private void add(Term term, Value exponent) {
        if (isWidth(term)) {
            power.add(exponent);
        } else if (term instanceof Term.Call call && call.name().equals("Log") && call.arguments().size() == 1
                && isWidth(call.arguments().get(0))) {
            logPower.add(exponent);
        } else if (term instanceof Term.Call call && call.name().equals("Sqrt") && call.arguments().size() == 1) {
            add(call.arguments().get(0), times(exponent, new Value.Number(0.5)));
        } else if (term instanceof Term.Chain chain && chain.level() == Operator.Level.PRODUCT) {
            for (int i = 0; i < chain.operands().size(); i++) {
                boolean divided = i > 0 && chain.operators().get(i - 1) == Operator.DIVIDE;
                add(chain.operands().get(i), divided ? times(exponent, new Value.Number(-1)) : exponent);
            }
        } else if (term instanceof Term.Raised raised && fixed.test(number.apply(raised.exponent()))) {
            add(raised.base(), times(exponent, number.apply(raised.exponent())));
        } else if (term instanceof Term.Numeral numeral && exponent instanceof Value.Number plain) {
            constant *= StrictMath.pow(numeral.value().toDouble(), plain.value());
        } else {
            others.add(exponent.equals(ONE) ? number.apply(term) : new Value.Raised(number.apply(term), exponent));
        }
    }

    private boolean isWidth(Term term) {
        return term instanceof Term.Name name && name.name().equals(width);
    }

    private static Value times(Value one, Value other) {
        return one.equals(ONE) ? other : RunFormulas.folded(new Value.Product(List.of(one, other)));
    }

    private static Value sum(List<Value> parts) {
        return parts.size() == 1 ? parts.get(0) : RunFormulas.folded(new Value.Sum(parts));
    }
}
