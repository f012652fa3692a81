package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plain form of every model has values at random points: the same for its rates and for their normal forms. */
class PlainFormTest {

    private static final long WORK = 200_000;

    static Stream<Path> files() {
        return ModelProofsTest.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void ratesHaveTheValuesOfTheirReadableNormalForms(Path file) {
        Model model = ModelReader.read(file);
        PlainForm plain = new PlainForm(model);
        ReadableTerms readable = new ReadableTerms(model, plain);
        for (Equation equation : FlowDerivation.equations(model)) {
            IndexScope scope = Sizes.scope(plain.model(), equation.axes());
            Expression rate = plain.of(equation.rate());
            Expression written = readable.of(plain.reader(scope, WORK).read(rate), scope);
            Expression back = plain.of(written);
            for (long seed = 1; seed <= 3; seed++) {
                // Positive values, as roots and logarithms of the classical models want.
                RandomPoint point = RandomPoint.of(plain.model(), seed, true);
                Map<String, Integer> indices = point.indices(equation.axes());
                double expected = at(point, indices).value(rate);
                // Sums of some hundred products of numbers of order one.
                assertEquals(expected, at(point, indices).value(back), 1e-10 * (1 + Math.abs(expected)),
                        () -> equation.state() + ": " + ExpressionText.of(written));
            }
        }
    }

    private static Evaluator at(RandomPoint point, Map<String, Integer> indices) {
        Evaluator evaluator = point.evaluator();
        indices.forEach(evaluator::with);
        return evaluator;
    }

    @Test
    void noExpectationAndNoFixedActivationIsLeft() {
        Model cubic = Models.file("multi-stage/two-layer-cubic");
        PlainForm plain = new PlainForm(cubic);
        for (Equation equation : FlowDerivation.equations(cubic)) {
            assertTrue(Traversal.contains(equation.rate(), part -> part instanceof Expectation));
            Expression rate = plain.of(equation.rate());
            assertFalse(Traversal.contains(rate, part -> part instanceof Expectation));
            assertFalse(ExpressionText.of(rate).contains("sigma"), ExpressionText.of(rate));
        }
        assertEquals("sigma[x]", ExpressionText.of(new PlainForm(Models.file("three-layer/three-layer"))
                .of(Formulas.parse("sigma[x]"))));
    }

    @Test
    void theVocabularyKnowsWhatVaries() {
        PlainForm plain = new PlainForm(Models.file("multi-stage/two-layer-population"));
        assertTrue(plain.vocabulary().varying().containsAll(Set.of("a", "w", "z", "e", "K")));
        assertFalse(plain.vocabulary().varying().contains("eps"));
        assertEquals(Set.of("m", "d"), plain.vocabulary().integers());
    }
}
