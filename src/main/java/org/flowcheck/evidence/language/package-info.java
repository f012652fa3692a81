/**
 * The claim language: from a YAML tree to a checked {@link org.flowcheck.evidence.claim.Claim}.
 *
 * <p>{@link org.flowcheck.evidence.language.ClaimReader} is the way in. Formulas about a model ({@code quantities},
 * {@code prove}) are checked in that model's scope; formulas about runs ({@code check}, {@code given},
 * {@code equality}) by {@code RunFormulas}, which knows the three levels. Falsified twins are the claim's own texts
 * with one replaced, read again.
 */
package org.flowcheck.evidence.language;
