package org.flowcheck.evidence.claim;

/**
 * How results came about, told from the settings that were used.
 *
 * @param topic what it is about, in a word or two
 * @param text what was done, in sentences
 */
public record MethodNote(String topic, String text) {
}
