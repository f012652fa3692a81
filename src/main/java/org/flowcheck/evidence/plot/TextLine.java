package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.evidence.plot.Label.Run;

/**
 * A label set in type: characters with their places, in ems, y upwards from the base line.
 *
 * @param glyphs from left to right
 * @param width how far the line reaches
 * @param plain the characters alone, for readers that do not see
 */
record TextLine(List<Placed> glyphs, double width, String plain) {

    /** Size of scripts relative to the line. */
    private static final double SCRIPT = 0.7;
    private static final double RAISED = 0.36;
    private static final double LOWERED = -0.17;
    private static final double LEAN = 0.1;

    /**
     * One character.
     *
     * @param point its code point, one that has an outline
     * @param slanted whether it is a variable
     * @param x its left end
     * @param y its base line
     * @param scale its size relative to the line
     */
    record Placed(int point, boolean slanted, double x, double y, double scale) {
    }

    /** Sets a label. */
    static TextLine of(Label label) {
        List<Placed> glyphs = new ArrayList<>();
        double x = 0;
        boolean leaning = false;
        for (Run run : label.runs()) {
            // The top of a slanted letter leans over what follows.
            x += leaning && run.level() == Label.Level.SUPERSCRIPT ? LEAN : 0;
            leaning = run.slanted() && run.level() == Label.Level.LINE;
            double scale = run.level() == Label.Level.LINE ? 1 : SCRIPT;
            double y = switch (run.level()) {
                case LINE -> 0;
                case SUPERSCRIPT -> RAISED;
                case SUBSCRIPT -> LOWERED;
            };
            for (int point : run.text().codePoints().toArray()) {
                int drawable = Glyphs.drawable(point);
                glyphs.add(new Placed(drawable, run.slanted(), x, y, scale));
                x += scale * Glyphs.advance(drawable) / Glyphs.EM;
            }
        }
        return new TextLine(List.copyOf(glyphs), x, label.plain());
    }
}
