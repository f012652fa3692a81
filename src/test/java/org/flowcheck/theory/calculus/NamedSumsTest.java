package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums over data that a model has a name for: found in any order and under any indices, and no others. */
class NamedSumsTest {

    private static final String NONE = "none";

    private static Optional<Expression> find(Model model, String sum) {
        Set<String> moving = new TreeSet<>();
        model.states().forEach(state -> moving.add(state.name()));
        NamedSums names = new NamedSums(new PlainForm(model), name -> !moving.contains(name));
        Reduction reduction = (Reduction) Formulas.parse(sum);
        List<Expression> factors = new ArrayList<>(reduction.body() instanceof Multiplication product
                ? product.factors() : List.of(reduction.body()));
        List<IndexRange> ranges = reduction.ranges();
        return names.find(factors, ranges);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "three-layer/three-layer ~ Sum[y[i]*x[i, j], {i, n}]   ~ z[j]*n",
        "three-layer/three-layer ~ Sum[x[i, l]*y[i], {i, n}]   ~ z[l]*n",
        "three-layer/three-layer ~ Sum[y[s]*x[s, 1], {s, n}]   ~ z[1]*n",
        "three-layer/three-layer ~ Sum[y[i]*x[i, j], {i, 2, n}] ~ none",
        "three-layer/three-layer ~ Sum[y[i]*x[i, j], {i, d}]   ~ none",
        "three-layer/three-layer ~ Sum[y[i]*x[i, j]^2, {i, n}] ~ none",
        "three-layer/three-layer ~ Sum[y[i]^2*x[i, j], {i, n}] ~ none",
        "three-layer/three-layer ~ Sum[x[i, j], {i, n}]        ~ none",
        "three-layer/three-layer ~ Sum[y[i]*x[j, i], {i, n}]   ~ none",
        "three-layer/three-layer ~ Sum[y[i]*x[l, j], {i, n}]   ~ none",
        "three-layer/three-layer ~ Sum[y[i]*x[i, i], {i, n}]   ~ none",
        "three-layer/three-layer ~ Sum[y[i]*x[i, j]*x[i, l], {i, n}] ~ none",
        "cnn-condensation/two-layer-cnn ~ Sum[y[i]*x[i, u + p - 1, v + q - 1], {i, n}] ~ z[u + p - 1, v + q - 1]*n",
        "cnn-condensation/two-layer-cnn ~ Sum[y[i], {i, n}]    ~ zc*n",
        "linear-features/two-layer-linear ~ Sum[X[i, j]*y[i], {i, n}] ~ Xy[j]"})
    void sumsOfData(String file, String sum, String expected) {
        Model model = Models.file(file.trim());
        Optional<Expression> found = find(model, sum);
        String written = found.map(formula -> Simplification.of(formula, IndexScope.EMPTY)).map(ExpressionText::of)
                .orElse(NONE);
        assertEquals(expected, written);
    }
}
