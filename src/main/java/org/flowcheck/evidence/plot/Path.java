package org.flowcheck.evidence.plot;

import java.util.Arrays;

/** Lines and quadratic curves in the plane, in pieces that may be closed; immutable once built. */
final class Path {

    /** What a reader of a path is told, piece by piece. */
    interface Pen {
        void move(double x, double y);

        void line(double x, double y);

        /** A quadratic Bezier curve from the last point. */
        void curve(double controlX, double controlY, double x, double y);

        void close();
    }

    private final String steps;
    private final double[] numbers;

    private Path(String steps, double[] numbers) {
        this.steps = steps;
        this.numbers = numbers;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Tells the path to a pen. */
    void draw(Pen pen) {
        int at = 0;
        for (int i = 0; i < steps.length(); i++) {
            switch (steps.charAt(i)) {
                case 'M' -> pen.move(numbers[at], numbers[at + 1]);
                case 'L' -> pen.line(numbers[at], numbers[at + 1]);
                case 'Q' -> pen.curve(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]);
                default -> pen.close();
            }
            at += length(steps.charAt(i));
        }
    }

    private static int length(char step) {
        return switch (step) {
            case 'M', 'L' -> 2;
            case 'Q' -> 4;
            default -> 0;
        };
    }

    /** Through points in order. */
    static Path through(double[] xs, double[] ys, boolean closed) {
        Builder path = new Builder();
        for (int i = 0; i < xs.length; i++) {
            if (i == 0) {
                path.move(xs[i], ys[i]);
            } else {
                path.line(xs[i], ys[i]);
            }
        }
        if (closed) {
            path.close();
        }
        return path.build();
    }

    /** From one point to another. */
    static Path segment(double x0, double y0, double x1, double y1) {
        return through(new double[] {x0, x1}, new double[] {y0, y1}, false);
    }

    /** A rectangle between two corners. */
    static Path rectangle(double x0, double y0, double x1, double y1) {
        return through(new double[] {x0, x1, x1, x0}, new double[] {y0, y0, y1, y1}, true);
    }

    /** Builds a path. */
    static final class Builder implements Pen {
        private final StringBuilder steps = new StringBuilder();
        private double[] numbers = new double[16];
        private int count;

        private void step(char what, double... values) {
            steps.append(what);
            if (count + values.length > numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * numbers.length);
            }
            System.arraycopy(values, 0, numbers, count, values.length);
            count += values.length;
        }

        @Override
        public void move(double x, double y) {
            step('M', x, y);
        }

        @Override
        public void line(double x, double y) {
            step('L', x, y);
        }

        @Override
        public void curve(double controlX, double controlY, double x, double y) {
            step('Q', controlX, controlY, x, y);
        }

        @Override
        public void close() {
            step('Z');
        }

        Path build() {
            return new Path(steps.toString(), Arrays.copyOf(numbers, count));
        }
    }
}
