package org.flowcheck.evidence.plot;

/**
 * Sizes, colours and marks. Colours are those of Okabe and Ito (Color Universal Design, 2008), which people with any
 * kind of colour vision can tell apart; in grey print dashes and markers tell the series apart.
 */
final class Style {

    static final double LABEL_SIZE = 8.5;
    static final double TICK_SIZE = 7.5;
    static final double LEGEND_SIZE = 7.5;
    static final double TITLE_SIZE = 9;

    static final double FRAME_WIDTH = 0.6;
    static final double LINE_WIDTH = 1.2;
    static final double THIN_WIDTH = 0.8;
    static final double MAJOR_TICK = 3.6;
    static final double MINOR_TICK = 2.0;
    /** Diameter of a marker; smaller if there are very many. */
    static final double MARKER = 4.6;
    static final double SMALL_MARKER = 2.6;
    static final int MANY_MARKERS = 120;
    /** Diameter of a star. */
    static final double STAR = 9;
    static final double CAP = 4.2;

    static final int WHITE = 0xFFFFFF;
    static final int BLACK = 0x000000;
    static final int GREY = 0x6E6E6E;
    static final int SHADE = 0xEDEDED;
    static final int SHADE_EDGE = 0xB8B8B8;
    static final double BAND_OPACITY = 0.22;
    static final double BAR_OPACITY = 0.4;

    /** Blue, vermilion, bluish green, black, orange, reddish purple, sky blue. */
    private static final int[] COLOURS = {0x0072B2, 0xD55E00, 0x009E73, 0x000000, 0xE69F00, 0xCC79A7, 0x56B4E9};
    private static final double[][] DASHES = {{}, {4.5, 2}, {4.5, 1.6, 1, 1.6}, {1.2, 1.6}};
    private static final double[][] GUIDES = {{3, 2}, {1, 1.5}, {6, 2, 1, 2}};
    private static final double[][] REFERENCES = {{2.4, 1.8}, {0.9, 1.3}, {5, 1.6, 0.9, 1.6}};

    private Style() {
    }

    static int colour(int series) {
        return COLOURS[series % COLOURS.length];
    }

    static double[] dashes(int series) {
        return DASHES[series % DASHES.length].clone();
    }

    /** Dashes of a series for comparison. */
    static double[] reference(int number) {
        return REFERENCES[number % REFERENCES.length].clone();
    }

    static double[] guide(int number) {
        return GUIDES[number % GUIDES.length].clone();
    }

    /** The outline of a series' marker about a point: circle, square, triangle, diamond, triangle on its tip. */
    static Path marker(int series, double x, double y, double diameter) {
        double r = diameter / 2;
        return switch (series % 5) {
            case 0 -> circle(x, y, r);
            case 1 -> Path.rectangle(x - 0.88 * r, y - 0.88 * r, x + 0.88 * r, y + 0.88 * r);
            case 2 -> polygon(x, y, 0, -1.2 * r, 1.1 * r, 0.8 * r, -1.1 * r, 0.8 * r);
            case 3 -> polygon(x, y, 0, -1.25 * r, 1.25 * r, 0, 0, 1.25 * r, -1.25 * r, 0);
            default -> polygon(x, y, 0, 1.2 * r, -1.1 * r, -0.8 * r, 1.1 * r, -0.8 * r);
        };
    }

    /** The outline of a five-pointed star about a point. */
    static Path star(double x, double y, double diameter) {
        double[] corners = new double[20];
        for (int i = 0; i < 10; i++) {
            // The inner corners of a pentagram lie on a circle of 0.382 times the outer one.
            double r = diameter / 2 * (i % 2 == 0 ? 1 : 0.382);
            double angle = StrictMath.PI * (i / 5.0 - 0.5);
            corners[2 * i] = r * StrictMath.cos(angle);
            corners[2 * i + 1] = r * StrictMath.sin(angle);
        }
        return polygon(x, y, corners);
    }

    /** Every other series has open markers. */
    static boolean openMarker(int series) {
        return series % 2 == 1;
    }

    private static Path polygon(double x, double y, double... corners) {
        double[] xs = new double[corners.length / 2];
        double[] ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = x + corners[2 * i];
            ys[i] = y + corners[2 * i + 1];
        }
        return Path.through(xs, ys, true);
    }

    /** Eight quadratic arcs, which stay within 0.03 % of the radius. */
    private static Path circle(double x, double y, double r) {
        // cos and sin of multiples of 45 degrees; the control points lie at r / cos(22.5 degrees) between them.
        double half = Math.sqrt(0.5);
        double[] cos = {1, half, 0, -half, -1, -half, 0, half};
        double reach = r / Math.sqrt((1 + half) / 2);
        double near = Math.sqrt((1 + half) / 2);
        double far = Math.sqrt((1 - half) / 2);
        double[] controlCos = {near, far, -far, -near, -near, -far, far, near};
        Path.Builder path = new Path.Builder();
        path.move(x + r, y);
        for (int i = 0; i < 8; i++) {
            path.curve(x + reach * controlCos[i], y + reach * controlCos[(i + 6) % 8],
                    x + r * cos[(i + 1) % 8], y + r * cos[(i + 7) % 8]);
        }
        path.close();
        return path.build();
    }
}
