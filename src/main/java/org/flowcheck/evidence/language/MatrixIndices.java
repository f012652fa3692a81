package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.syntax.Term;

/**
 * Which indices of a quantity run over rows and columns: of {@code r.D[b, c]} for {@code {b, M}, {c, n}} the first over M
 * rows, the second over n columns; of {@code r.D[c, b]} the other way round.
 *
 * @param ranges the ranges in their order, by the names that the quantity's own formula has for its indices
 */
record MatrixIndices(List<Range> ranges) {

    /**
     * A range.
     *
     * @param index the quantity's index
     * @param size where it ends
     * @param span the place of its name
     */
    record Range(String index, Term size, Span span) {
    }

    MatrixIndices {
        ranges = List.copyOf(ranges);
    }

    /**
     * The indices of a quantity.
     *
     * @param entries the quantity with an index of a range in the place of each of its own
     * @param ranges ranges, from which those are taken that the quantity uses
     */
    static MatrixIndices of(QuantityFamily family, Term.Call entries, List<Term> ranges) {
        List<Term> arguments = entries.arguments();
        if (arguments.size() != family.indices().size()) {
            throw Diagnostic.at(entries.span(), Code.WRONG_NUMBER_OF_INDICES, "'" + entries.name() + "' takes "
                    + family.indices().size() + " indices").expecting(family.key()).exception();
        }
        List<Range> found = new ArrayList<>();
        for (Term range : ranges) {
            if (!(range instanceof Term.Braces braces) || braces.items().size() != 2
                    || !(braces.items().get(0) instanceof Term.Name index)) {
                throw Diagnostic.at(range.span(), Code.FORMULA_SYNTAX, "a range is wanted here").expecting("{b, M}")
                        .exception();
            }
            List<Integer> places = IntStream.range(0, arguments.size()).filter(i ->
                    arguments.get(i) instanceof Term.Name name && name.name().equals(index.name())).boxed().toList();
            if (places.size() == 1) {
                found.add(new Range(family.indices().get(places.get(0)), braces.items().get(1), index.span()));
            }
        }
        // An index that stands twice, or in two ranges, and an argument that is no index leave too few or too many.
        if (found.size() != arguments.size() || found.stream().map(Range::index).distinct().count() != found.size()) {
            throw Diagnostic.at(entries.span(), Code.INDEX_NAMES, "each index is the name of one range of 'for'")
                    .expecting(family.key() + " for " + String.join(", ", family.indices().stream()
                            .map(index -> "{" + index + ", M}").toList())).exception();
        }
        return new MatrixIndices(found);
    }
}
