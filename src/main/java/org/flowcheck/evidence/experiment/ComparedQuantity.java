package org.flowcheck.evidence.experiment;

/**
 * Something that two models have in common.
 *
 * @param name the name of a state of the reduced model, or of an observable of both
 * @param observed whether it is an observable; else a state, compared with what the map says it is
 * @param entries how many numbers it is
 */
public record ComparedQuantity(String name, boolean observed, int entries) {

    /** The word of tables and JSON. */
    String kind() {
        return observed ? "observable" : "state";
    }
}
