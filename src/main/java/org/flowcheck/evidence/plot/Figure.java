package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a plot shows, without how it is drawn.
 *
 * @param title a line above the plot; empty for papers, where the caption says it
 * @param x the horizontal axis
 * @param second another scale of the horizontal axis, above the frame
 * @param y the vertical axis
 * @param layers what is plotted; colours and markers go by this order
 * @param size the outer size on paper
 */
public record Figure(Label title, Axis x, Optional<SecondScale> second, Axis y, List<Layer> layers, Size size)
        implements Picture {

    /**
     * The outer size of a figure.
     *
     * @param width in points (1/72 inch)
     * @param height in points
     */
    public record Size(double width, double height) {
        /** About the width of one and a half columns of a journal: 12 by 8.4 cm. */
        public static final Size STANDARD = new Size(340, 238);

        /** The largest width and height: {@value}. */
        static final double LARGEST = 2000;

        /** Refuses sizes that leave no room for axes, or no paper has. */
        public Size {
            if (!(width >= 120 && width <= LARGEST && height >= 90 && height <= LARGEST)) {
                throw new IllegalArgumentException("figure of " + width + " by " + height + " points");
            }
        }
    }

    /** Copies the layers. */
    public Figure {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(size, "size");
        layers = List.copyOf(layers);
    }

    /** An empty figure of standard size. */
    public static Figure of(Axis x, Axis y) {
        return new Figure(Label.EMPTY, x, Optional.empty(), y, List.of(), Size.STANDARD);
    }

    /** This figure under a title. */
    public Figure titled(Label newTitle) {
        return new Figure(newTitle, x, second, y, layers, size);
    }

    /** This figure with a second scale of its horizontal axis. */
    public Figure under(SecondScale scale) {
        return new Figure(title, x, Optional.of(scale), y, layers, size);
    }

    /** This figure with another layer, drawn over those of its kind that were there. */
    public Figure with(Layer layer) {
        List<Layer> more = new ArrayList<>(layers);
        more.add(layer);
        return new Figure(title, x, second, y, more, size);
    }

    /** This figure with further layers. */
    public Figure with(List<? extends Layer> more) {
        List<Layer> all = new ArrayList<>(layers);
        all.addAll(more);
        return new Figure(title, x, second, y, all, size);
    }

    /** This figure in another size. */
    public Figure sized(Size newSize) {
        return new Figure(title, x, second, y, layers, newSize);
    }
}
