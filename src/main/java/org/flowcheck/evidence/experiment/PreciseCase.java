package org.flowcheck.evidence.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.simulation.enclosure.PreciseTime;
import org.flowcheck.simulation.ode.Outcome;

/**
 * A blow-up time to many digits beside the one in doubles.
 *
 * @param time to many digits, or why not
 * @param condition how much T moves, relative to itself, with the stated start, relative to itself; empty if not known
 * @param inDoubles what the search in doubles found; empty if that was no blow-up
 */
public record PreciseCase(PreciseTime time, Optional<Double> condition, Optional<Outcome.BlowUp> inDoubles) {

    private static final int ROUGH_DIGITS = 3;
    private static final int SHORT_DIGITS = 2;

    /** The time, if it is known. */
    public Optional<PreciseTime.Found> found() {
        return time instanceof PreciseTime.Found one ? Optional.of(one) : Optional.empty();
    }

    /** Whether the interval in doubles holds the precise time; empty if there is not both. */
    public Optional<Boolean> within() {
        return found().flatMap(one -> inDoubles.map(blowUp -> one.within(blowUp.lower(), blowUp.upper())));
    }

    /** How far the time in doubles is off, relative to T; empty if there is not both. */
    public Optional<Double> off() {
        return found().flatMap(one -> inDoubles.map(blowUp -> new BigDecimal(blowUp.time()).subtract(one.time()).abs()
                .divide(one.time(), MathContext.DECIMAL64).doubleValue()));
    }

    /** Why there is no precise time; empty if there is one. */
    String remark() {
        return time instanceof PreciseTime.NotFound none ? none.reason() : "";
    }

    /** {@code {"time": "...", "digits": ..., ...}}; the time is a text, since numbers of JSON are read as doubles. */
    Json json() {
        return Json.object()
                .with("time", found().<Json>map(one -> Json.of(one.time().toString())).orElse(Json.nothing()))
                .with("digits", found().map(PreciseTime.Found::digits).orElse(0))
                .with("error", found().map(PreciseTime.Found::relativeError).orElse(Double.NaN))
                .with("within", within().<Json>map(Json.Truth::new).orElse(Json.nothing()))
                .with("off", off().orElse(Double.NaN))
                .with("condition", condition.orElse(Double.NaN))
                .with("order", found().map(PreciseTime.Found::order).orElse(0))
                .with("steps", found().map(PreciseTime.Found::steps).orElse(0))
                .with("workingDigits", found().map(PreciseTime.Found::workingDigits).orElse(0))
                .with("remark", remark());
    }

    /** What the columns mean. */
    static String legend() {
        return "digits: those in which two calculations agree; off: relative error of T in doubles; held: whether its"
                + " interval holds T; cond.: relative change of T over that of the start";
    }

    /** The columns of {@link #cells}. */
    static List<Column> columns() {
        return List.of(Column.name("precise", "T"), Column.number("precise_digits", "digits"),
                Column.number("off", "off"), Column.text("within", "held"), Column.number("condition", "cond."));
    }

    /** The time as a text, since files hold numbers as doubles. */
    List<Cell> cells() {
        return List.of(found().map(one -> Cell.text(one.time().toString())).orElse(Cell.absent()),
                found().map(one -> Cell.count(one.digits())).orElse(Cell.absent()),
                off().map(value -> Cell.number(value, SHORT_DIGITS)).orElse(Cell.absent()),
                within().map(holds -> Cell.text(holds ? "yes" : "NO")).orElse(Cell.absent()),
                condition.map(value -> Cell.number(value, ROUGH_DIGITS)).orElse(Cell.absent()));
    }
}
