package org.flowcheck.evidence.claim;

import org.flowcheck.evidence.statistics.Interval;

/**
 * A value that is known within an interval, for a report.
 *
 * @param word what it is: {@code slope}, {@code fraction}, {@code limit}, ...
 * @param interval estimate and interval
 */
public record Estimate(String word, Interval interval) {
}
