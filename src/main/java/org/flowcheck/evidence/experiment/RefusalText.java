package org.flowcheck.evidence.experiment;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Excerpt;
import org.flowcheck.diagnostic.Span;

/** A refused part of a derivation in words. */
final class RefusalText {

    private RefusalText() {
    }

    /** What is missing. */
    static String heading(Derivation.Refusal refusal) {
        return switch (refusal.part()) {
            case EXPANSION -> "expansion in the small parameter";
            case BALANCE -> "dominant balance";
            case COMPARISON -> "compared with " + refusal.other();
        };
    }

    /** Why, on one line, with place and code; without control characters, which formulas of a file could bring. */
    static String reason(Derivation.Refusal refusal) {
        Diagnostic why = refusal.why();
        String place = why.span().map(Span::place).orElse("");
        return Excerpt.clean(Stream.of(why.message(), place.isEmpty() ? "" : "(" + place + ")", "[" + why.code().id() + "]")
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" ")));
    }
}
