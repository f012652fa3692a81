package org.flowcheck.theory.model;

/**
 * Where a model or a claim comes from.
 *
 * @param paper the paper's short name, empty for a classical problem
 * @param at the place in it: an equation, theorem or section, or a citation
 */
public record Source(String paper, String at) {
}
