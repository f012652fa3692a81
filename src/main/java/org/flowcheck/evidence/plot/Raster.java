package org.flowcheck.evidence.plot;

import java.util.Arrays;

/**
 * An image in memory onto which areas are painted with smooth edges.
 *
 * <p>Each row of pixels is cut into {@value #SUBROWS} lines; on each the crossings with the outline are sorted and the
 * stretches of non-zero winding are added with exact ends. Only additions, multiplications and divisions are used, so
 * the pixels are the same everywhere.
 */
final class Raster {

    private static final int SUBROWS = 16;
    private static final int NONE = -1;

    private final int width;
    private final int height;
    private final byte[] pixels;

    // The outline: an edge runs from line `first` on, where it is at `start`, to before line `end`; it moves by `slope`
    // from line to line and turns the winding by `turn`. Edges with the same first line are chained by `next`.
    private int count;
    private int[] first = new int[256];
    private int[] end = new int[256];
    private double[] start = new double[256];
    private double[] slope = new double[256];
    private int[] turn = new int[256];
    private int[] next = new int[256];
    private final int[] head;
    private int lowestLine;
    private int highestLine;

    // One row of pixels: differences of coverage from pixel to pixel, and where they are.
    private final double[] coverage;
    private int leftmost;
    private int rightmost;

    /** A white image. */
    Raster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new byte[3 * width * height];
        this.head = new int[height * SUBROWS];
        this.coverage = new double[width + 2];
        Arrays.fill(pixels, (byte) 0xFF);
        Arrays.fill(head, NONE);
        forgetOutline();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Red, green and blue of every pixel, row by row. */
    byte[] pixels() {
        return pixels;
    }

    private void forgetOutline() {
        count = 0;
        lowestLine = Integer.MAX_VALUE;
        highestLine = 0;
    }

    /** Adds a straight piece of the outline, in pixels. */
    void edge(double x0, double y0, double x1, double y1) {
        boolean down = y0 < y1;
        int from = line(down ? y0 : y1);
        int to = line(down ? y1 : y0);
        if (from >= to) {
            return;
        }
        if (count == first.length) {
            grow();
        }
        double perPixel = (x1 - x0) / (y1 - y0);
        first[count] = from;
        end[count] = to;
        start[count] = x0 + ((from + 0.5) / SUBROWS - y0) * perPixel;
        slope[count] = perPixel / SUBROWS;
        turn[count] = down ? 1 : -1;
        next[count] = head[from];
        head[from] = count++;
        lowestLine = Math.min(lowestLine, from);
        highestLine = Math.max(highestLine, to);
    }

    /** The first line at or below a height, within the image. */
    private int line(double y) {
        return (int) Math.max(0, Math.min(head.length, Math.ceil(y * SUBROWS - 0.5)));
    }

    private void grow() {
        int size = 2 * count;
        first = Arrays.copyOf(first, size);
        end = Arrays.copyOf(end, size);
        start = Arrays.copyOf(start, size);
        slope = Arrays.copyOf(slope, size);
        turn = Arrays.copyOf(turn, size);
        next = Arrays.copyOf(next, size);
    }

    /** Paints the inside of the outline added since the last time. */
    void paint(int colour, double opacity) {
        int[] active = new int[count];
        double[] crossing = new double[count];
        int crossed = 0;
        leftmost = width;
        rightmost = 0;
        for (int line = lowestLine; line < highestLine; line++) {
            int kept = 0;
            for (int i = 0; i < crossed; i++) {
                if (end[active[i]] > line) {
                    active[kept++] = active[i];
                }
            }
            crossed = kept;
            for (int edge = head[line]; edge != NONE; edge = next[edge]) {
                active[crossed++] = edge;
            }
            head[line] = NONE;
            for (int i = 0; i < crossed; i++) {
                insert(active, crossing, i, line);
            }
            spans(active, crossing, crossed);
            if ((line + 1) % SUBROWS == 0 || line + 1 == highestLine) {
                blend(line / SUBROWS, colour, opacity);
            }
        }
        forgetOutline();
    }

    /** Sorts by insertion: from line to line the order hardly changes. */
    private void insert(int[] active, double[] crossing, int i, int line) {
        int edge = active[i];
        double x = start[edge] + (line - first[edge]) * slope[edge];
        int at = i;
        while (at > 0 && crossing[at - 1] > x) {
            crossing[at] = crossing[at - 1];
            active[at] = active[at - 1];
            at--;
        }
        crossing[at] = x;
        active[at] = edge;
    }

    private void spans(int[] active, double[] crossing, int crossed) {
        int winding = 0;
        double from = 0;
        for (int i = 0; i < crossed; i++) {
            int before = winding;
            winding += turn[active[i]];
            if (before == 0) {
                from = crossing[i];
            } else if (winding == 0) {
                ramp(from, 1.0 / SUBROWS);
                ramp(crossing[i], -1.0 / SUBROWS);
            }
        }
    }

    /** From x on to the right there is so much more: its own pixel gets the share that lies right of x. */
    private void ramp(double x, double amount) {
        double inImage = Math.max(0, Math.min(width, x));
        int pixel = (int) inImage;
        double left = inImage - pixel;
        coverage[pixel] += amount * (1 - left);
        coverage[pixel + 1] += amount * left;
        leftmost = Math.min(leftmost, pixel);
        rightmost = Math.max(rightmost, Math.min(width, pixel + 2));
    }

    private void blend(int row, int colour, double opacity) {
        double sum = 0;
        int at = 3 * (row * width + leftmost);
        for (int x = leftmost; x < rightmost; x++, at += 3) {
            sum += coverage[x];
            double share = Math.min(1, sum) * opacity;
            // Sums of sixteenths of pixels leave rounding errors of this size where there is nothing.
            if (share > 1e-9) {
                mix(at, colour >> 16 & 0xFF, share);
                mix(at + 1, colour >> 8 & 0xFF, share);
                mix(at + 2, colour & 0xFF, share);
            }
        }
        if (leftmost < rightmost) {
            Arrays.fill(coverage, leftmost, Math.min(coverage.length, rightmost + 1), 0);
        }
        leftmost = width;
        rightmost = 0;
    }

    private void mix(int at, int channel, double share) {
        int old = pixels[at] & 0xFF;
        pixels[at] = (byte) (int) (old + (channel - old) * share + 0.5);
    }
}
