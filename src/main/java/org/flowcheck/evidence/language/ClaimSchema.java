package org.flowcheck.evidence.language;

import static org.flowcheck.theory.language.SchemaParts.NAME;
import static org.flowcheck.theory.language.SchemaParts.described;
import static org.flowcheck.theory.language.SchemaParts.either;
import static org.flowcheck.theory.language.SchemaParts.entries;
import static org.flowcheck.theory.language.SchemaParts.formula;
import static org.flowcheck.theory.language.SchemaParts.list;
import static org.flowcheck.theory.language.SchemaParts.object;
import static org.flowcheck.theory.language.SchemaParts.ranges;
import static org.flowcheck.theory.language.SchemaParts.required;
import static org.flowcheck.theory.language.SchemaParts.root;
import static org.flowcheck.theory.language.SchemaParts.text;
import static org.flowcheck.theory.language.SchemaParts.with;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.evidence.claim.Kind;
import org.flowcheck.evidence.claim.Verdict;
import org.flowcheck.theory.language.SchemaParts;
import org.flowcheck.theory.model.ImageSet;

/**
 * The structure of claim files as a JSON Schema (draft 2020-12), for editors that complete keys and underline unknown
 * ones. It knows keys, kinds and fixed words; formulas, models and their parameters are for {@link ClaimReader} to
 * judge.
 */
public final class ClaimSchema {

    /** Numerals, powers of ten and fractions, as {@link PlainNumber} reads them from texts. */
    private static final String NUMBER = "^[-0-9.eE/() ]+$";
    private static final String TIMES = "^\\s*times(\\s+after\\s+[A-Za-z][A-Za-z0-9]*)?\\s*$";
    private static final String NOT_BLANK = "\\S";
    private static final String NOT_BLOW_UP = "^(?!\\s*" + ClaimKeys.BLOW_UP + "\\s*$).*\\S";

    private ClaimSchema() {
    }

    /** The schema as JSON text, two spaces a level, with a line break at its end. */
    public static String json() {
        return SchemaParts.json(tree());
    }

    /** The schema as maps, lists, texts, numbers and booleans. */
    static Map<String, Object> tree() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put(ClaimKeys.FLOWCHECK, described(Map.of("enum", List.of(1, "1")), "version of the claim language"));
        keys.put(ClaimKeys.CLAIM, described(words(), "the file's name without .yaml"));
        keys.put(ClaimKeys.SOURCE, described(with(object(ClaimKeys.OF_SOURCE, described(words(), "the paper"),
                described(words(), "the place in the paper")), "required", ClaimKeys.OF_SOURCE),
                "where the statement stands"));
        keys.put(ClaimKeys.STATES_THAT, described(words(), "the statement in a line"));
        keys.put(ClaimKeys.KIND, described(choice(Arrays.stream(Kind.values()).map(Kind::word).toList()),
                "how the claim is judged, and the best verdict it can reach"));
        keys.put(ClaimKeys.RUNS, described(entries(NAME, run()), "runs by name"));
        keys.put(ClaimKeys.QUANTITIES, described(entries(QuantityFamily.NAME, formula()),
                "formulas of a model's states by name, which may have indices, as in s[k]"));
        keys.put(ClaimKeys.NUMBERS, described(entries(NAME, formula()), "formulas about runs by name"));
        keys.put(ClaimKeys.GIVEN, described(condition(), "the samples at which all checks are made"));
        keys.put(ClaimKeys.FOR_ALL, described(entries(NAME, described(text(TIMES), "'times', or 'times after s'")),
                "one or two times"));
        keys.put(ClaimKeys.CHECK, described(oneOrMore(check()), "what trajectories are to show"));
        keys.put(ClaimKeys.PROVE, described(oneOrMore(proof()), "what is to be proved for all sizes"));
        keys.put(ClaimKeys.EQUALITY, described(condition(), "where both sides of all checks agree"));
        keys.put(ClaimKeys.CONTROL, described(oneOrMore(control()), "false statements near the claim, to be refuted"));
        keys.put(ClaimKeys.FIGURES, described(FigureSchema.tree(), "figures drawn from the runs, by name"));
        keys.put(ClaimKeys.EFFORT, described(choice(ClaimReader.EFFORTS),
                "the least effort at which the claim is judged without being asked for by name"));
        keys.put(ClaimKeys.NEEDS, described(either(choice(ImageSet.words()), filled(choice(ImageSet.words()))),
                "data sets of which real images must be there; without them the claim is left out"));
        keys.put(ClaimKeys.EXPECT, described(choice(ClaimReader.EXPECTABLE.stream().map(Verdict.Word::text).toList()),
                "the verdict expected; by default the best of the kind"));
        keys.put(ClaimKeys.FINDING, described(words(), "what a reader should know"));
        if (!List.copyOf(keys.keySet()).equals(ClaimKeys.TOP)) {
            throw new IllegalStateException("the schema has the keys " + keys.keySet());
        }
        Map<String, Object> schema = root("flowcheck claim", keys, List.of(ClaimKeys.FLOWCHECK, ClaimKeys.CLAIM,
                ClaimKeys.SOURCE, ClaimKeys.STATES_THAT, ClaimKeys.KIND, ClaimKeys.CONTROL));
        schema.put("anyOf", List.of(required(ClaimKeys.CHECK, ClaimKeys.RUNS), required(ClaimKeys.PROVE)));
        return schema;
    }

    /** The keys of runs; any other is a parameter of the model. */
    private static Map<String, Object> run() {
        Map<String, Object> known = object(ClaimKeys.OF_RUN,
                described(words(), "the name of a model"),
                described(entries(NAME, words()), "functions of the model's activations, by name"),
                described(either(words(), filled(words())),
                        "initial conditions by name; 'default' for the states' own"),
                described(wholeFrom(1), "how many draws of each setting"),
                described(words(), "the end in time, a formula of the model's parameters; or 'blow-up'"),
                described(number(), "size of the followed quantity at the last sample"),
                described(wholeFrom(2), "places sampled"),
                described(number(), "relative tolerance of the integration"));
        Map<String, Object> run = with(known, "additionalProperties",
                described(either(number(), filled(number())),
                        "a parameter of the model: a value, or a list for a grid"));
        run.put("required", List.of(ClaimKeys.MODEL, ClaimKeys.UNTIL));
        run.put("anyOf", List.of(
                with(required(ClaimKeys.UP_TO), "properties",
                        Map.of(ClaimKeys.UNTIL, choice(List.of(ClaimKeys.BLOW_UP)))),
                Map.of("properties", untilTime())));
        return run;
    }

    private static Map<String, Object> untilTime() {
        return with(Map.of(ClaimKeys.UNTIL, with(words(), "pattern", NOT_BLOW_UP)), ClaimKeys.UP_TO, false);
    }

    private static Map<String, Object> check() {
        Map<String, Object> comparison = with(object(ClaimKeys.OF_CHECK, condition(),
                described(condition(), "the samples at which the check is made"),
                described(condition(), "where both sides agree")), "required", List.of(ClaimKeys.THAT));
        return Map.of("anyOf", List.of(condition(), comparison, widthOrder(), widthLimit()));
    }

    private static Map<String, Object> widthOrder() {
        Map<String, Object> order = with(object(ClaimKeys.OF_ORDER, described(words(), "a positive number per run"),
                width(), described(words(), "the power of the width that it does not exceed in order"),
                described(words(), "the power of the width that it does not fall below in order"),
                described(words(), "the power of the width of whose order it is"), rests(),
                described(number(), "exponents that differ by this much are told apart")),
                "required", List.of(ClaimKeys.ORDER_OF, ClaimKeys.IN));
        order.put("oneOf", List.of(required(ClaimKeys.AT_MOST), required(ClaimKeys.AT_LEAST),
                required(ClaimKeys.EQUALS)));
        return order;
    }

    private static Map<String, Object> widthLimit() {
        return with(object(ClaimKeys.OF_LIMIT, described(words(), "a number per run"), width(),
                described(words(), "the limit as the width grows"),
                described(either(words(), filled(words())), "the forms of its rate that are possible, or 'unknown'"),
                rests(), described(number(), "limits that differ by this much are told apart")),
                "required", List.of(ClaimKeys.LIMIT_OF, ClaimKeys.IN, ClaimKeys.EQUALS, ClaimKeys.RESOLUTION));
    }

    private static Map<String, Object> width() {
        return described(words(), "the parameter of the runs that is the width, as in r.m");
    }

    private static Map<String, Object> rests() {
        return described(either(words(), filled(words())),
                "bounds of what the leading term leaves out, relative to it");
    }

    private static Map<String, Object> proof() {
        return Map.of("anyOf", List.of(proofOfModel(), proofOfParameters(), norm(), exponent(), multiplicity(),
                probability()));
    }

    private static Map<String, Object> proofOfModel() {
        Map<String, Object> all = choice(List.of(ClaimKeys.ALL));
        Map<String, Object> proof = with(object(ClaimKeys.OF_PROOF, described(words(), "the name of a model"),
                identities(), ranges(), described(order(), "orders of the flow that are kept, beyond the leading one"),
                described(order(), "the highest order of the sides that counts"),
                described(all, "all closed forms of the model"), described(all, "all invariants of the model"),
                described(choice(List.of(ClaimKeys.ALL, ClaimKeys.RATES)),
                        "the reduction that the model states: all of it, or the rates on its set, which may be left")),
                "required", List.of(ClaimKeys.MODEL));
        proof.put("anyOf", List.of(required(ClaimKeys.IDENTITY), required(ClaimKeys.CLOSED_FORM),
                required(ClaimKeys.INVARIANTS), required(ClaimKeys.REDUCTION)));
        return proof;
    }

    private static Map<String, Object> order() {
        return either(choice(List.of(ClaimKeys.LEADING)), wholeFrom(0));
    }

    private static Map<String, Object> proofOfParameters() {
        return with(object(ClaimKeys.OF_PARAMETERS,
                described(either(text(NAME), filled(text(NAME))), "names of real parameters, in place of a model"),
                described(either(condition(), filled(condition())), "conditions on the parameters"), identities(),
                ranges()), "required", List.of(ClaimKeys.PARAMETERS, ClaimKeys.IDENTITY));
    }

    private static Map<String, Object> identities() {
        return described(either(condition(), list(condition())), "equations for all values of the free indices");
    }

    private static Map<String, Object> norm() {
        Map<String, Object> norm = with(object(ClaimKeys.OF_NORM,
                described(text("^\\s*ChiSquareDistribution\\["), "ChiSquareDistribution[d]"),
                described(words(), "the norm itself"), described(words(), "what the norm is below"),
                described(words(), "what the norm is above"), described(words(), "what the norm does not exceed"),
                described(words(), "what the norm does not fall below"),
                described(entries(NAME, either(wholeFrom(1), filled(wholeFrom(1)))), "values of d; else all from 1")),
                "required", List.of(ClaimKeys.NORM_OF));
        norm.put("anyOf", List.of(required(ClaimKeys.EQUALS), required(ClaimKeys.BELOW), required(ClaimKeys.ABOVE),
                required(ClaimKeys.AT_MOST), required(ClaimKeys.AT_LEAST)));
        return norm;
    }

    private static Map<String, Object> exponent() {
        return with(object(ClaimKeys.OF_EXPONENT, described(words(), "a formula of scalars"),
                described(text(NAME), "what tends to infinity"), described(words(), "the limit of log f/log m")),
                "required", ClaimKeys.OF_EXPONENT);
    }

    private static Map<String, Object> multiplicity() {
        return with(object(ClaimKeys.OF_MULTIPLICITY, described(words(), "a function of one number"),
                described(text(NAME), "the number"),
                described(either(wholeFrom(1), choice(List.of(ClaimKeys.NONE))), "the multiplicity, or 'none'")),
                "required", ClaimKeys.OF_MULTIPLICITY);
    }

    private static Map<String, Object> probability() {
        Map<String, Object> probability = with(object(ClaimKeys.OF_PROBABILITY,
                described(text("LargestNormalDistribution\\[|ChiSquareDistribution\\["),
                        "independent events of known laws, joined by &&"),
                described(words(), "what the chance is below"), described(words(), "what the chance is above"),
                described(words(), "what the chance does not exceed"),
                described(words(), "what the chance does not fall below"),
                described(entries(NAME, either(number(), filled(number()))), "values of all parameters")),
                "required", List.of(ClaimKeys.PROBABILITY_OF));
        probability.put("anyOf", List.of(required(ClaimKeys.BELOW), required(ClaimKeys.ABOVE),
                required(ClaimKeys.AT_MOST), required(ClaimKeys.AT_LEAST)));
        return probability;
    }

    private static Map<String, Object> control() {
        Map<String, Object> pair = with(with(list(formula()), "minItems", 2), "maxItems", 2);
        return with(object(ClaimKeys.OF_CONTROL, described(pair, "a text of the claim, and what takes its place"),
                described(choice(ClaimKeys.REPLACEABLE), "the section; else check and prove")),
                "required", List.of(ClaimKeys.REPLACE));
    }

    private static Map<String, Object> condition() {
        return described(text(NOT_BLANK), "a comparison");
    }

    /** Text that may look like a number. */
    private static Map<String, Object> words() {
        return with(Map.of("type", List.of("string", "number")), "pattern", NOT_BLANK);
    }

    static Map<String, Object> number() {
        return with(Map.of("type", List.of("string", "number")), "pattern", NUMBER);
    }

    private static Map<String, Object> wholeFrom(int least) {
        return with(Map.of("type", "integer"), "minimum", least);
    }

    private static Map<String, Object> choice(List<String> words) {
        return Map.of("enum", words);
    }

    private static Map<String, Object> oneOrMore(Map<String, Object> item) {
        return either(item, filled(item));
    }

    private static Map<String, Object> filled(Map<String, Object> item) {
        return with(list(item), "minItems", 1);
    }
}
