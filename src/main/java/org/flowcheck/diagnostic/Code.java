package org.flowcheck.diagnostic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The closed set of errors. Each has an id in words (what {@code flowcheck explain ID} takes), a cause and a remedy,
 * and a file in the corpus of bad input that provokes it.
 */
public enum Code {

    // Reading files
    FILE_NOT_FOUND("The named file does not exist or cannot be read.",
            "Check the path; a model name without '/' is looked up under ./models and then in the installation."),
    NOT_UTF8("The file holds bytes that are not UTF-8 text.",
            "Save the file as UTF-8 (without a byte-order mark)."),
    FILE_TOO_LARGE("The file is larger than flowcheck reads.",
            "Model and claim files are a few kilobytes; move large arrays to a data file."),
    FILE_EMPTY("The file holds nothing.",
            "Start from 'flowcheck new MODEL', which writes a commented template."),

    // Array files
    ARRAY_FILE_BROKEN("The file is not a NumPy array file (.npz or .npy), or is cut off or damaged.",
            "Write it again, for example by numpy.savez('initial.npz', a=a, b=b)."),
    ARRAY_FILE_PICKLED("The array holds Python objects, which are programs in disguise and are never loaded.",
            "Save plain numbers: numpy.savez('initial.npz', a=numpy.asarray(a, dtype=float))."),
    ARRAY_TYPE_UNSUPPORTED("The array's elements are of a type that does not become doubles without loss.",
            "Convert it before saving: a.astype(float). Complex, structured, text and date types are not read."),
    ARRAY_TOO_LARGE("The file holds more arrays or numbers than flowcheck reads.",
            "Save fewer or smaller arrays; docs/numerics.md states the limits."),
    JSON_SYNTAX("The text is not a JSON object of names with numbers or lists of numbers.",
            "Write {\"a\": [1, 2], \"b\": [[1, 0], [0, 1]]}, for example by Python's json.dump."),
    TABLE_SYNTAX("The text is not a table of numbers with a header.",
            "Write names in the first line and numbers below, all with commas between them: x1,x2,y and 0.5,-1,1e-3."),
    DUPLICATE_ARRAY("The same array is given twice.",
            "Remove one of them."),
    RAGGED_ARRAY("The lists of an array, or the rows of a table, are not equally long.",
            "An array with two indices is a list of rows of the same length."),
    IMAGE_FILE_BROKEN("The file is not one of the official files of images or labels, or is cut off or damaged.",
            "Load it again from where it is published; README.md lists the files. It may be packed by gzip or not."),
    IMAGE_SIZE("A model asks for images of another size, or for more of them, than the data set has.",
            "Set the sizes that the data set has: 28 x 28 for MNIST, 32 x 32 x 3 for CIFAR-10, fewer records."),
    UNKNOWN_ARRAY("Data are given for a state that the model does not have.",
            "'flowcheck show MODEL' lists the states."),
    UNKNOWN_DATA("A file gives data that the model does not have.",
            "'flowcheck show MODEL' lists the data; in a table y is a column of its own, and x[i, j] the"
                    + " columns x1, x2, ..."),
    DATA_SIZE("Given data have sizes that contradict each other, the settings or the model.",
            "A size that is a parameter follows from the data unless it is set; leave n=... away, or correct it."),
    MISSING_ARRAY("No data are given for a state of the model.",
            "Initial data give all states of the model."),
    ARRAY_SHAPE("An array has another shape than the state or data it is given for.",
            "Check the sizes (m=..., d=...) on the command line, and the order of the indices."),

    // Command line
    WRONG_USAGE("The command line holds something that the command does not take.",
            "'flowcheck COMMAND --help' lists options and examples."),
    NO_OBSERVABLES("The model observes nothing, so there is nothing to report.",
            "Add a section 'observe', for example observe: {x: {value: x}}."),

    // Claims
    CLAIM_NAME("The claim's id differs from its file's name.",
            "Name the file like the claim, with the ending .yaml."),
    PAPER_NAME("The paper's name differs from the name of the folder that holds its claims.",
            "Name the folder like the paper."),
    UNKNOWN_WORD("A word that has no meaning at this place.",
            "docs/claims.md and docs/language.md list the words of each key."),
    UNKNOWN_RUN("A formula speaks of runs that the claim does not declare.",
            "Declare them under 'runs', or correct the name before the dot."),
    RUNS_NOT_ALIGNED("A formula compares runs that have no common grid or sampled times.",
            "Runs are paired by seed and by the parameters that both have: give both the same values, seeds, "
                    + "'until' and 'samples', and name first the one with the larger grid."),
    UNKNOWN_TIME("A time that the claim does not quantify over.",
            "Declare it: for all: {t: times}, or {s: times, t: times after s}; 0 and end are the first and last "
            + "sample."),
    LEVEL_MISMATCH("A series in time, a number per run and an estimate over the ensemble are mixed up.",
            "r.x[t] is a series; Sup, Inf, At, Integral, Limit, FirstTime and LastTime make a number per run of it; "
                    + "Slope, Fraction and Quantile estimate over runs."),
    TOO_FEW_WIDTHS("An order or a limit is stated over runs that cannot show one.",
            "Give the parameter after 'in' five different values or more, all above 1, and the runs two seeds "
            + "or more."),
    ORDER_FORM("An order, a limit, its rate or what it leaves out is in a form that is not read.",
            "An order is a product of powers without a constant, as r.m^(1 - 2*r.alpha)*Log[r.m]^2; a rate and a rest "
                    + "are powers that do not grow, as 5*r.m^(-1/2) or 1/Log[r.m]."),
    NUMBER_OUT_OF_RANGE("A setting's number is too small or too large.",
            "See the range given."),
    NO_BLOW_UP("Runs are to be followed towards a blow-up that the model does not declare.",
            "Add 'blow-up: {along: ...}' to the model, or give a time after 'until:'."),
    CONTROL_TEXT("A control replaces a text that does not stand where it looks.",
            "Copy the text from the formula, blanks included; 'in:' names the section."),
    CONSTANT_FORM("A constant is asked for, or compared, in a form that is not decided.",
            "Norms are those of ChiSquareDistribution[d], with a name or a whole number; a growth exponent is linear "
                    + "in the parameters, as 1/2 - alpha is; a multiplicity is a whole number from 1, or none; an "
                    + "event of a probability is a law between bounds."),
    MISSING_FINDING("A claim expects not to be confirmed, and does not say why.",
            "Add 'finding:' with a sentence that a reader of the paper understands."),

    // Surroundings: not the input is at fault
    DISK_FULL("There is no space left on the disk, or a quota is used up.",
            "Free some space, or choose another disk with --out DIR."),
    OUTPUT_NOT_WRITABLE("The folder for results cannot be made or written.",
            "Check its permissions, or choose another one with --out DIR."),
    OUT_OF_MEMORY("The Java process has no memory left.",
            "Choose smaller sizes or fewer threads, or give more memory: FLOWCHECK_JAVA_OPTS=-Xmx16g."),
    OUTPUT_FAILED("Writing a file failed for a reason that the disk gave.",
            "See the reason; often the disk or the network drive went away."),

    // YAML
    YAML_SYNTAX("The text is not YAML.",
            "Formulas that start with '-', '{', '[' or hold ' #' or ': ' must stand in quotes."),
    YAML_TAB("A tab stands where YAML wants spaces.",
            "Indent with spaces."),
    YAML_FEATURE("YAML tags, anchors, aliases, merges and several documents in a file are not accepted.",
            "Write the value out."),
    YAML_DUPLICATE_KEY("The same key stands twice in one mapping.",
            "Rename or remove one of them."),
    WRONG_KIND("A value of another kind was expected here: a formula, a mapping or a list.",
            "Compare with a model in models/ or with docs/language.md. A formula in braces needs quotes."),

    // Model and claim structure
    UNKNOWN_KEY("A key that the language does not know.",
            "See docs/language.md and docs/claims.md for the keys of each section."),
    MISSING_KEY("A required key is missing.",
            "Add it; 'flowcheck new MODEL' writes a template with all required keys."),
    UNSUPPORTED_VERSION("The file asks for a version of the language that this flowcheck does not read.",
            "Write 'flowcheck: 1'."),
    MISSING_VALUE("A key stands without a value.",
            "Write the value after the colon, or remove the key."),
    TOO_MANY_ENTRIES("A mapping or a list is longer than flowcheck reads.",
            "Move numbers to a data file; state arrays by formulas in their indices."),

    // Formulas
    UNEXPECTED_CHARACTER("A character that formulas do not use.",
            "Formulas are ASCII: letters, digits, + - * / ^ ( ) [ ] { } , . ' and comparisons; see docs/language.md."),
    FORMULA_SYNTAX("The formula holds something unexpected, or breaks off.",
            "Functions and arrays take square brackets, f[x] and a[k]; ranges take braces, {k, m}."),
    UNCLOSED_BRACKET("A bracket is opened and not closed, or closed by one of another kind.",
            "Close it; a formula that holds ' #' is cut there by YAML unless it stands in quotes."),
    MALFORMED_NUMBER("A number is written in a way that could be misread.",
            "Write 0.5, 2.0, 1e-3; put a space or '*' between a number and a name."),
    NON_FINITE_NUMBER("A number lies beyond the range of double precision, or a division by zero stands in the text.",
            "Numbers lie between 1e-307 and 1e308 in size, or are zero."),
    NESTING_TOO_DEEP("Brackets, mappings or lists nest too deep.",
            "Name the parts under 'define' and use the names."),
    FORMULA_TOO_LONG("A formula has too many characters.",
            "Name the parts under 'define' and use the names; use Sum for long sums."),
    FORMULA_TOO_LARGE("A formula grows too large when it is written out.",
            "Name the parts under 'define' and use the names."),
    POWER_TOO_LARGE("An integer power is too large to be meant: a power tower, for example.",
            "Powers are associated to the right, x^y^z = x^(y^z); set brackets."),
    DERIVATIVE_QUOTE("A prime stands where no function's derivative is meant.",
            "A prime is only a function's derivative, f'[x]; a quantity K' needs another name, for example Kp."),

    // Names
    BAD_NAME("A name that formulas could not use.",
            "Names are letters and digits and start with a letter; labels may also hold hyphens."),
    NAME_TAKEN("Two things have the same name.",
            "Parameters, activations, draws, data, random variables, states and definitions share one set of names."),
    NAME_RESERVED("The name belongs to the language: a function, t for the time, or a word such as If.",
            "Choose another name; E, I, D, N, C, K and O are free for use."),
    NAME_SHADOWED("An index has the name of something declared, or of an index around it.",
            "Give the index another name."),
    UNUSED_NAME("A quantity or number of a claim that nothing uses, so that its formula is looked at nowhere.",
            "Use it in 'check', 'prove' or 'figures', or remove it."),
    UNKNOWN_NAME("A name that is not declared.",
            "Declare it under parameters, data, states or define, or as an index in a range {k, m}."),
    UNKNOWN_FUNCTION("A function that is not in the table of functions.",
            "docs/language.md lists the functions; names start with a capital letter, as in Tanh[x]."),
    FORBIDDEN_FUNCTION("A function that reaches files, processes or code; model files may never do so.",
            "Formulas are mathematics only; remove it."),
    NAME_OUT_OF_PLACE("A name that exists, but has no meaning at this place.",
            "Initial values use parameters, draws, data and indices; sizes and domains use parameters only; random"
                    + " variables stand inside Expectation[...]."),

    // Arity, shapes, kinds
    WRONG_NUMBER_OF_ARGUMENTS("A function has more or fewer arguments than it takes.",
            "docs/language.md lists the functions with their arguments."),
    WRONG_NUMBER_OF_INDICES("An array has more or fewer indices than it is declared with.",
            "Give each index; whole arrays and slices stand only in functions of arrays, such as Norm[a]."),
    SHAPE_MISMATCH("Arrays of different shapes are combined, or an array stands where a number is wanted.",
            "Compare the ranges under 'for' of the arrays."),
    NOT_AN_INTEGER("An index, a size or a range end that need not be a whole number.",
            "Use whole numbers, indices and integer parameters with + - *."),
    NOT_A_NUMBER("A condition stands where a number is wanted.",
            "Write If[condition, 1, 0]."),
    NOT_A_CONDITION("A number stands where a condition is wanted.",
            "Write a comparison such as k == 1 or alpha > 1/2."),

    // Systems
    CYCLIC_DEFINITION("Definitions use each other in a circle.",
            "Break the circle: each definition may use states, parameters and other definitions, but not itself."),
    MISSING_INITIAL("A state has no initial value.",
            "Add 'initial:' to the state."),
    MISSING_RATE("A state has no equation of motion.",
            "Add the state under 'rates' or 'map'."),
    UNKNOWN_RANGE("The range of an index does not follow from the text.",
            "State it: {for: \"{k, m}\", ...}."),
    INDEX_NAMES("An entry names its indices in another way than the declaration does.",
            "Use the declaration's index names."),
    UNKNOWN_LAW("A law of random numbers that flowcheck does not know.",
            "Draws: NormalDistribution[mean, standard deviation] or UniformDistribution[lower, upper]; norms in "
                    + "claims: ChiSquareDistribution[d]."),
    MODEL_NAME("The model's name differs from its file's name.",
            "Name the file like the model, with the ending .yaml."),
    EXTENDS_OUTSIDE("'extends' or 'reduces' reaches outside the folder of models.",
            "Name a model of the same folder (name) or of a neighbouring topic (topic/name)."),
    EXTENDS_CYCLE("Models extend each other in a circle, or a model is said to reduce itself.",
            "Remove one 'extends', or name another model."),

    // Settings of parameters
    SETTING_SYNTAX("A setting that is not of the form name=value.",
            "For example m=200 or alpha=3/2."),

    // Numbers put into a model
    UNKNOWN_PARAMETER("A value was given for a parameter that the model does not have.",
            "'flowcheck show MODEL' lists the parameters."),
    PARAMETER_INVALID("A parameter has a value that it cannot take.",
            "Integer parameters take whole numbers, real parameters finite numbers."),
    OUTSIDE_DOMAIN("The parameters do not satisfy a condition that the model states.",
            "See 'where' in the model file."),
    UNKNOWN_INITIAL_CONDITIONS("The model has no initial conditions of this name.",
            "'flowcheck show MODEL' lists them; without initial=NAME the states' own initial values are used."),
    DATA_NOT_GIVEN("Numbers are wanted, and a data array of the model has none.",
            "Give its numbers with --data FILE, or a formula under 'data' (value: ...); deriving needs no numbers."),
    DATA_NOT_FINITE("A data array holds a value that is not a finite number.",
            "Check its formula for divisions by zero, logarithms of zero and overflow."),
    ACTIVATION_NOT_CHOSEN("Numbers are wanted, and the model leaves open which function an activation is.",
            "Choose one, as in sigma=Tanh, or state 'default:' in the model."),
    ACTIVATION_CONTRADICTS("A function does not have the derivatives at zero that the model states of the activation.",
            "Choose another function, or correct 'at zero:'."),
    MOMENTS_ONLY("Numbers are wanted of an expectation over a law of which only moments are known.",
            "Derive with it; to integrate, write the average as a sum over data."),
    INITIAL_NOT_FINITE("A state starts at a value that is not a finite number.",
            "Check the initial values for divisions by zero, logarithms of zero and overflow."),
    SIZE_INVALID("An array has a size that is not a positive whole number.",
            "Check the integer parameters that the size is made of."),
    CLOCK_NOT_POSITIVE("The clock of a reduction is zero or negative for all values.",
            "A clock is the reduced model's time per time of the fuller one; both run forwards. "
                    + "A flow that runs backwards is another one: state its rates with the other sign."),
    NOT_COMPARABLE("Nothing says what the states of one model are in the other, or what is said does not fit it.",
            "'flowcheck show MODEL' lists states, shapes and what a model reduces; --by-name compares states of equal"
                    + " names."),
    INDEX_OUT_OF_RANGE("An index leaves the range of its array.",
            "Narrow the range of the sum, or guard the element with If[...] on the index."),
    SYSTEM_TOO_LARGE("The system is larger than flowcheck computes.",
            "Choose smaller sizes; docs/numerics.md states the limits."),

    MOMENTS_CONTRADICT("No law has the moments that are stated.",
            "A product has one expectation in whatever order it is written, a variance is not negative, and"
                    + " E[p*q]^2 is at most E[p^2]*E[q^2]; parameters count with their own values."),

    UNSAFE_LATEX("The LaTeX of a name is no symbol of mathematical mode.",
            "Braces are balanced, control words are letters, fonts, accents and signs; write \\% for a percent "
                    + "sign. What a macro of your own stands for can be put in after printing."),

    // Numbers
    UNKNOWN_INTEGRATOR("No integrator has this name.",
            "Use DormandPrince853 unless there is a reason not to; docs/numerics.md lists the others."),
    UNSUITABLE_INTEGRATOR("The integrator asked for does not fit the system or the tolerance.",
            "Leave --integrator away; docs/numerics.md says where StabilisedChebyshev is the cheaper one."),
    UNKNOWN_KERNEL("No kernel has this name.",
            "Leave --kernel out: the quickest one that can serve is chosen; docs/numerics.md says which."),
    KERNEL_CANNOT_SERVE("The kernel that was asked for cannot compute this model.",
            "Separable sums want inputs of dimension 1, dense ones a recognised network; docs/numerics.md says more."),
    DIGITS_UNAVAILABLE("A blow-up time was asked to more digits than doubles have, where that is not possible.",
            "Leave --digits away; 'blowup' then gives what doubles tell."),
    SENSITIVITIES_UNAVAILABLE(
            "The dependence of a blow-up time on its start was asked for, where that is not possible.",
            "Leave --sensitivities away; differences of two times from starts beside each other may tell it."),
    CERTIFICATE_UNAVAILABLE("A certified run was asked for of a model that cannot be enclosed.",
            "Leave --certified away, or choose smaller sizes; 'solve' then gives values with estimated errors."),

    // Calculus
    NO_EXPANSION("A power series at zero was asked of a formula that has none: it has a kink, a pole or a jump there.",
            "Ramp, Abs, roots and logarithms have no expansion at zero; choose another activation or expand in other"
                    + " states."),
    NOT_SMALL("A state is to be expanded in that does not tend to zero with the small parameter.",
            "Its initial value must be a positive power of the small parameter times something else."),
    NO_SCALING("A balance of terms was asked of a model that does not say which width grows, and on which time scale.",
            "Add 'asymptotics: {small: eps, width: m, time: Log}' or 'asymptotics: {width: m, time: Power}'."),
    NO_BALANCE("The size of a term as a power of the width cannot be found.",
            "Parameters must be powers of the width, and the states of order one or powers of it at the start; on "
                    + "the time scale Log the leading system must be linear with rational growth rates."),
    NOT_DIFFERENTIABLE("A gradient or a rate was asked of a formula that has no derivative flowcheck can use.",
            "Extrema over an index, comparisons and functions without a stated derivative cannot stand in what is"
                    + " differentiated; state the rates instead.");

    private final String cause;
    private final String remedy;

    Code(String cause, String remedy) {
        this.cause = cause;
        this.remedy = remedy;
    }

    /** The id in words, for example {@code unknown-key}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What went wrong, in general terms. */
    public String cause() {
        return cause;
    }

    /** Whether the surroundings are at fault (disk, missing tool) and not what the user wrote. */
    public boolean isEnvironmental() {
        return switch (this) {
            case DISK_FULL, OUT_OF_MEMORY, OUTPUT_NOT_WRITABLE, OUTPUT_FAILED -> true;
            default -> false;
        };
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /** The code of an id in words. */
    public static Optional<Code> of(String id) {
        return Arrays.stream(values()).filter(code -> code.id().equals(id)).findFirst();
    }
}
