package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.flowcheck.theory.syntax.MappedText;

/**
 * A statement over widths as written.
 *
 * @param kind {@link ClaimKeys#ORDER_OF} or {@link ClaimKeys#LIMIT_OF}
 * @param of the number per run
 * @param width what {@link ClaimKeys#IN} names
 * @param relation {@link ClaimKeys#AT_MOST}, {@link ClaimKeys#AT_LEAST} or {@link ClaimKeys#EQUALS}
 * @param bound what it is compared with
 * @param rate the forms of a limit's rate; empty if it is unknown, or of an order
 * @param rests bounds of what is left out
 * @param resolution how far another exponent or limit lies off that must be told apart
 */
record WidthText(String kind, MappedText of, MappedText width, String relation, MappedText bound,
                 Optional<List<MappedText>> rate, List<MappedText> rests, double resolution) {

    /** Copies the lists. */
    WidthText {
        rate = rate.map(List::copyOf);
        rests = List.copyOf(rests);
    }

    /** This with each formula replaced; this object itself where nothing is. */
    WidthText replacing(UnaryOperator<MappedText> replacement) {
        WidthText replaced = new WidthText(kind, replacement.apply(of), width, relation, replacement.apply(bound),
                rate.map(forms -> forms.stream().map(replacement).toList()),
                rests.stream().map(replacement).toList(), resolution);
        return replaced.equals(this) ? this : replaced;
    }

    /** The formulas in which a control may replace text. */
    List<MappedText> formulas() {
        List<MappedText> formulas = new ArrayList<>(List.of(of, bound));
        rate.ifPresent(formulas::addAll);
        formulas.addAll(rests);
        return formulas;
    }
}
