package org.flowcheck.evidence.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/**
 * Writes a scene as one page of PDF 1.4 (Adobe, 2001). Text is drawn by outlines that stand once in the file as form
 * objects: there is no font in it, so no checker of a publisher can object to one. No date is written.
 */
final class PdfWriter {

    private static final int FIRST_SHARED = 5;

    private final Scene scene;
    private final StringBuilder content = new StringBuilder();
    /** Name of a form object to its drawing. */
    private final Map<String, String> forms = new TreeMap<>();
    /** Name of a state to its opacity. */
    private final Map<String, String> states = new TreeMap<>();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private PdfWriter(Scene scene) {
        this.scene = scene;
    }

    static void write(Scene scene, OutputStream out) throws IOException {
        out.write(new PdfWriter(scene).document());
    }

    private byte[] document() {
        // From points downwards to PDF's points upwards.
        content.append("1 0 0 -1 0 ").append(number(scene.height())).append(" cm 1 j\n");
        scene.shapes().forEach(this::shape);
        ascii("%PDF-1.4\n%");
        file.writeBytes(new byte[] {(byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n'});
        object("<</Type/Catalog/Pages 2 0 R>>");
        object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + number(scene.width()) + " " + number(scene.height())
                + "]/Contents 4 0 R/Resources<</XObject<<" + references(forms, FIRST_SHARED) + ">>/ExtGState<<"
                + references(states, FIRST_SHARED + forms.size()) + ">>>>>>");
        stream("", content.toString());
        forms.values().forEach(form -> stream("/Type/XObject/Subtype/Form/BBox[-2048 -2048 6144 4096]", form));
        states.values().forEach(opacity -> object("<</Type/ExtGState/ca " + opacity + ">>"));
        int info = offsets.size() + 1;
        object("<</Producer(flowcheck)" + (scene.title().isEmpty() ? "" : "/Title" + text(scene.title())) + ">>");
        int table = file.size();
        ascii("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> ascii(String.valueOf(10_000_000_000L + offset).substring(1) + " 00000 n \n"));
        ascii("trailer\n<</Size " + (offsets.size() + 1) + "/Root 1 0 R/Info " + info + " 0 R>>\nstartxref\n" + table
                + "\n%%EOF\n");
        return file.toByteArray();
    }

    private static String references(Map<String, String> names, int first) {
        StringBuilder out = new StringBuilder();
        int number = first;
        for (String name : names.keySet()) {
            out.append('/').append(name).append(' ').append(number++).append(" 0 R");
        }
        return out.toString();
    }

    // Objects of the file

    private void ascii(String text) {
        file.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void start() {
        offsets.add(file.size());
        ascii(offsets.size() + " 0 obj\n");
    }

    private void object(String dictionary) {
        start();
        ascii(dictionary + "\nendobj\n");
    }

    private void stream(String entries, String text) {
        byte[] plain = text.getBytes(StandardCharsets.US_ASCII);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(plain);
        deflater.finish();
        byte[] packed = new byte[plain.length + 64];
        int length = deflater.deflate(packed);
        deflater.end();
        start();
        ascii("<<" + entries + "/Filter/FlateDecode/Length " + length + ">>\nstream\n");
        file.write(packed, 0, length);
        ascii("\nendstream\nendobj\n");
    }

    /** A text string in UTF-16, in hexadecimal digits: no character needs escaping. */
    private static String text(String text) {
        StringBuilder out = new StringBuilder("<FEFF");
        for (char unit : text.toCharArray()) {
            out.append(Integer.toHexString(0x10000 + unit).substring(1));
        }
        return out.append('>').toString();
    }

    // Shapes

    private void shape(Scene.Shape shape) {
        if (shape instanceof Scene.Fill fill) {
            content.append("q ");
            if (fill.opacity() < 1) {
                String opacity = number(fill.opacity());
                String name = "o" + opacity.replace('.', '-');
                states.put(name, opacity);
                content.append('/').append(name).append(" gs ");
            }
            content.append(colour(fill.colour())).append(" rg\n").append(path(fill.path())).append("f Q\n");
        } else if (shape instanceof Scene.Stroke stroke) {
            content.append(number(stroke.width())).append(" w ").append(colour(stroke.colour())).append(" RG [");
            for (double dash : stroke.dashes()) {
                content.append(number(dash)).append(' ');
            }
            content.append("] 0 d\n").append(path(stroke.path())).append("S\n");
        } else if (shape instanceof Scene.Text text) {
            text(text);
        }
    }

    private void text(Scene.Text text) {
        content.append("q ").append(colour(text.colour())).append(" rg\n");
        for (TextLine.Placed placed : text.line().glyphs()) {
            Path outline = Glyphs.glyph(placed.point(), placed.slanted()).outline();
            if (outline.isEmpty()) {
                continue;
            }
            String name = (placed.slanted() ? "i" : "u") + Integer.toHexString(placed.point());
            forms.computeIfAbsent(name, key -> path(outline) + "f\n");
            String unit = Decimals.scale(text.size() * placed.scale() / Glyphs.EM);
            double along = text.size() * placed.x();
            double above = text.size() * placed.y();
            content.append(text.upwards() ? "q 0 -" + unit + " -" + unit + " 0 " : "q " + unit + " 0 0 -" + unit + " ")
                    .append(number(text.upwards() ? text.x() - above : text.x() + along)).append(' ')
                    .append(number(text.upwards() ? text.y() - along : text.y() - above)).append(" cm /")
                    .append(name).append(" Do Q\n");
        }
        content.append("Q\n");
    }

    private static String colour(int rgb) {
        return Decimals.scale((rgb >> 16 & 0xFF) / 255.0) + " " + Decimals.scale((rgb >> 8 & 0xFF) / 255.0) + " "
                + Decimals.scale((rgb & 0xFF) / 255.0);
    }

    private static String number(double value) {
        return Decimals.coordinate(value);
    }

    private static String path(Path path) {
        StringBuilder out = new StringBuilder();
        path.draw(new Path.Pen() {
            private double lastX;
            private double lastY;

            @Override
            public void move(double x, double y) {
                to(x, y);
                out.append("m\n");
            }

            @Override
            public void line(double x, double y) {
                to(x, y);
                out.append("l\n");
            }

            /** PDF has cubic curves only: both control points lie two thirds of the way to the quadratic one. */
            @Override
            public void curve(double controlX, double controlY, double x, double y) {
                double thirdX = lastX / 3;
                double thirdY = lastY / 3;
                to(thirdX + controlX * 2 / 3, thirdY + controlY * 2 / 3);
                to(x / 3 + controlX * 2 / 3, y / 3 + controlY * 2 / 3);
                to(x, y);
                out.append("c\n");
            }

            private void to(double x, double y) {
                out.append(number(x)).append(' ').append(number(y)).append(' ');
                lastX = x;
                lastY = y;
            }

            @Override
            public void close() {
                out.append("h\n");
            }
        });
        return out.toString();
    }
}
