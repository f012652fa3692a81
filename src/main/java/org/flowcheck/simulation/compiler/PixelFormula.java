package org.flowcheck.simulation.compiler;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;

/**
 * What a kernel is multiplied with as a formula of a pixel: {@code x[i, u + p - 1, v + q - 1, l] -> x[@i, @r, @s, @l]}.
 * Only whole indices of references are replaced, so what depends on places in any other way keeps their names.
 */
final class PixelFormula {

    private final ConvolutionForm.Names names;
    private final IndexFormula indices;

    private PixelFormula(Symbols symbols, ConvolutionForm.Names names) {
        this.names = names;
        Scope scope = Scope.TOP;
        List<String> places = places(names).toList();
        for (int variable = 0; variable < places.size(); variable++) {
            scope = scope.bind(places.get(variable), Affine.variable(variable));
        }
        this.indices = new IndexFormula(symbols, scope);
    }

    private static Stream<String> places(ConvolutionForm.Names names) {
        return Stream.of(names.row(), names.inKernel().get(0), names.column(), names.inKernel().get(1));
    }

    /** The formula of a pixel; empty where the product is none. */
    static Optional<Expression> of(Symbols symbols, ConvolutionForm.Names names, List<Expression> factors) {
        if (factors.isEmpty() || factors.stream().anyMatch(factor -> Traversal.contains(factor,
                part -> part instanceof Reduction))) {
            return Optional.empty();
        }
        PixelFormula formula = new PixelFormula(symbols, names);
        Expression pixel = formula.rewritten(TwoLayerMatcher.product(factors));
        Map<String, Expression> others = names.inKernel().size() == 2
                ? Map.of(names.image(), Reference.to(TwoLayerForm.SAMPLE))
                : Map.of(names.image(), Reference.to(TwoLayerForm.SAMPLE),
                names.inKernel().get(2), Reference.to(ConvolutionForm.CHANNEL));
        Expression renamed = Substitution.ofScalars(others).in(pixel);
        boolean known = Traversal.freeNames(renamed).stream().allMatch(name -> isKnown(symbols, names, name));
        return known ? Optional.of(renamed) : Optional.empty();
    }

    private static boolean isKnown(Symbols symbols, ConvolutionForm.Names names, String name) {
        return name.equals(TwoLayerForm.SAMPLE) || name.equals(ConvolutionForm.ROW)
                || name.equals(ConvolutionForm.COLUMN)
                || name.equals(ConvolutionForm.CHANNEL) && names.inKernel().size() == 3
                || TwoLayerMatcher.isGlobal(symbols, name);
    }

    private Expression rewritten(Expression formula) {
        return formula instanceof Reference reference
                ? new Reference(reference.name(), reference.indices().stream().map(this::rewrittenIndex).toList(),
                reference.origin())
                : Traversal.mapChildren(formula, this::rewritten);
    }

    private Expression rewrittenIndex(Expression index) {
        Optional<Affine> place = places(names).noneMatch(name -> Traversal.mentions(index, name)) ? Optional.empty()
                : indices.find(index);
        if (place.equals(Optional.of(sum(0, 1)))) {
            return Reference.to(ConvolutionForm.ROW);
        }
        return place.equals(Optional.of(sum(2, 3))) ? Reference.to(ConvolutionForm.COLUMN) : index;
    }

    private static Affine sum(int first, int second) {
        return Affine.variable(first).plus(Affine.variable(second)).plus(-1);
    }
}
