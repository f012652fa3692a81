package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;

/** Reads {@code data}: first the shapes, then, once draws are known, the values. */
final class DataSection {

    private record Declared(Header header, List<Axis> axes, Optional<Term> value, String meaning,
                            Optional<String> latex) {
    }

    private final Problems problems;
    private final List<Declared> declared = new ArrayList<>();
    private final List<DataArray> data = new ArrayList<>();

    DataSection(Problems problems) {
        this.problems = problems;
    }

    /** Reads names, shapes and the text of values. */
    void declare(YamlMapping root, Scope parameters) {
        Section.each(root, Keys.DATA, "a mapping from data to ranges and values", problems,
                entry -> declared.add(declared(entry, parameters)));
    }

    private static Declared declared(YamlEntry entry, Scope parameters) {
        Header header = Header.name(entry.key());
        Optional<YamlNode> ranges = Section.optional(entry, Keys.FOR, Keys.OF_DATA);
        if (!header.indices().isEmpty() && ranges.isEmpty()) {
            throw Ranges.unknown(header, header.indices().get(0), "is not stated").exception();
        }
        List<Axis> axes = ranges.map(node -> Ranges.stated(header, node, parameters)).orElse(List.of());
        boolean spelledOut = entry.value() instanceof YamlMapping mapping
                && Section.isSpelledOut(mapping, Keys.OF_DATA);
        Optional<Term> value;
        if (spelledOut) {
            ((YamlMapping) entry.value()).checkKeys(Keys.OF_DATA, "a data array");
            value = Section.optional(entry, Keys.VALUE, Keys.OF_DATA).map(Section::formula);
        } else {
            value = Optional.of(Section.formula(entry.value()));
        }
        return new Declared(header, axes, value, Section.line(entry, Keys.MEANING, Keys.OF_DATA).orElse(""),
                LatexLine.of(entry, Keys.OF_DATA));
    }

    /** The values, which may use draws. */
    List<DrawRanges.Use> uses() {
        List<DrawRanges.Use> uses = new ArrayList<>();
        declared.forEach(array -> array.value().ifPresent(value -> uses.add(new DrawRanges.Use(array.axes(), value))));
        return uses;
    }

    /** Checks the values, each in the scope of the draws and of the data before it; gives the scope with all data. */
    Scope check(Scope draws) {
        Scope[] scope = {draws};
        for (Declared array : declared) {
            problems.run(() -> {
                Scope before = scope[0];
                scope[0] = before.declaring(Symbol.array(array.header().name(), Symbol.Role.DATA, array.axes()),
                        array.header().span());
                Optional<Expression> value = array.value().map(term -> FormulaChecker.number(term,
                        before.withAxes(array.axes(), array.header().span()), Place.DATA));
                data.add(new DataArray(array.header().name(), array.axes(), value, array.meaning(), array.latex(),
                        Origin.at(array.header().span())));
            });
        }
        return scope[0];
    }

    /** The data arrays, in the order of the text. */
    List<DataArray> data() {
        return data;
    }
}
