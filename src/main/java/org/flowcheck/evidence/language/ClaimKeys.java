package org.flowcheck.evidence.language;

import java.util.List;

/** The keys and words of a claim file. */
final class ClaimKeys {

    static final String FLOWCHECK = "flowcheck";
    static final String CLAIM = "claim";
    static final String SOURCE = "source";
    static final String STATES_THAT = "states that";
    static final String KIND = "kind";
    static final String RUNS = "runs";
    static final String QUANTITIES = "quantities";
    static final String GIVEN = "given";
    static final String FOR_ALL = "for all";
    static final String CHECK = "check";
    static final String PROVE = "prove";
    static final String EQUALITY = "equality";
    static final String CONTROL = "control";
    static final String EXPECT = "expect";
    static final String FINDING = "finding";

    static final String PAPER = "paper";
    static final String AT = "at";
    static final String MODEL = "model";
    static final String INITIAL = "initial";
    static final String SEEDS = "seeds";
    static final String UNTIL = "until";
    static final String UP_TO = "up to";
    static final String SAMPLES = "samples";
    static final String IDENTITY = "identity";
    static final String FOR = "for";
    static final String CLOSED_FORM = "closed form";
    static final String INVARIANTS = "invariants";
    static final String REPLACE = "replace";
    static final String IN = "in";
    static final String THAT = "that";

    static final String BLOW_UP = "blow-up";
    static final String ALL = "all";

    static final List<String> TOP = List.of(FLOWCHECK, CLAIM, SOURCE, STATES_THAT, KIND, RUNS, QUANTITIES, GIVEN,
            FOR_ALL, CHECK, PROVE, EQUALITY, CONTROL, EXPECT, FINDING);
    static final List<String> OF_SOURCE = List.of(PAPER, AT);
    static final List<String> OF_RUN = List.of(MODEL, INITIAL, SEEDS, UNTIL, UP_TO, SAMPLES);
    static final List<String> OF_PROOF = List.of(MODEL, IDENTITY, FOR, CLOSED_FORM, INVARIANTS);
    static final List<String> OF_CHECK = List.of(THAT, GIVEN, EQUALITY);
    static final List<String> OF_CONTROL = List.of(REPLACE, IN);
    /** Sections whose texts a control may replace. */
    static final List<String> REPLACEABLE = List.of(CHECK, PROVE, GIVEN, QUANTITIES);

    private ClaimKeys() {
    }
}
