package org.flowcheck.evidence.plot;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.flowcheck.diagnostic.Excerpt;

/**
 * Writes a scene as SVG 1.1. Each character's outline stands once in the file and is used by reference, so text looks
 * the same everywhere and takes little space; its words stand beside it for readers that do not see.
 */
final class SvgWriter {

    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> outlines = new TreeMap<>();

    private SvgWriter() {
    }

    /** The document, ending with a line feed. */
    static String write(Scene scene) {
        SvgWriter writer = new SvgWriter();
        scene.shapes().forEach(writer::shape);
        String width = Decimals.coordinate(scene.width());
        String height = Decimals.coordinate(scene.height());
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"")
                .append(width).append("pt\" height=\"").append(height).append("pt\" viewBox=\"0 0 ").append(width)
                .append(' ').append(height).append("\" role=\"img\">\n");
        if (!scene.title().isEmpty()) {
            out.append("<title>").append(escape(scene.title())).append("</title>\n");
        }
        out.append("<defs>\n");
        writer.outlines.forEach((id, path) ->
                out.append("<path id=\"").append(id).append("\" d=\"").append(path).append("\"/>\n"));
        out.append("</defs>\n<rect width=\"").append(width).append("\" height=\"").append(height)
                .append("\" fill=\"#fff\"/>\n");
        return out.append(writer.body).append("</svg>\n").toString();
    }

    private void shape(Scene.Shape shape) {
        if (shape instanceof Scene.Fill fill) {
            body.append("<path fill=\"").append(colour(fill.colour())).append('"');
            if (fill.opacity() < 1) {
                body.append(" fill-opacity=\"").append(Decimals.coordinate(fill.opacity())).append('"');
            }
            body.append(" d=\"").append(path(fill.path())).append("\"/>\n");
        } else if (shape instanceof Scene.Stroke stroke) {
            stroke(stroke);
        } else if (shape instanceof Scene.Text text) {
            text(text);
        }
    }

    private void stroke(Scene.Stroke stroke) {
        body.append("<path fill=\"none\" stroke=\"").append(colour(stroke.colour())).append("\" stroke-width=\"")
                .append(Decimals.coordinate(stroke.width())).append("\" stroke-linejoin=\"round\"");
        if (stroke.dashes().length > 0) {
            String separator = " stroke-dasharray=\"";
            for (double dash : stroke.dashes()) {
                body.append(separator).append(Decimals.coordinate(dash));
                separator = ",";
            }
            body.append('"');
        }
        body.append(" d=\"").append(path(stroke.path())).append("\"/>\n");
    }

    private void text(Scene.Text text) {
        double unit = text.size() / Glyphs.EM;
        body.append("<g aria-label=\"").append(escape(text.line().plain())).append("\" fill=\"")
                .append(colour(text.colour())).append("\" transform=\"translate(").append(Decimals.coordinate(text.x()))
                .append(',').append(Decimals.coordinate(text.y())).append(')')
                .append(text.upwards() ? " rotate(-90)" : "").append(" scale(").append(Decimals.scale(unit)).append(',')
                .append(Decimals.scale(-unit)).append(")\">");
        for (TextLine.Placed placed : text.line().glyphs()) {
            glyph(placed);
        }
        body.append("</g>\n");
    }

    private void glyph(TextLine.Placed placed) {
        Path outline = Glyphs.glyph(placed.point(), placed.slanted()).outline();
        if (outline.isEmpty()) {
            return;
        }
        String id = (placed.slanted() ? "i" : "u") + Integer.toHexString(placed.point());
        outlines.computeIfAbsent(id, key -> path(outline));
        String x = Decimals.coordinate(Math.rint(placed.x() * Glyphs.EM));
        body.append("<use xlink:href=\"#").append(id).append('"');
        if (placed.scale() == 1) {
            body.append(" x=\"").append(x).append("\"/>");
        } else {
            body.append(" transform=\"translate(").append(x).append(',')
                    .append(Decimals.coordinate(Math.rint(placed.y() * Glyphs.EM))).append(") scale(")
                    .append(Decimals.scale(placed.scale())).append(")\"/>");
        }
    }

    private static String colour(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    private static String path(Path path) {
        StringBuilder out = new StringBuilder();
        path.draw(new Path.Pen() {
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
                step('Q', controlX, controlY);
                out.append(' ');
                step(' ', x, y);
            }

            private void step(char letter, double x, double y) {
                if (letter != ' ') {
                    out.append(letter);
                }
                out.append(Decimals.coordinate(x)).append(' ').append(Decimals.coordinate(y));
            }

            @Override
            public void close() {
                out.append('Z');
            }
        });
        return out.toString();
    }

    /** Text fit for XML content and attributes: markup escaped, what XML 1.0 cannot hold replaced. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder();
        Excerpt.clean(text).codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean allowed = point < 0xD800 || point > 0xDFFF && point != 0xFFFE && point != 0xFFFF;
                    out.appendCodePoint(allowed ? point : 0xFFFD);
                }
            }
        });
        return out.toString();
    }
}
