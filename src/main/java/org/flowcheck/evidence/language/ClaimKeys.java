package org.flowcheck.evidence.language;

import java.util.List;
import java.util.stream.Stream;

/** The keys and words of a claim file. */
final class ClaimKeys {

    static final String FLOWCHECK = "flowcheck";
    static final String CLAIM = "claim";
    static final String SOURCE = "source";
    static final String STATES_THAT = "states that";
    static final String KIND = "kind";
    static final String RUNS = "runs";
    static final String QUANTITIES = "quantities";
    static final String NUMBERS = "numbers";
    static final String GIVEN = "given";
    static final String FOR_ALL = "for all";
    static final String CHECK = "check";
    static final String PROVE = "prove";
    static final String EQUALITY = "equality";
    static final String CONTROL = "control";
    static final String FIGURES = "figures";
    static final String EFFORT = "effort";
    static final String NEEDS = "needs";
    static final String EXPECT = "expect";
    static final String FINDING = "finding";

    static final String PAPER = "paper";
    static final String AT = "at";
    static final String MODEL = "model";
    static final String ACTIVATION = "activation";
    static final String INITIAL = "initial";
    static final String SEEDS = "seeds";
    static final String UNTIL = "until";
    static final String UP_TO = "up to";
    static final String SAMPLES = "samples";
    static final String TOLERANCE = "tolerance";
    static final String IDENTITY = "identity";
    static final String FOR = "for";
    static final String CLOSED_FORM = "closed form";
    static final String INVARIANTS = "invariants";
    static final String REDUCTION = "reduction";
    static final String FLOW = "flow";
    static final String TERMS = "terms up to";
    static final String LEADING = "leading";
    static final String PARAMETERS = "parameters";
    static final String WHERE = "where";
    static final String NORM_OF = "sub-exponential norm of";
    static final String EXPONENT_OF = "growth exponent of";
    static final String MULTIPLICITY_OF = "multiplicity of";
    static final String PROBABILITY_OF = "probability of";
    static final String EQUALS = "equals";
    static final String BELOW = "below";
    static final String ABOVE = "above";
    static final String AT_MOST = "at most";
    static final String AT_LEAST = "at least";
    static final String WITH = "with";
    static final String ORDER_OF = "order of";
    static final String LIMIT_OF = "limit of";
    static final String RATE = "rate";
    static final String RESTS = "rests";
    static final String RESOLUTION = "resolution";
    static final String REPLACE = "replace";
    static final String IN = "in";
    static final String THAT = "that";

    static final String TITLE = "title";
    static final String CAPTION = "caption";
    static final String X = "x";
    static final String Y = "y";
    static final String LABEL = "label";
    static final String SCALE = "scale";
    static final String CURVES = "curves";
    static final String BY = "by";
    static final String DRAW = "draw";
    static final String FIT = "fit";
    static final String STAGES = "stages";
    static final String MARKS = "marks";
    static final String FROM = "from";
    static final String TO = "to";

    static final String MATRIX = "matrix";
    static final String ENTRIES = "entries";
    static final String ORDER = "order";

    static final String BLOW_UP = "blow-up";
    static final String ALL = "all";
    static final String NONE = "none";
    static final String RATES = "rates";
    static final String UNKNOWN = "unknown";

    static final List<String> TOP = List.of(FLOWCHECK, CLAIM, SOURCE, STATES_THAT, KIND, RUNS, QUANTITIES,
            NUMBERS, GIVEN,
            FOR_ALL, CHECK, PROVE, EQUALITY, CONTROL, FIGURES, EFFORT, NEEDS, EXPECT, FINDING);
    static final List<String> OF_SOURCE = List.of(PAPER, AT);
    static final List<String> OF_RUN = List.of(MODEL, ACTIVATION, INITIAL, SEEDS, UNTIL, UP_TO, SAMPLES,
            TOLERANCE);
    static final List<String> OF_PROOF = List.of(MODEL, IDENTITY, FOR, FLOW, TERMS, CLOSED_FORM, INVARIANTS,
            REDUCTION);
    static final List<String> OF_PARAMETERS = List.of(PARAMETERS, WHERE, IDENTITY, FOR);
    static final List<String> OF_NORM = List.of(NORM_OF, EQUALS, BELOW, ABOVE, AT_MOST, AT_LEAST, WITH);
    static final List<String> OF_EXPONENT = List.of(EXPONENT_OF, IN, EQUALS);
    static final List<String> OF_MULTIPLICITY = List.of(MULTIPLICITY_OF, IN, EQUALS);
    static final List<String> OF_PROBABILITY = List.of(PROBABILITY_OF, BELOW, ABOVE, AT_MOST, AT_LEAST, WITH);
    /** The keys that say what a proof is about. */
    static final List<String> SUBJECTS = List.of(MODEL, PARAMETERS, NORM_OF, EXPONENT_OF, MULTIPLICITY_OF,
            PROBABILITY_OF);
    static final List<String> ANY_PROOF = Stream.of(OF_PROOF, OF_PARAMETERS, OF_NORM, OF_EXPONENT, OF_MULTIPLICITY,
                    OF_PROBABILITY).flatMap(List::stream).distinct().toList();
    static final List<String> OF_CHECK = List.of(THAT, GIVEN, EQUALITY);
    static final List<String> OF_ORDER = List.of(ORDER_OF, IN, AT_MOST, AT_LEAST, EQUALS, RESTS, RESOLUTION);
    static final List<String> OF_LIMIT = List.of(LIMIT_OF, IN, EQUALS, RATE, RESTS, RESOLUTION);
    /** The keys that say what sort of check a mapping is. */
    static final List<String> CHECK_SUBJECTS = List.of(THAT, ORDER_OF, LIMIT_OF);
    static final List<String> ANY_CHECK = Stream.of(OF_CHECK, OF_ORDER, OF_LIMIT)
            .flatMap(List::stream).distinct().toList();
    static final List<String> OF_CONTROL = List.of(REPLACE, IN);
    static final List<String> OF_FIGURE = List.of(TITLE, CAPTION, X, Y, CURVES, STAGES, MARKS, MATRIX);
    static final List<String> OF_AXIS = List.of(LABEL, SCALE);
    static final List<String> OF_CURVE = List.of(LABEL, X, Y, FOR, BY, DRAW, FIT);
    static final List<String> OF_TABLE = List.of(ENTRIES, FOR, AT, LABEL, FROM, TO, ORDER);
    static final List<String> OF_STAGE = List.of(FROM, TO);
    static final List<String> OF_MARK = List.of(X, Y);
    /** Sections whose texts a control may replace. */
    static final List<String> REPLACEABLE = List.of(CHECK, PROVE, GIVEN, QUANTITIES, NUMBERS);

    private ClaimKeys() {
    }
}
