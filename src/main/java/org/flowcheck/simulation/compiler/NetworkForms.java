package org.flowcheck.simulation.compiler;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.flowcheck.simulation.network.ConvolutionField;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Equation;

/**
 * Which network with kernels of its own a model's equations are: one of them, or none.
 *
 * @param twoLayer with one hidden layer
 * @param threeLayer with two
 * @param convolution with one of convolutions
 */
record NetworkForms(Optional<TwoLayerForm> twoLayer, Optional<ThreeLayerForm> threeLayer,
                    Optional<ConvolutionForm> convolution) {

    static NetworkForms find(Symbols symbols, List<Equation> equations) {
        return new NetworkForms(TwoLayerMatcher.find(symbols, equations), ThreeLayerMatcher.find(symbols, equations),
                ConvolutionMatcher.find(symbols, equations).filter(form ->
                        ConvolutionField.isAffordable(ConvolutionNumbers.places(form, symbols.layout()))));
    }

    /** Whether the general program of the equations is made only if asked for: its arrays may grow with the data. */
    boolean replaceProgram() {
        return twoLayer.isPresent() || convolution.isPresent();
    }

    /** c if a formula is {@code c Sum_i e_i^2} with the residuals of the network. */
    OptionalDouble squaredResiduals(Symbols symbols, Expression formula) {
        if (twoLayer.isPresent()) {
            return TwoLayerMatcher.squaredResiduals(symbols, twoLayer.get(), formula);
        }
        return convolution.isPresent() ? ConvolutionMatcher.squaredResiduals(symbols, convolution.get(), formula)
                : OptionalDouble.empty();
    }

    /** The numbers of the network. */
    NetworkFlows flows(StateLayout layout, SampleNumbers numbers) {
        return new NetworkFlows(twoLayer.map(form -> TwoLayerNumbers.of(form, layout, numbers)),
                threeLayer.map(form -> ThreeLayerNumbers.of(form, layout, numbers)),
                convolution.map(form -> ConvolutionNumbers.of(form, layout, numbers)));
    }
}
