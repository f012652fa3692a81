package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlText;

/** Reads the ranges of an array, {@code for: "{k, m}, {l, m}"}, or finds them in how a formula uses the indices. */
final class Ranges {

    private static final String FORM = "ranges in quotes, as in \"{k, m}, {l, m}\"";

    private Ranges() {
    }

    /** The axes that {@code for} states, in the order of the header's indices. */
    static List<Axis> stated(Header header, YamlNode node, Scope scope) {
        YamlText text = node.requireText(FORM);
        List<Axis> axes = new ArrayList<>();
        for (Term term : FormulaParser.parseList(text.content())) {
            if (!(term instanceof Term.Braces braces) || braces.items().size() < 2 || braces.items().size() > 3
                    || !(braces.items().get(0) instanceof Term.Name index)) {
                throw Diagnostic.at(term.span(), Code.FORMULA_SYNTAX, "this is not a range").expecting(FORM)
                        .exception();
            }
            if (braces.items().size() == 3) {
                Expression lower = FormulaChecker.integer(braces.items().get(1), scope, Place.SIZE);
                if (!(lower instanceof Constant one && one.value().equals(Rational.ONE))) {
                    throw Diagnostic.at(braces.items().get(1).span(), Code.INDEX_OUT_OF_RANGE,
                            "indices of arrays start at 1")
                            .expecting("1").exception();
                }
            }
            scope.withIndex(index.name(), index.span());
            Expression size = FormulaChecker.integer(braces.items().get(braces.items().size() - 1), scope, Place.SIZE);
            axes.add(new Axis(index.name(), size));
        }
        List<String> wanted = header.indices().stream().map(Term.Name::name).toList();
        List<String> given = axes.stream().map(Axis::index).toList();
        if (!wanted.equals(given)) {
            throw Diagnostic.at(text.span(), Code.INDEX_NAMES,
                    "the ranges do not match the indices of '" + header.name() + "'")
                    .expecting(wanted.isEmpty() ? "no ranges" : String.join(", ", wanted))
                    .finding(String.join(", ", given)).exception();
        }
        return axes;
    }

    /** The axes that follow from the arrays that a formula indexes with the header's indices. */
    static List<Axis> used(Header header, Term formula, Scope scope) {
        List<Axis> axes = new ArrayList<>();
        for (Term.Name index : header.indices()) {
            scope.withIndex(index.name(), index.span());
            List<Expression> sizes = new ArrayList<>();
            collect(index.name(), formula, scope, sizes);
            if (sizes.isEmpty()) {
                throw unknown(header, index, "does not follow from the formula").exception();
            }
            if (sizes.stream().anyMatch(size -> !AffineForm.same(size, sizes.get(0)))) {
                throw unknown(header, index, "follows from the formula in two ways").exception();
            }
            axes.add(new Axis(index.name(), sizes.get(0)));
        }
        return axes;
    }

    private static void collect(String index, Term term, Scope scope, List<Expression> sizes) {
        if (term instanceof Term.Call call && scope.find(call.name()).isPresent()) {
            List<Axis> axes = scope.find(call.name()).orElseThrow().axes();
            for (int i = 0; i < Math.min(axes.size(), call.arguments().size()); i++) {
                if (call.arguments().get(i) instanceof Term.Name name && name.name().equals(index)) {
                    sizes.add(axes.get(i).size());
                }
            }
        }
        term.children().forEach(child -> collect(index, child, scope, sizes));
    }

    static Diagnostic unknown(Header header, Term.Name index, String why) {
        return Diagnostic.at(index.span(), Code.UNKNOWN_RANGE, "the range of the index '" + index.name() + "' of '"
                + header.name() + "' " + why).expecting("for: \"{" + index.name() + ", size}\"");
    }
}
