package org.flowcheck.evidence.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Term;

/**
 * The index that a curve of a figure runs over, {@code for: "{k, 10}"}: numbers that are put in for a name in the
 * curve's formulas. A curve without one has one place, at which nothing is put in.
 *
 * @param name the index; empty without one
 * @param values what is put in, one or more
 */
record CurveIndex(Optional<String> name, List<NamedNumbers> values) {

    /** The largest value of an index: {@value}. */
    static final int LARGEST = 100;
    private static final String FORM = "{k, 10}";
    private static final CurveIndex NONE = new CurveIndex(Optional.empty(), List.of(NamedNumbers.NONE));

    CurveIndex {
        values = List.copyOf(values);
    }

    /**
     * The index of a curve.
     *
     * @param text its range, if it has one
     * @param formulas the formulas it is put into, of which one at least must use it
     * @param taken names that mean something in them
     * @throws org.flowcheck.diagnostic.DiagnosticException if it is no range, or its name is taken
     */
    static CurveIndex of(Optional<MappedText> text, List<Term> formulas, Set<String> taken) {
        if (text.isEmpty()) {
            return NONE;
        }
        Term range = FormulaParser.parse(text.get());
        if (!(range instanceof Term.Braces braces) || braces.items().size() != 2
                || !(braces.items().get(0) instanceof Term.Name index) || index.name().indexOf('.') >= 0) {
            throw Diagnostic.at(range.span(), Code.FORMULA_SYNTAX, "a range is wanted here").expecting(FORM)
                    .exception();
        }
        if (taken.contains(index.name()) || FunctionTable.find(index.name()).isPresent()
                || formulas.stream().anyMatch(formula -> binds(index.name(), formula))) {
            throw Diagnostic.at(index.span(), Code.NAME_SHADOWED, "the index '" + index.name()
                    + "' has the name of something else in this figure").expecting("another name").exception();
        }
        if (formulas.stream().noneMatch(formula -> BoundTime.isFree(index.name(), formula))) {
            throw Diagnostic.at(index.span(), Code.UNUSED_NAME, "nothing uses '" + index.name() + "'")
                    .expecting("the index in x or y of the curve").exception();
        }
        Term end = braces.items().get(1);
        int last = PlainNumber.value(end).filter(Rational::isInteger).map(Rational::toDouble)
                .filter(value -> value >= 1 && value <= LARGEST).map(Double::intValue)
                .orElseThrow(() -> Diagnostic.at(end.span(), Code.NUMBER_OUT_OF_RANGE,
                        "an index of a curve runs from 1 to a number").expecting("a whole number from 1 to " + LARGEST
                        + ", as in " + FORM).exception());
        return new CurveIndex(Optional.of(index.name()), IntStream.rangeClosed(1, last).mapToObj(value ->
                new NamedNumbers(Map.of(index.name(), new Term.Numeral(Rational.of(value), end.span())))).toList());
    }

    /** Whether an operator in a formula binds a time of a name. */
    private static boolean binds(String name, Term formula) {
        return formula instanceof Term.Call call && BoundTime.of(call).filter(time -> time.name().equals(name))
                .isPresent() || formula.children().stream().anyMatch(part -> binds(name, part));
    }

    /** {@code k = 3} for the third value; nothing without an index. */
    String label(int place) {
        return name.map(index -> index + " = " + (place + 1)).orElse("");
    }
}
