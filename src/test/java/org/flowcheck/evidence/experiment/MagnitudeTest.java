package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.language.ModelScope;
import org.flowcheck.theory.syntax.MappedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MagnitudeTest {

    private static final ModelScope SCOPE =
            ModelScope.of(ModelReader.read(Path.of("models/three-layer/three-layer-effective.yaml")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a[1] - c[1] | Abs[a[1]] + Abs[c[1]]",
        "4*a[1]^2 - c[1]^2 | 4*Abs[a[1]]^2 + Abs[c[1]]^2",
        "(a[1] - c[1])^2 | (Abs[a[1]] + Abs[c[1]])^2",
        "Sum[a[k] - c[k], {k, m}] | Sum[Abs[a[k]] + Abs[c[k]], {k, m}]",
        "a[1]^-1 | Abs[a[1]^-1]*Abs[a[1]]/Abs[a[1]]",
        "(a[1] - c[1])^-1 | Abs[(a[1] - c[1])^-1]*(Abs[a[1]] + Abs[c[1]])/Abs[a[1] - c[1]]",
        "Initial[a[1] - c[1]] | Initial[Abs[a[1]] + Abs[c[1]]]",
        "Minimum[a[k] - c[k], {k, m}] | Maximum[Abs[a[k]] + Abs[c[k]], {k, m}]",
        "Maximum[a[k] - c[l], {k, m}, {l, k}] | Maximum[Abs[a[k]] + Abs[c[l]], {k, m}, {l, k}]",
        "Min[a[1] - c[1], 1] | Max[Abs[a[1]] + Abs[c[1]], 1]",
        "Abs[a[1] - c[1]] | Abs[a[1]] + Abs[c[1]]",
        "Exp[a[1] - c[1]] | Abs[Exp[a[1] - c[1]]]"})
    void sumsBecomeSumsOfSizes(String formula, String magnitude) {
        assertEquals(magnitude, ExpressionText.of(Magnitude.of(
                SCOPE.number(MappedText.of(new SourceText("test", formula))))));
    }
}
