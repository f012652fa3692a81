package org.flowcheck.theory.language;

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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.theory.model.ImageSet;

/**
 * The structure of model files as a JSON Schema (draft 2020-12), for editors that complete keys and underline unknown
 * ones. It knows keys, kinds and the form of names; what formulas mean is for {@link ModelReader} to judge.
 */
public final class ModelSchema {

    private static final String INDEX = "[A-Za-z][A-Za-z0-9]*";
    private static final String INDICES = " *(\\[ *" + INDEX + "( *, *" + INDEX + ")* *\\])?";
    private static final String LABEL = "^[A-Za-z][A-Za-z0-9-]*$";
    private static final String ARRAY = "^[A-Za-z][A-Za-z0-9]*" + INDICES + "$";
    private static final String LABELLED_ARRAY = "^[A-Za-z][A-Za-z0-9-]*" + INDICES + "$";

    private ModelSchema() {
    }

    /** The schema as JSON text, two spaces a level, with a line break at its end. */
    public static String json() {
        return SchemaParts.json(tree());
    }

    /** The schema as maps, lists, texts and booleans. */
    static Map<String, Object> tree() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put(Keys.FLOWCHECK, described(Map.of("enum", List.of(1, "1")), "version of the model language"));
        keys.put(Keys.MODEL, described(text("^[a-z][a-z0-9]*(-[a-z0-9]+)*$"), "the file's name without .yaml"));
        keys.put(Keys.TITLE, described(text(), "one line that a reader understands"));
        keys.put(Keys.SOURCE, object(Keys.OF_SOURCE, text(), text()));
        keys.put(Keys.EXTENDS, described(text("^([a-z0-9-]+/)?[a-z0-9-]+$"), "a model beside this one, or topic/name"));
        keys.put(Keys.PARAMETERS, entries(NAME, object(Keys.OF_PARAMETER, formula(), formula(), text(), text())));
        keys.put(Keys.WHERE, either(formula(), list(formula())));
        keys.put(Keys.ACTIVATIONS, entries(ARRAY, either(formula(), object(List.of(Keys.IS, Keys.AT_ZERO, Keys.DEFAULT,
                Keys.VALUE, Keys.LATEX), text(NAME), list(formula()), text(NAME), formula(), text()))));
        keys.put(Keys.DRAWS, entries(ARRAY, either(formula(), object(Keys.OF_DRAW, formula(), imageSet(),
                imageSet(), formula(), ranges(), text()))));
        keys.put(Keys.DATA, entries(ARRAY, either(formula(),
                object(Keys.OF_DATA, ranges(), formula(), text(), text()))));
        keys.put(Keys.POPULATION, entries(ARRAY, object(Keys.OF_VARIABLE, ranges(), text(), text())));
        keys.put(Keys.MOMENTS, entries("", formula()));
        keys.put(Keys.STATES, entries(ARRAY, either(formula(),
                object(Keys.OF_STATE, ranges(), formula(), text(), text()))));
        keys.put(Keys.INITIAL_CONDITIONS, entries(LABEL, entries(ARRAY, formula())));
        keys.put(Keys.DEFINE,
                entries(ARRAY, either(formula(), object(Keys.OF_DEFINITION, ranges(), formula(), text()))));
        keys.put(Keys.FLOW, object(Keys.OF_FLOW, formula(), formula(),
                either(formula(), entries(NAME, formula())), formula()));
        keys.put(Keys.RATES, entries(ARRAY, formula()));
        keys.put(Keys.MAP, entries(ARRAY, formula()));
        keys.put(Keys.ASYMPTOTICS,
                object(Keys.OF_ASYMPTOTICS, text(NAME), text(NAME), Map.of("enum", List.of("Log", "Power"))));
        keys.put(Keys.REDUCES, object(Keys.OF_REDUCES, text("^([a-z0-9-]+/)?[a-z0-9-]+$"), entries(ARRAY, formula()),
                entries(ARRAY, formula()), entries(NAME, formula()), formula(), either(formula(), list(formula())),
                described(Map.of("type", List.of("string", "number")), "leading, or how many orders beyond it")));
        keys.put(Keys.CLOSED_FORM, entries(ARRAY, formula()));
        keys.put(Keys.INVARIANTS, entries(LABELLED_ARRAY, either(formula(),
                object(Keys.OF_INVARIANT, ranges(), formula()))));
        keys.put(Keys.BLOW_UP, object(Keys.OF_BLOW_UP, formula(), entries(NAME, formula()), formula(), formula()));
        keys.put(Keys.OBSERVE, entries(NAME, either(formula(), object(Keys.OF_OBSERVABLE, formula(), text()))));
        Map<String, Object> schema = root("flowcheck model", keys, List.of(Keys.FLOWCHECK, Keys.MODEL));
        schema.put("anyOf", List.of(required(Keys.STATES, Keys.FLOW), required(Keys.STATES, Keys.RATES),
                required(Keys.STATES, Keys.MAP), required(Keys.EXTENDS)));
        return schema;
    }

    private static Map<String, Object> imageSet() {
        return Map.of("enum", ImageSet.words());
    }
}
