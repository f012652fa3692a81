package org.flowcheck.evidence.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a scene as PNG (W3C recommendation of 2003), 8 bits a channel, with its resolution.
 *
 * <p>The pixels do not depend on the machine; the compressed bytes depend on the JDK's zlib.
 */
final class PngWriter {

    /** Pixels to the inch: {@value}, what journals ask for. */
    static final int RESOLUTION = 300;
    private static final double SCALE = RESOLUTION / 72.0;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final double INCH = 0.0254;

    private PngWriter() {
    }

    static void write(Scene scene, OutputStream out) throws IOException {
        Raster raster = raster(scene, SCALE);
        out.write(SIGNATURE);
        chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(raster.width()).putInt(raster.height())
                .put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0).array());
        int perMetre = (int) Math.round(RESOLUTION / INCH);
        chunk(out, "pHYs", ByteBuffer.allocate(9).putInt(perMetre).putInt(perMetre).put((byte) 1).array());
        chunk(out, "IDAT", compressed(raster));
        chunk(out, "IEND", new byte[0]);
    }

    /** The scene as pixels. */
    static Raster raster(Scene scene, double scale) {
        Raster raster = new Raster((int) Math.ceil(scene.width() * scale), (int) Math.ceil(scene.height() * scale));
        Outliner page = new Outliner(raster, scale, 0, 0, 0, scale, 0);
        for (Scene.Shape shape : scene.shapes()) {
            if (shape instanceof Scene.Fill fill) {
                page.fill(fill.path());
                raster.paint(fill.colour(), fill.opacity());
            } else if (shape instanceof Scene.Stroke stroke) {
                page.stroke(stroke.path(), stroke.width(), stroke.dashes());
                raster.paint(stroke.colour(), 1);
            } else if (shape instanceof Scene.Text text) {
                text(raster, text, scale);
                raster.paint(text.colour(), 1);
            }
        }
        return raster;
    }

    private static void text(Raster raster, Scene.Text text, double scale) {
        for (TextLine.Placed placed : text.line().glyphs()) {
            double unit = scale * text.size() * placed.scale() / Glyphs.EM;
            double along = scale * text.size() * placed.x();
            double above = scale * text.size() * placed.y();
            double x = scale * text.x();
            double y = scale * text.y();
            // Font units have y upwards; text that reads upwards is turned by a quarter against the clock.
            Outliner pen = text.upwards() ? new Outliner(raster, 0, -unit, x - above, -unit, 0, y - along)
                    : new Outliner(raster, unit, 0, x + along, 0, -unit, y - above);
            pen.fill(Glyphs.glyph(placed.point(), placed.slanted()).outline());
        }
    }

    /** Rows with the filter "up", which suits drawings. */
    private static byte[] compressed(Raster raster) throws IOException {
        byte[] pixels = raster.pixels();
        int stride = 3 * raster.width();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try (DeflaterOutputStream zip = new DeflaterOutputStream(bytes, deflater, 1 << 16)) {
            byte[] row = new byte[stride + 1];
            for (int y = 0; y < raster.height(); y++) {
                row[0] = 2;
                for (int i = 0; i < stride; i++) {
                    byte above = y == 0 ? 0 : pixels[(y - 1) * stride + i];
                    row[i + 1] = (byte) (pixels[y * stride + i] - above);
                }
                zip.write(row);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(OutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        out.write(ByteBuffer.allocate(4).putInt(data.length).array());
        out.write(name);
        out.write(data);
        out.write(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
