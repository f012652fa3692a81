/**
 * The shape of what users write, before it means anything: YAML as a tree whose every scalar knows where each of its
 * characters stands in the file, and formulas as {@link org.flowcheck.theory.syntax.Term}s with spans. Model files and
 * claim files share both.
 *
 * <p>Input is untrusted: sizes, nesting and lengths are capped ({@link org.flowcheck.theory.syntax.FormulaLimits},
 * {@link org.flowcheck.theory.syntax.YamlReader}), and each cap has its own diagnostic.
 */
package org.flowcheck.theory.syntax;
