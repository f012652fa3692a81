package org.flowcheck.theory.calculus.polynomial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Linear relations with constants as coefficients, and the arithmetic of those. */
class LinearRelationsTest {

    private static final IndexScope SCOPE = IndexScope.EMPTY.with(IndexRange.upTo("p", Reference.to("m")));
    private static final PolynomialReader.Vocabulary WORDS =
            new PolynomialReader.Vocabulary(Set.of("x", "y", "a"), Set.of("m"), "t");
    private static final Set<String> CONSTANTS = Set.of("c", "d", "e", "m");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    private static LinearRelations among(String formulas) {
        return new PolynomialReader(WORDS, SCOPE, 100_000)
                .relations(Arrays.stream(formulas.split(";")).map(Formulas::parse).toList(), CONSTANTS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', nullValues = "-", value = {
            "x; y                                             ~ -",
            "x; y; 2*x - 3*y                                  ~ 2, -3, -1",
            "x; c*x                                           ~ c, -1",
            "x/c; d*x                                         ~ c*d, -1",
            "x; y; (c + d)*x + y/3                            ~ 3*(c + d), 1, -3",
            "(1 + c)^2*x; (1 + c)*(1 - d)*x                   ~ 1 - d, -1 - c",
            "(c^2 - d^2)*x; (c^2 + 2*c*d + d^2)*x             ~ c + d, d - c",
            "x^2; x^2 + x; x                                  ~ 1, -1, 1",
            "x; x; x; x                                       ~ 1, -1, 0, 0 / 0, 1, -1, 0 / 0, 0, 1, -1",
            "x/(1 + x); 1/(1 + x); 1                          ~ 1, 1, -1",
            "Sum[a[k]*(x + c), {k, m}]; Sum[a[j], {j, m}]; x*Sum[a[i], {i, m}] ~ 1, -c, -1",
            "Sum[1, {k, m}]*x; x                              ~ 1, -m",
            "Exp[c]*x; x*y; y*Exp[c + d]*x                    ~ 0, Exp[c + d], -1",
            "m^(-c)*x; x                                      ~ 1, -(m^(-c))",
            "Sqrt[c]*x; c*x                                   ~ c^(1/2), -1",
            "Ramp[x]; x*Ramp'[x]; Ramp'[x]                    ~ 1, -1, 0",
            "Sin[x]^2; Cos[x]^2; 1                            ~ 1, 1, -1",
            "p*a[p]; a[p]                                     ~ -",
            "Initial[x]; x                                    ~ -",
            "If[c > 0, x, 0]; x                               ~ -",
            "0*x; x                                           ~ 1, 0",
    })
    void basis(String formulas, String expected) {
        List<String> basis = among(formulas).basis().stream()
                .map(relation -> String.join(", ", relation.stream().map(ExpressionText::of).toList())).toList();
        assertEquals(expected == null ? "" : normal(expected), String.join(" / ", basis));
    }

    /** The expected coefficients as the normal form writes them. */
    private static String normal(String vectors) {
        PolynomialReader reader = new PolynomialReader(WORDS, SCOPE, 100_000);
        return String.join(" / ", Arrays.stream(vectors.split(" / ")).map(vector -> String.join(", ",
                Arrays.stream(vector.split(", ")).map(text -> ExpressionText.of(
                        PolynomialWriter.write(reader.read(Formulas.parse(text))))).toList())).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "x; c*x; y; x + y; x*y   ~ 0, 2, 4",
            "0*x; x                  ~ 1",
            "Sum[a[k], {k, 2}]; a[1]; a[2]; a[p] ~ 0, 1, 3",
    })
    void independence(String formulas, String expected) {
        assertEquals("[" + expected + "]", among(formulas).independent().toString());
    }

    private static final PolynomialRing RING = new PolynomialRing(SCOPE, new Budget(10_000_000), Premises.NONE);

    private static IndexPolynomial random(Random random, int terms) {
        StringBuilder text = new StringBuilder("" + (1 + random.nextInt(3)));
        for (int i = 0; i < terms; i++) {
            text.append(random.nextBoolean() ? " + " : " - ").append(1 + random.nextInt(4));
            for (int factors = 1 + random.nextInt(3); factors > 0; factors--) {
                text.append('*').append(List.of("c", "d", "e", "Sqrt[m]").get(random.nextInt(4)));
            }
        }
        return new PolynomialReader(WORDS, SCOPE, 100_000).read(Formulas.parse(text.toString()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void divisionUndoesMultiplication(long seed) {
        Random random = new Random(seed);
        IndexPolynomial left = random(random, 3);
        IndexPolynomial right = random(random, 2);
        ExactDivision division = new ExactDivision(RING);
        IndexPolynomial product = RING.multiply(left, right);
        assertEquals(Optional.of(left), division.quotient(product, right), () -> "seed " + seed);
        if (right.number().isEmpty()) {
            assertEquals(Optional.empty(), division.quotient(RING.add(product, PolynomialRing.one()), right),
                    () -> "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void commonDivisorsHoldCommonFactors(long seed) {
        Random random = new Random(seed);
        IndexPolynomial factor = random(random, 2);
        List<IndexPolynomial> products = List.of(RING.multiply(factor, random(random, 3)),
                RING.multiply(factor, random(random, 2)), RING.multiply(factor, random(random, 2)));
        IndexPolynomial divisor = new CommonDivisor(RING).of(products);
        ExactDivision division = new ExactDivision(RING);
        assertTrue(division.quotient(divisor, factor).isPresent(), () -> "seed " + seed);
        products.forEach(product ->
                assertTrue(division.quotient(product, divisor).isPresent(), () -> "seed " + seed));
    }
}
