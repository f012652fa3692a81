/**
 * From a checked system to fast numbers: {@link org.flowcheck.simulation.compiler.ModelCompiler} puts numbers in for
 * the parameters, hoists each sum into a stage of its own, lowers every formula to loops over flat arrays, and turns
 * the loops into a class.
 *
 * <p>The way: {@code Expression} (names, indices as formulas) to {@code Term} (array elements at affine offsets) by
 * {@code Lowering}; sums to temporaries by {@code Reducer}; costly calls to temporaries by {@code SharedCalls}; nests
 * into common loops by {@code Fusion}; places in memory by {@code Layout}; stages and loops ({@code Statement}) by
 * {@code StageBuilder}; Java text by {@code JavaWriter}; a class by {@code ProgramCache}. Generated text holds
 * generated names only: nothing a user wrote can reach it.
 */
package org.flowcheck.simulation.compiler;
