package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;

/** Reads {@code draws}. Their ranges are stated, or follow from the initial values that use them. */
final class DrawsSection {

    private static final Map<String, Draw.Law> LAWS = laws();

    private final Problems problems;
    private final List<Draw> draws = new ArrayList<>();

    DrawsSection(Problems problems) {
        this.problems = problems;
    }

    private static Map<String, Draw.Law> laws() {
        Map<String, Draw.Law> laws = new LinkedHashMap<>();
        for (Draw.Law law : Draw.Law.values()) {
            laws.put(law.head(), law);
        }
        return laws;
    }

    /**
     * Reads all draws; gives the scope with them.
     *
     * @param root the model
     * @param declared the scope with parameters and states
     * @param parameters the scope with parameters
     * @param uses the formulas that may use draws
     */
    Scope declare(YamlMapping root, Scope declared, Scope parameters, List<DrawRanges.Use> uses) {
        Scope[] scope = {declared};
        Section.each(root, Keys.DRAWS, "a mapping from draws to laws", problems, entry -> {
            Header header = Header.name(entry.key());
            Optional<YamlNode> ranges = Section.optional(entry, Keys.FOR, Keys.OF_DRAW);
            scope[0] = scope[0].declaring(Symbol.array(header.name(), Symbol.Role.DRAW, List.of()), header.span());
            List<Axis> axes = ranges.isPresent() ? Ranges.stated(header, ranges.get(), parameters)
                    : used(header, parameters, uses);
            scope[0] = scope[0].with(Symbol.array(header.name(), Symbol.Role.DRAW, axes).at(header.span()));
            // Known by name and shape from here on: what is wrong with its law says nothing of formulas that use it.
            Optional<Draw.Recorded> recorded = RecordedDraws.of(entry, header);
            Term law = Section.formula(Section.valueOf(entry, recorded.isPresent() ? Keys.OTHERWISE : Keys.LAW,
                    Keys.OF_DRAW, "a draw"));
            draws.add(draw(header, axes, recorded, law, parameters, LatexLine.of(entry, Keys.OF_DRAW)));
        });
        return scope[0];
    }

    /** The draws, in the order of the text. */
    List<Draw> draws() {
        return draws;
    }

    private static List<Axis> used(Header header, Scope parameters, List<DrawRanges.Use> uses) {
        DrawRanges ranges = new DrawRanges(header, parameters);
        uses.forEach(ranges::look);
        return ranges.axes();
    }

    private static Draw draw(Header header, List<Axis> axes, Optional<Draw.Recorded> recorded, Term term,
                             Scope parameters, Optional<String> latex) {
        if (!(term instanceof Term.Call call) || !LAWS.containsKey(call.name())) {
            Optional<String> nearest = term instanceof Term.Call call
                    ? Spelling.nearest(call.name(), LAWS.keySet()) : Optional.empty();
            throw Diagnostic.at(term.span(), Code.UNKNOWN_LAW, "this is not a law of random draws")
                    .expecting("NormalDistribution[0, 1] or UniformDistribution[-1, 1]").suggesting(nearest)
                    .exception();
        }
        IndexForms.require(call, 2, call.name() + "[., .]");
        List<Expression> arguments = call.arguments().stream()
                .map(argument -> FormulaChecker.number(argument, parameters, Place.LAW)).toList();
        return new Draw(header.name(), axes, recorded, LAWS.get(call.name()), arguments, latex);
    }
}
