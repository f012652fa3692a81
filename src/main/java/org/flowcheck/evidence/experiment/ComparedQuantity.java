package org.flowcheck.evidence.experiment;

/**
 * Something that two models have in common.
 *
 * @param name the name of a state of the reduced model, or of an observable of both
 * @param kind what of it is compared
 * @param entries how many numbers it is
 */
public record ComparedQuantity(String name, Kind kind, int entries) {

    /** What is compared. */
    public enum Kind {
        /** A state of the reduced model, with what the map says it is. */
        STATE("state"),
        /** An observable of both, each by its own formula, in units of its own. */
        OBSERVABLE("observable"),
        /** The fuller model's formula of such an observable, also at the state that the reduced one stands for. */
        RESCALED("rescaled observable");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word of tables and JSON. */
        String word() {
            return word;
        }
    }

    /** Whether another one is this observable in the fuller model's units. */
    boolean isRescaledBy(ComparedQuantity other) {
        return kind == Kind.OBSERVABLE && other.kind == Kind.RESCALED && name.equals(other.name);
    }
}
