package org.flowcheck.evidence.plot;

/** Gives a raster the outlines of shapes in straight pieces: filled paths, and lines with a width, joins and dashes. */
final class Outliner implements Path.Pen {

    /** Straight pieces for a quadratic curve. */
    private static final int CURVE_PIECES = 6;
    /** Corners of the disc at a join. */
    private static final int DISC = 12;
    private static final double[] DISC_X = new double[DISC];
    private static final double[] DISC_Y = new double[DISC];

    static {
        for (int i = 0; i < DISC; i++) {
            DISC_X[i] = StrictMath.cos(2 * Math.PI * i / DISC);
            DISC_Y[i] = StrictMath.sin(2 * Math.PI * i / DISC);
        }
    }

    private final Raster raster;
    /** x' = xx x + xy y + x0, y' = yx x + yy y + y0. */
    private final double xx;
    private final double xy;
    private final double x0;
    private final double yx;
    private final double yy;
    private final double y0;
    private double startX;
    private double startY;
    private double lastX;
    private double lastY;

    /** Maps paths by a linear map and a shift to pixels. */
    Outliner(Raster raster, double xx, double xy, double x0, double yx, double yy, double y0) {
        this.raster = raster;
        this.xx = xx;
        this.xy = xy;
        this.x0 = x0;
        this.yx = yx;
        this.yy = yy;
        this.y0 = y0;
    }

    /** The outline of a filled path; open pieces are closed. */
    void fill(Path path) {
        path.draw(this);
        close();
    }

    @Override
    public void move(double x, double y) {
        close();
        startX = lastX = x;
        startY = lastY = y;
    }

    @Override
    public void line(double x, double y) {
        edge(lastX, lastY, x, y);
        lastX = x;
        lastY = y;
    }

    @Override
    public void curve(double controlX, double controlY, double x, double y) {
        double fromX = lastX;
        double fromY = lastY;
        for (int i = 1; i <= CURVE_PIECES; i++) {
            double t = (double) i / CURVE_PIECES;
            double s = 1 - t;
            line(s * s * fromX + 2 * s * t * controlX + t * t * x, s * s * fromY + 2 * s * t * controlY + t * t * y);
        }
    }

    @Override
    public void close() {
        edge(lastX, lastY, startX, startY);
        lastX = startX;
        lastY = startY;
    }

    private void edge(double ax, double ay, double bx, double by) {
        raster.edge(xx * ax + xy * ay + x0, yx * ax + yy * ay + y0, xx * bx + xy * by + x0, yx * bx + yy * by + y0);
    }

    /** The outline of a line of a width along a path, in pieces that all turn the same way. */
    void stroke(Path path, double width, double[] dashes) {
        path.draw(new Walk(width / 2, dashes));
    }

    /** Walks along a path and outlines the parts that the dashes leave. */
    private final class Walk implements Path.Pen {
        private final double half;
        private final double[] dashes;
        private int dash;
        private double left;
        private double x;
        private double y;
        private double firstX;
        private double firstY;
        private boolean joined;

        Walk(double half, double[] dashes) {
            this.half = half;
            this.dashes = dashes;
        }

        @Override
        public void move(double toX, double toY) {
            x = firstX = toX;
            y = firstY = toY;
            dash = 0;
            left = dashes.length == 0 ? Double.POSITIVE_INFINITY : dashes[0];
            joined = false;
        }

        @Override
        public void line(double toX, double toY) {
            double dx = toX - x;
            double dy = toY - y;
            double length = Math.sqrt(dx * dx + dy * dy);
            if (length == 0) {
                return;
            }
            if (joined && dash % 2 == 0) {
                disc(x, y);
            }
            double done = 0;
            while (done < length) {
                double some = Math.min(left, length - done);
                if (dash % 2 == 0) {
                    piece(x + dx * (done / length), y + dy * (done / length),
                            x + dx * ((done + some) / length), y + dy * ((done + some) / length), dx / length, dy / length);
                }
                done += some;
                left -= some;
                if (left <= 0) {
                    dash = (dash + 1) % dashes.length;
                    left = dashes[dash];
                }
            }
            x = toX;
            y = toY;
            joined = true;
        }

        @Override
        public void curve(double controlX, double controlY, double toX, double toY) {
            double fromX = x;
            double fromY = y;
            for (int i = 1; i <= CURVE_PIECES; i++) {
                double t = (double) i / CURVE_PIECES;
                double s = 1 - t;
                line(s * s * fromX + 2 * s * t * controlX + t * t * toX, s * s * fromY + 2 * s * t * controlY + t * t * toY);
            }
        }

        @Override
        public void close() {
            line(firstX, firstY);
            disc(firstX, firstY);
        }

        private void piece(double ax, double ay, double bx, double by, double ux, double uy) {
            double nx = -uy * half;
            double ny = ux * half;
            edge(ax + nx, ay + ny, ax - nx, ay - ny);
            edge(ax - nx, ay - ny, bx - nx, by - ny);
            edge(bx - nx, by - ny, bx + nx, by + ny);
            edge(bx + nx, by + ny, ax + nx, ay + ny);
        }

        private void disc(double centreX, double centreY) {
            for (int i = 0; i < DISC; i++) {
                int j = (i + 1) % DISC;
                edge(centreX + half * DISC_X[i], centreY + half * DISC_Y[i],
                        centreX + half * DISC_X[j], centreY + half * DISC_Y[j]);
            }
        }
    }
}
