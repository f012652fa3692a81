package org.flowcheck.evidence.language;

import static org.flowcheck.theory.language.SchemaParts.NAME;
import static org.flowcheck.theory.language.SchemaParts.described;
import static org.flowcheck.theory.language.SchemaParts.either;
import static org.flowcheck.theory.language.SchemaParts.entries;
import static org.flowcheck.theory.language.SchemaParts.formula;
import static org.flowcheck.theory.language.SchemaParts.list;
import static org.flowcheck.theory.language.SchemaParts.object;
import static org.flowcheck.theory.language.SchemaParts.text;
import static org.flowcheck.theory.language.SchemaParts.with;

import java.util.List;
import java.util.Map;
import org.flowcheck.theory.language.SchemaParts;

/** The structure of {@code figures} in claim files, for {@link ClaimSchema}. */
final class FigureSchema {

    private FigureSchema() {
    }

    /** Figures by name. */
    static Map<String, Object> tree() {
        Map<String, Object> figure = object(ClaimKeys.OF_FIGURE,
                described(text(), "a line above the figure"),
                described(text(), "what the figure shows, in a sentence"),
                described(axis(), "the horizontal axis"),
                described(axis(), "the vertical axis"),
                described(with(list(curve()), "minItems", 1), "what is drawn"),
                described(entries(".", required(ClaimKeys.OF_STAGE, numberPerRun(), numberPerRun())),
                        "shaded stretches of the horizontal axis by name"),
                described(entries(".", required(ClaimKeys.OF_MARK, numberPerRun(), numberPerRun())),
                        "points that stand out by name"),
                described(table(), "a matrix at some moments, in colours"));
        return entries(FiguresReader.FILE_NAME, with(with(figure, "required", List.of(ClaimKeys.X, ClaimKeys.Y)),
                "oneOf", List.of(SchemaParts.required(ClaimKeys.CURVES), SchemaParts.required(ClaimKeys.MATRIX))));
    }

    private static Map<String, Object> axis() {
        return object(ClaimKeys.OF_AXIS, described(text(), "what the axis measures; $...$ is a formula"),
                described(choice(FiguresReader.SCALES), "linear, the default, or log"));
    }

    private static Map<String, Object> curve() {
        return with(object(ClaimKeys.OF_CURVE, described(text(), "what the legend calls it"),
                described(formula(), "t, a series at t, or a number per run"),
                described(formula(), "a series at t, or a number per run"),
                described(text(), "{k, 10}: an index over which the curve runs, in x and y"),
                described(text(NAME), "the parameter that tells several curves apart"),
                described(choice(FiguresReader.DRAWINGS), "how it is drawn"),
                described(choice(FiguresReader.FITS), "fits a line and states it in the legend")),
                "required", List.of(ClaimKeys.X, ClaimKeys.Y));
    }

    private static Map<String, Object> table() {
        return required(ClaimKeys.OF_TABLE, List.of(ClaimKeys.ENTRIES, ClaimKeys.FOR, ClaimKeys.AT),
                described(text(), "a quantity with two indices, as in r.D[b, c]"),
                described(text("\\{.*\\}"), "the range of the rows, then that of the columns: {b, M}, {c, M}"),
                either(moment(), with(with(list(moment()), "minItems", 1), "maxItems", SnapshotReader.MOST_MOMENTS)),
                described(text(), "what the entries are; $...$ is a formula"),
                described(ClaimSchema.number(), "where the scale of colours starts"),
                described(ClaimSchema.number(), "where the scale of colours ends"),
                described(text(), "a quantity with one of the indices, as in r.v[b], by which rows and columns are sorted"));
    }

    private static Map<String, Object> moment() {
        return described(formula(), "a time of the run, a formula of parameters, or end");
    }

    private static Map<String, Object> numberPerRun() {
        return described(formula(), "a number per run");
    }

    @SafeVarargs
    private static Map<String, Object> required(List<String> keys, Map<String, Object>... values) {
        return required(keys, keys, values);
    }

    @SafeVarargs
    private static Map<String, Object> required(List<String> keys, List<String> needed, Map<String, Object>... values) {
        return with(object(keys, values), "required", needed);
    }

    private static Map<String, Object> choice(List<String> words) {
        return Map.of("enum", words);
    }
}
