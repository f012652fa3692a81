package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Comparison.Relation;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The norm of chi^2(d), against its definition; and what is proved of it. */
class SubExponentialNormTest {

    private static final Expression D = Reference.to("d");

    private static double norm(int degrees) {
        return new Evaluator(new Bindings()).value(SubExponentialNorm.ofChiSquare(Constant.of(degrees)));
    }

    /**
     * E Exp[X/s] by Simpson's rule, from the density {@code z^(d/2 - 1) Exp[-z/2]/(2^(d/2) Gamma[d/2])} with z = u^2.
     * The integrand is cut off at Exp[-60 - 2 d]; the rule's error falls like the fourth power of the step, below 1e-11
     * here.
     */
    private static double moment(int degrees, double scale) {
        double rate = 0.5 - 1 / scale;
        double end = Math.sqrt((60 + 2 * degrees) / rate);
        int steps = 20_000;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double u = end * i / steps;
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * 2 * Math.pow(u, degrees - 1) * Math.exp(-rate * u * u);
        }
        return sum * end / steps / 3 / (Math.pow(2, degrees / 2.0) * gammaOfHalf(degrees));
    }

    private static double gammaOfHalf(int d) {
        return d == 1 ? Math.sqrt(Math.PI) : d == 2 ? 1 : (d / 2.0 - 1) * gammaOfHalf(d - 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 10, 25, 60})
    void theExpectationAtTheNormIsTwo(int degrees) {
        assertEquals(2, moment(degrees, norm(degrees)), 1e-9);
        // The infimum: a smaller s gives more than two.
        assertTrue(moment(degrees, 0.999 * norm(degrees)) > 2.0005);
        assertTrue(moment(degrees, 1.001 * norm(degrees)) < 1.9995);
    }

    @Test
    void theMomentIsTwoForAllDegrees() {
        Parameter d = new Parameter("d", Parameter.Kind.REAL, Algebra.ONE, "", Optional.empty());
        Model degrees = Model.ofParameters(List.of(d), List.of(Formulas.parse("d > 0")));
        Expression moment = SubExponentialNorm.momentOfChiSquare(D, SubExponentialNorm.ofChiSquare(D));
        assertInstanceOf(Proof.Proved.class,
                IdentityProof.withoutSymja(degrees).prove(List.of(), moment, Constant.of(2)));
        assertEquals("2/(1 - 2^(-2/d))", ExpressionText.of(SubExponentialNorm.ofChiSquare(D)));
    }

    @Test
    void exactComparisonsAgreeWithValuesAndIncreaseWithTheDegrees() {
        assertEquals(0, SubExponentialNorm.compareChiSquare(1, Rational.of(8, 3)));
        assertEquals(0, SubExponentialNorm.compareChiSquare(2, Rational.of(4)));
        for (int d = 1; d <= 40; d++) {
            for (int numerator = 1; numerator < 400; numerator += 7) {
                double bound = numerator / 6.0;
                if (Math.abs(bound - norm(d)) > 1e-9) {
                    assertEquals(Math.signum(norm(d) - bound),
                            SubExponentialNorm.compareChiSquare(d, Rational.of(numerator, 6)), d + ", " + bound);
                }
            }
            assertTrue(norm(d) < norm(d + 1));
        }
        assertThrows(IllegalArgumentException.class, () -> SubExponentialNorm.compareChiSquare(0, Rational.ONE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "EQUAL    ~ 2/(1 - 2^(-2/d))           ~ proved",
            "EQUAL    ~ 2*2^(2/d)/(2^(2/d) - 1)    ~ proved",
            "EQUAL    ~ 2.1/(1 - 2^(-2/d))         ~ d = 1",
            "EQUAL    ~ 2/(1 - 2^(-2.1/d))         ~ d = 1",
            "EQUAL    ~ 8/3                        ~ d = 2",
            "EQUAL    ~ 4*d/3 + 4/3                ~ d = 3",
            "AT_LEAST ~ 8/3                        ~ proved",
            "GREATER  ~ 8/3                        ~ d = 1",
            "GREATER  ~ 2                          ~ proved",
            "LESS     ~ 3                          ~ d = 2",
            "AT_MOST  ~ 4                          ~ d = 3",
            "LESS     ~ 10000                      ~ d = 6931",
            "EQUAL    ~ 2/(1 - 2^(-2/d)) + Sin[Pi*d] ~ undecided",
            "LESS     ~ 1000000                    ~ undecided",
            "LESS     ~ 2*d + 1                    ~ undecided",
    })
    void statementsForAllDegrees(String relation, String bound, String known) {
        assertEquals(known, word(new NormProof(Relation.valueOf(relation), Formulas.parse(bound), "d").forAll()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "LESS     ~ 2*d + 1              ~ proved",
            "LESS     ~ d + 2                ~ d = 2",
            "EQUAL    ~ 2/(1 - 4^(-1/d))     ~ proved",
            "AT_LEAST ~ Sqrt[3]*d            ~ d = 4",
            "AT_LEAST ~ Log[d]               ~ undecided",
            "LESS     ~ Log[-d]              ~ undecided",
    })
    void statementsForSomeDegrees(String relation, String bound, String known) {
        NormProof about = new NormProof(Relation.valueOf(relation), Formulas.parse(bound), "d");
        assertEquals(known, word(about.at(List.of(1, 2, 4))));
    }

    private static String word(Proof proof) {
        return proof instanceof Proof.Proved ? "proved"
                : proof instanceof Proof.Refuted refuted ? refuted.detail() : "undecided";
    }
}
