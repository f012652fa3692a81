package org.flowcheck.evidence.plot;

import java.util.List;
import java.util.Objects;

/**
 * A finished drawing in points (1/72 inch), y downwards, painted in order on white.
 *
 * @param width of the page
 * @param height of the page
 * @param title what it is called; may be empty
 * @param shapes from back to front
 */
record Scene(double width, double height, String title, List<Shape> shapes) {

    Scene {
        Objects.requireNonNull(title, "title");
        shapes = List.copyOf(shapes);
    }

    /** One thing painted. Colours are 0xRRGGBB. */
    sealed interface Shape {
    }

    /** The interior of a path by the non-zero rule. */
    record Fill(Path path, int colour, double opacity) implements Shape {
    }

    /** A line along a path of straight pieces, with round joins and butt ends. */
    record Stroke(Path path, double width, int colour, double[] dashes) implements Shape {
        /** A solid line. */
        Stroke(Path path, double width, int colour) {
            this(path, width, colour, new double[0]);
        }
    }

    /**
     * A line of text.
     *
     * @param line the characters and their places
     * @param x where the line starts on its base line
     * @param y the base line
     * @param size of the em
     * @param upwards whether it reads from bottom to top
     */
    record Text(TextLine line, double x, double y, double size, boolean upwards, int colour) implements Shape {
    }
}
