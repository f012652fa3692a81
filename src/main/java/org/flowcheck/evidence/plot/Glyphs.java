package org.flowcheck.evidence.plot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The outlines of characters, from DejaVu Sans (its licence stands beside the resource). Slanted characters are the
 * upright ones sheared, as the oblique style of that family is.
 */
final class Glyphs {

    /** Font units to the em. */
    static final double EM = 2048;
    /** Height of capitals in font units. */
    static final double CAPITALS = 1493;
    /** Depth of descenders in font units. */
    static final double DESCENT = 420;
    private static final double SLANT = 0.19;
    private static final int REPLACEMENT = 0xFFFD;
    private static final String RESOURCE = "dejavu-sans-outlines.txt";

    private static final Map<Integer, String> LINES = load();

    private Glyphs() {
    }

    /**
     * A character's drawing.
     *
     * @param outline its shape in font units, y upwards, to be filled by the non-zero rule
     * @param advance how far the next character is, in font units
     */
    record Glyph(Path outline, double advance) {
    }

    private static Map<Integer, String> load() {
        Map<Integer, String> lines = new HashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Glyphs.class.getResourceAsStream(RESOURCE), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("#")) {
                    int blank = line.indexOf(' ');
                    lines.put(Integer.parseInt(line, 0, blank, 16), line.substring(blank + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
        return lines;
    }

    /** The code point under which a character is drawn: itself, or the replacement character if it has no outline. */
    static int drawable(int point) {
        return LINES.containsKey(point) ? point : REPLACEMENT;
    }

    /** How far the next character is, in font units. */
    static double advance(int point) {
        String line = LINES.get(drawable(point));
        return Integer.parseInt(line, 0, line.indexOf(' '), 10);
    }

    /** A character's outline. */
    static Glyph glyph(int point, boolean slanted) {
        String line = LINES.get(drawable(point));
        int blank = line.indexOf(' ');
        return new Glyph(path(line.substring(blank + 1), slanted ? SLANT : 0), Integer.parseInt(line, 0, blank, 10));
    }

    private static Path path(String text, double slant) {
        Path.Builder path = new Path.Builder();
        int at = 0;
        while (at < text.length()) {
            char step = text.charAt(at++);
            int end = at;
            while (end < text.length() && !Character.isLetter(text.charAt(end))) {
                end++;
            }
            String[] words = end > at ? text.substring(at, end).split(" ") : new String[0];
            double[] number = new double[words.length];
            for (int i = 0; i < words.length; i += 2) {
                number[i + 1] = Integer.parseInt(words[i + 1]);
                number[i] = Integer.parseInt(words[i]) + slant * number[i + 1];
            }
            switch (step) {
                case 'M' -> path.move(number[0], number[1]);
                case 'L' -> path.line(number[0], number[1]);
                case 'Q' -> path.curve(number[0], number[1], number[2], number[3]);
                default -> path.close();
            }
            at = end;
        }
        return path.build();
    }
}
