package org.flowcheck.evidence.report;

import java.util.List;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.Table;

/** Tables that the tests of all renderers share. */
final class SampleTables {

    private SampleTables() {
    }

    /** Shaped as a verdict table; the entries are invented. */
    static Table verdicts() {
        List<Column> columns = List.of(Column.text("id", "id"), Column.text("statement", "statement"),
                Column.verdict("verdict", "verdict"), Column.text("evidence", "evidence"),
                Column.text("scope", "scope"), Column.text("twin", "twin"));
        return new Table("sample: a paper on decay", "4 claims, quick, seed 1, 14 s", columns, List.of(
                verdict("sp-1", "x y^T - y x^T is conserved along the flow", "proved", Cell.Tone.GOOD,
                        "residual 0; largest drift 3.1e-13", "all sizes; m 20, 40 runs", Cell.text("refuted (sign)")),
                verdict("sp-2", "x <= t + y^(-1/3) once y > 0", "holds", Cell.Tone.GOOD,
                        "smallest margin 2.3e-4, error 8e-12", "m 1..200, 120 runs", Cell.text("refuted at 1.01")),
                verdict("sp-3", "x' <= 4 (1 + x^2)^(4/3) y, as printed", "violated", Cell.Tone.BAD,
                        "seed 7, t = 0.0713: 3.1e5 > 2.2e4", "m 20, 40 runs", Cell.absent()),
                verdict("sp-3c", "x' <= C y^(4/3)", "inconclusive", Cell.Tone.WARNING,
                        "sup x'/(3 y^(4/3)) = 1.38 -> 1.000", "after the final stage", Cell.text("refuted"))),
                List.of("2 proved or hold, 1 inconclusive, 1 finding.", "next: flowcheck explain sp-3"));
    }

    private static List<Cell> verdict(String id, String statement, String word, Cell.Tone tone, String evidence,
                                      String scope, Cell twin) {
        return List.of(Cell.text(id), Cell.text(statement), Cell.verdict(word, tone), Cell.text(evidence),
                Cell.text(scope), twin);
    }

    /** Numbers of every kind, with units. */
    static Table numbers() {
        List<Column> columns = List.of(Column.number("m", "m"), Column.number("median", "median of T", "s"),
                Column.number("width", "interval width"), Column.text("remark", "remark"));
        return Table.of(columns, List.of(
                List.of(Cell.count(2), Cell.number(0.71300000000000008, 4), Cell.number(3.1234e-13, 2), Cell.text("")),
                List.of(Cell.count(200), Cell.number(1.0 / 3, 4), Cell.number(Double.POSITIVE_INFINITY, 2),
                        Cell.text("no bound yet")),
                List.of(Cell.count(20_000), Cell.number(-0.0, 4), Cell.number(Double.NaN, 2), Cell.absent())));
    }

    /** Text that would do harm if it reached a page, a terminal or LaTeX unescaped. */
    static Table hostile() {
        List<Column> columns = List.of(Column.text("name", "<b>name</b> | $x_1$"), Column.text("text", "text"));
        return new Table("</text><script>alert('1')</script>", "\u001b]0;owned\u0007\u001b[2J",
                columns, List.of(
                        List.of(Cell.text("\\input{/etc/passwd}"), Cell.text("50% of #1 & ~a_b^c {d} $e$ \"q\" `c`")),
                        List.of(Cell.text("[a|b\nc]"), Cell.text("\u03c3(x) \u2264 \u221e, Erd\u0151s, \u4e2d\u6587"))),
                List.of("[link](javascript:x) ![i](y) <img src=x onerror=y> \u202eevil"));
    }
}
