package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roots split along positive factors; x and y are positive, z is any number. */
class PositiveRootsTest {

    private static Model model(String... domain) {
        return Model.ofParameters(Stream.of("x", "y", "z").map(name -> new Parameter(name, Parameter.Kind.REAL,
                Algebra.ONE, "", Optional.empty())).toList(), Stream.of(domain).map(Formulas::parse).toList());
    }

    private static final Model MODEL = model("x > 0 && 1/2 <= y");

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Sqrt[1/(x*y)]                ~ x^(-1/2)*y^(-1/2)",
            "Sqrt[2/(x + 1)]              ~ 2^(1/2)*(1 + x)^(-1/2)",
            "(x^2)^(1/2)                  ~ x",
            "(x*z)^(1/3)                  ~ x^(1/3)*z^(1/3)",
            "(Exp[z]*x)^z                 ~ Exp[z]^z*x^z",
            "Sqrt[z^2]                    ~ Sqrt[z^2]",
            "Sqrt[z*(z + 1)]              ~ Sqrt[z*(1 + z)]",
            "Sqrt[x - y]                  ~ Sqrt[x - y]",
    })
    void examples(String before, String after) {
        Expression formula = Formulas.parse(before);
        Expression split = new PositiveRoots(MODEL).split(formula);
        assertEquals(after, ExpressionText.of(split));
        for (double z : new double[] {0.7, -0.7}) {
            Bindings values = new Bindings().scalar("x", 1.3).scalar("y", 0.6).scalar("z", z);
            assertEquals(new Evaluator(values).value(formula), new Evaluator(values).value(split), 1e-15);
        }
    }

    @Test
    void nothingIsDoneWhereNothingIsKnownPositive() {
        Expression formula = Formulas.parse("Sqrt[4*x]");
        assertSame(formula, new PositiveRoots(model()).split(formula));
        assertSame(formula, new PositiveRoots(model("x >= 0", "y > -1", "x != 3", "x > y || y > 0")).split(formula));
    }

    @Test
    void identitiesOfPositiveParametersAreProved() {
        Proof proof = IdentityProof.withoutSymja(MODEL).prove(List.of(),
                Formulas.parse("Sqrt[2/(x + 1)]/Sqrt[2/(x + y)]"), Formulas.parse("Sqrt[(x + y)/(x + 1)]"));
        assertInstanceOf(Proof.Proved.class, proof);
        assertInstanceOf(Proof.Undecided.class, IdentityProof.withoutSymja(model()).prove(List.of(),
                Formulas.parse("Sqrt[1/x]/Sqrt[1/y]"), Formulas.parse("Sqrt[y/x]")));
        assertInstanceOf(Proof.Refuted.class, IdentityProof.withoutSymja(MODEL).prove(List.of(),
                Formulas.parse("Sqrt[1/x]/Sqrt[1/y]"), Formulas.parse("Sqrt[1.05*y/x]")));
    }

    /** Parameters are drawn where the domain says, wide as it may have to look, and nothing is judged outside. */
    @Test
    void onlyTheDomainCounts() {
        Expression root = Formulas.parse("Sqrt[(x - 50)^2]");
        Expression difference = Formulas.parse("x - 50");
        assertInstanceOf(Proof.Refuted.class, IdentityProof.withoutSymja(MODEL).prove(List.of(), root, difference));
        assertInstanceOf(Proof.Undecided.class,
                IdentityProof.withoutSymja(model("x > 50")).prove(List.of(), root, difference));
        assertInstanceOf(Proof.Undecided.class,
                IdentityProof.withoutSymja(model("x > 0", "x < 0")).prove(List.of(), root, root));
    }
}
