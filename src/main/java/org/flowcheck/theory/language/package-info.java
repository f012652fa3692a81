/**
 * The model language: from a YAML tree to a checked {@link org.flowcheck.theory.model.Model}, and back to text.
 *
 * <p>{@link org.flowcheck.theory.language.ModelReader} is the way in; {@link org.flowcheck.theory.language.ModelScope}
 * checks further formulas about a model, for claims; {@link org.flowcheck.theory.language.ParameterSetting} reads
 * numbers from the command line; {@link org.flowcheck.theory.language.ModelPrinter} writes a model that reads back
 * equal. The sections of a model are read in the order in which they can name each other: parameters, states, draws,
 * definitions, then all else.
 */
package org.flowcheck.theory.language;
