package org.flowcheck.theory.language;

import java.util.List;

/** The keys of a model file. */
final class Keys {

    static final String FLOWCHECK = "flowcheck";
    static final String MODEL = "model";
    static final String TITLE = "title";
    static final String SOURCE = "source";
    static final String EXTENDS = "extends";
    static final String PARAMETERS = "parameters";
    static final String WHERE = "where";
    static final String ACTIVATIONS = "activations";
    static final String DRAWS = "draws";
    static final String DATA = "data";
    static final String POPULATION = "population";
    static final String MOMENTS = "moments";
    static final String STATES = "states";
    static final String INITIAL_CONDITIONS = "initial conditions";
    static final String DEFINE = "define";
    static final String FLOW = "flow";
    static final String RATES = "rates";
    static final String MAP = "map";
    static final String ASYMPTOTICS = "asymptotics";
    static final String REDUCES = "reduces";
    static final String CLOSED_FORM = "closed form";
    static final String INVARIANTS = "invariants";
    static final String BLOW_UP = "blow-up";
    static final String OBSERVE = "observe";

    static final String PAPER = "paper";
    static final String AT = "at";
    static final String INTEGER = "integer";
    static final String REAL = "real";
    static final String MEANING = "meaning";
    static final String LATEX = "latex";
    static final String LAW = "law";
    static final String IMAGES = "images";
    static final String LABELS = "labels";
    static final String OTHERWISE = "otherwise";
    static final String FOR = "for";
    static final String INITIAL = "initial";
    static final String VALUE = "value";
    static final String LABEL = "label";
    static final String ASCEND = "ascend";
    static final String DESCEND = "descend";
    static final String MOBILITY = "mobility";
    static final String STEP = "step";
    static final String IS = "is";
    static final String AT_ZERO = "at zero";
    static final String DEFAULT = "default";
    static final String SMALL = "small";
    static final String WIDTH = "width";
    static final String TIME = "time";
    static final String CLOCK = "clock";
    static final String ON = "on";
    static final String ORDER = "order";
    static final String ALONG = "along";
    static final String IN = "in";
    static final String EARLIEST = "earliest";
    static final String LATEST = "latest";

    /** Of the whole file, in the order in which they are printed. */
    static final List<String> TOP = List.of(FLOWCHECK, MODEL, TITLE, SOURCE, EXTENDS, PARAMETERS, WHERE, ACTIVATIONS,
            DRAWS, DATA, POPULATION, MOMENTS, STATES, INITIAL_CONDITIONS, DEFINE, FLOW, RATES, MAP,
            ASYMPTOTICS, REDUCES, CLOSED_FORM, INVARIANTS, BLOW_UP, OBSERVE);
    static final List<String> OF_SOURCE = List.of(PAPER, AT);
    static final List<String> OF_PARAMETER = List.of(INTEGER, REAL, MEANING, LATEX);
    static final List<String> OF_DRAW = List.of(LAW, IMAGES, LABELS, OTHERWISE, FOR, LATEX);
    static final List<String> OF_ACTIVATION = List.of(IS, AT_ZERO, DEFAULT, LATEX);
    static final List<String> OF_FORMULA_ACTIVATION = List.of(VALUE, LATEX);
    static final List<String> OF_DATA = List.of(FOR, VALUE, MEANING, LATEX);
    static final List<String> OF_VARIABLE = List.of(FOR, MEANING, LATEX);
    static final List<String> OF_ASYMPTOTICS = List.of(SMALL, WIDTH, TIME);
    static final List<String> OF_REDUCES = List.of(MODEL, STATES, DATA, PARAMETERS, CLOCK, ON, ORDER);
    static final List<String> OF_STATE = List.of(FOR, INITIAL, MEANING, LATEX);
    static final List<String> OF_DEFINITION = List.of(FOR, VALUE, LATEX);
    static final List<String> OF_INVARIANT = List.of(FOR, VALUE);
    static final List<String> OF_OBSERVABLE = List.of(VALUE, LABEL);
    static final List<String> OF_FLOW = List.of(ASCEND, DESCEND, MOBILITY, STEP);
    static final List<String> OF_BLOW_UP = List.of(ALONG, IN, EARLIEST, LATEST);

    private Keys() {
    }
}
