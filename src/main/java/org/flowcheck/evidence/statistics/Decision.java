package org.flowcheck.evidence.statistics;

/** What data say of a statement about all large widths, at a level of error. Nothing here is ever proved. */
public enum Decision {

    /** The statement is not refuted, and a statement that differs by the stated resolution would have been. */
    CONSISTENT,
    /** The data refute the statement, also with the most that the stated rests can do. */
    VIOLATED,
    /** Neither: too few data, too large rests, or a trend that the statement's form does not explain. */
    UNDECIDED
}
