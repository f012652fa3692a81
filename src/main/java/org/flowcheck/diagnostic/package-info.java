/**
 * What can be wrong with a user's input or surroundings, and where: a closed set of codes, positions in source text,
 * excerpts with a caret, what was expected and found, and the nearest right spelling.
 *
 * <p>Three things are kept apart throughout flowcheck: a user's error is a {@link org.flowcheck.diagnostic.Diagnostic}
 * (thrown inside a {@link org.flowcheck.diagnostic.DiagnosticException}), how a run ended is a value, and a bug is any
 * other exception.
 */
package org.flowcheck.diagnostic;
