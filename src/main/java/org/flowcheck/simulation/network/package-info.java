/**
 * Hand-tuned gradient flows of networks on given data. Knows no symbols: who recognises such a flow among a model's
 * equations hands over plain arrays.
 *
 * <p>A {@link org.flowcheck.simulation.network.TwoLayerFlow} says what is computed, a
 * {@link org.flowcheck.simulation.network.TwoLayerKernel} how; {@link org.flowcheck.simulation.network.TwoLayerKernels}
 * chooses one; {@link org.flowcheck.simulation.network.Normalisation} says what scaling its data have. Two
 * hidden layers are a {@link org.flowcheck.simulation.network.ThreeLayerFlow}, computed by a
 * {@link org.flowcheck.simulation.network.ThreeLayerField}. Convolutional ones are a
 * {@link org.flowcheck.simulation.network.ConvolutionFlow} and a
 * {@link org.flowcheck.simulation.network.ConvolutionField}. The bits do not depend on the number of threads.
 */
package org.flowcheck.simulation.network;
