package org.flowcheck.evidence.claim;

import org.flowcheck.theory.expression.Expression;

/**
 * A formula of a claim as a reader sees it.
 *
 * @param text as it stands in the file, in one line
 * @param formula the same for printing, in the shape in which it was written; it has no other meaning
 */
public record Written(String text, Expression formula) {
}
