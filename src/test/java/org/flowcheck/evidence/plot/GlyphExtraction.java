package org.flowcheck.evidence.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Extracts the outlines that plots draw text with from a TrueType file: run by hand with DejaVuSans.ttf (version 2.37)
 * and the resource {@code dejavu-sans-outlines.txt} as arguments, when characters are to be added.
 */
final class GlyphExtraction {

    /** Font units to the em, so that outlines come out as they are in the file. */
    private static final float EM = 2048;

    /** First and last code points: Latin, Greek, punctuation, scripts, letterlike signs, arrows, mathematics. */
    private static final int[][] RANGES = {{0x20, 0x7E}, {0xA1, 0x17F}, {0x218, 0x21B}, {0x391, 0x3A9}, {0x3B1, 0x3C9},
        {0x3D1, 0x3D1}, {0x3D5, 0x3D6}, {0x3F5, 0x3F5}, {0x2010, 0x2022}, {0x2026, 0x2026}, {0x2030, 0x2034},
        {0x2070, 0x209C}, {0x2102, 0x2102}, {0x210D, 0x210D}, {0x2113, 0x2115}, {0x211D, 0x211D}, {0x2124, 0x2124},
        {0x2190, 0x2194}, {0x21A6, 0x21A6}, {0x21D2, 0x21D4}, {0x2200, 0x220F}, {0x2211, 0x2213}, {0x2217, 0x221E},
        {0x2223, 0x222D}, {0x223C, 0x223D}, {0x2243, 0x224B}, {0x2260, 0x226B}, {0x2282, 0x2287}, {0x2295, 0x2299},
        {0x22A2, 0x22A5}, {0x22C5, 0x22C5}, {0x22EE, 0x22F1}, {0x27E8, 0x27E9}, {0xFFFD, 0xFFFD}};

    private GlyphExtraction() {
    }

    public static void main(String[] arguments) throws Exception {
        Font font = Font.createFont(Font.TRUETYPE_FONT, new File(arguments[0])).deriveFont(EM);
        try (PrintStream out = new PrintStream(arguments[1], StandardCharsets.US_ASCII)) {
            out.print("# Glyph outlines of DejaVu Sans 2.37: code point, advance, path; " + (int) EM + " units to the em\n");
            for (int[] range : RANGES) {
                for (int point = range[0]; point <= range[1]; point++) {
                    if (font.canDisplay(point)) {
                        write(out, font, point);
                    }
                }
            }
        }
    }

    private static void write(PrintStream out, Font font, int point) throws IOException {
        FontRenderContext context = new FontRenderContext(null, false, true);
        GlyphVector glyphs = font.createGlyphVector(context, Character.toChars(point));
        StringBuilder path = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator step = glyphs.getOutline().getPathIterator(null); !step.isDone(); step.next()) {
            int type = step.currentSegment(at);
            int numbers = switch (type) {
                case PathIterator.SEG_CLOSE -> 0;
                case PathIterator.SEG_QUADTO -> 4;
                case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 2;
                default -> throw new IOException("TrueType outlines have no cubic curves");
            };
            path.append("MLQCZ".charAt(type));
            for (int i = 0; i < numbers; i++) {
                path.append(i == 0 ? "" : " ").append(Math.round(i % 2 == 1 ? -at[i] : at[i]));
            }
        }
        out.print(Integer.toHexString(point) + " " + Math.round(glyphs.getGlyphMetrics(0).getAdvanceX()) + " " + path + "\n");
    }
}
