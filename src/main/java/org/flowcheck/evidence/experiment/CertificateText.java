package org.flowcheck.evidence.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.simulation.enclosure.Certificate;

/** What certified searches proved, as columns, notes and JSON. Decimals of bounds are rounded outward. */
final class CertificateText {

    /** Digits of bounds: as many as tell doubles apart. */
    private static final int DIGITS = 17;
    private static final int WIDTH_DIGITS = 2;

    private CertificateText() {
    }

    static Json json(Certificate certificate) {
        return Json.object().with("verdict", certificate.verdict().word()).with("lower", certificate.lower())
                .with("upper", certificate.upper()).with("relativeWidth", certificate.relativeWidth())
                .with("reached", certificate.reached()).with("steps", certificate.steps())
                .with("reason", certificate.reason()).with("bounds", certificate.origin());
    }

    static List<Column> runColumns() {
        return List.of(Column.text("certified", "certified"), Column.text("certified_lower", "certified from"),
                Column.text("certified_upper", "to"));
    }

    static List<Cell> runCells(Certificate certificate) {
        return List.of(Cell.text(certificate.verdict().word()), Cell.text(lower(certificate)),
                upperIsKnown(certificate) ? Cell.text(upper(certificate)) : Cell.absent());
    }

    static List<Column> summaryColumns() {
        return List.of(Column.text("certified", "certified"), Column.number("certified_width", "width"));
    }

    /** How many are certified, and the largest relative width of those. */
    static List<Cell> summaryCells(List<Certificate> certificates) {
        List<Certificate> certified = certificates.stream().filter(CertificateText::isCertified).toList();
        return List.of(Cell.text(certified.size() + " of " + certificates.size()),
                certified.isEmpty() ? Cell.absent() : Cell.number(certified.stream()
                        .mapToDouble(Certificate::relativeWidth).max().orElseThrow(), WIDTH_DIGITS));
    }

    static List<String> notes(List<Certificate> certificates) {
        List<String> notes = new ArrayList<>();
        if (certificates.isEmpty()) {
            return notes;
        }
        String origins = certificates.stream().map(Certificate::origin).filter(origin -> !origin.isEmpty()).distinct()
                .collect(Collectors.joining(", "));
        notes.add("certified, width: T provably lies in an interval of at most "
                + NumberText.rounded(Certificate.NARROW, 1) + " of it, and the largest relative width"
                + (origins.isEmpty() ? "" : "; by validated steps and " + origins));
        if (certificates.size() == 1 && upperIsKnown(certificates.get(0))) {
            Certificate only = certificates.get(0);
            notes.add(only.verdict().word() + ": T lies in [" + lower(only) + ", " + upper(only) + "], relative width "
                    + NumberText.rounded(only.relativeWidth(), WIDTH_DIGITS) + ", after " + only.steps() + " steps");
        }
        Stream<String> others = certificates.stream().filter(one -> !isCertified(one)).map(one ->
                one.verdict().word() + ": " + one.reason()).distinct();
        others.forEach(notes::add);
        return notes;
    }

    private static boolean isCertified(Certificate certificate) {
        return certificate.verdict() == Certificate.Verdict.CERTIFIED;
    }

    private static boolean upperIsKnown(Certificate certificate) {
        return certificate.upper() < Double.POSITIVE_INFINITY;
    }

    private static String lower(Certificate certificate) {
        return decimal(certificate.lower(), RoundingMode.FLOOR);
    }

    private static String upper(Certificate certificate) {
        return decimal(certificate.upper(), RoundingMode.CEILING);
    }

    private static String decimal(double value, RoundingMode outward) {
        return new BigDecimal(value).round(new MathContext(DIGITS, outward)).stripTrailingZeros().toString();
    }
}
