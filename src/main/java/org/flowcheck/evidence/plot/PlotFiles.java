package org.flowcheck.evidence.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.flowcheck.evidence.store.RunFolder;

/** Writes figures as files. */
public final class PlotFiles {

    /** What a figure can be written as. */
    public enum Format {
        /** For pages. */
        SVG,
        /** For slides and messages: 300 pixels to the inch. */
        PNG,
        /** For papers. */
        PDF,
        /** For papers that set figures in their own type: a document for PGFPlots. */
        TEX,
        /** The numbers. */
        CSV
    }

    private PlotFiles() {
    }

    /**
     * Writes a figure in every format.
     *
     * @param name the files' name without ending: {@code plots/blow-up-time}
     * @return the files, in the order of {@link Format}
     * @throws org.flowcheck.diagnostic.DiagnosticException if the disk refuses
     */
    public static List<Path> write(RunFolder folder, String name, Picture picture) {
        Drawing drawing = Drawing.of(picture);
        List<Path> files = new ArrayList<>();
        for (Format format : Format.values()) {
            String ending = "." + format.name().toLowerCase(java.util.Locale.ROOT);
            files.add(folder.write(name + ending, out -> drawing.write(format, out)));
        }
        return files;
    }

    /** A figure's file in one format. */
    public static byte[] bytes(Picture picture, Format format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Drawing.of(picture).write(format, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    /**
     * A picture laid out.
     *
     * @param scene the shapes
     * @param tex makes the document for PGFPlots
     * @param csv makes the file of numbers
     */
    private record Drawing(Scene scene, Supplier<String> tex, Supplier<String> csv) {

        static Drawing of(Picture picture) {
            if (picture instanceof HeatMap map) {
                return new Drawing(HeatMapLayout.scene(map), () -> HeatMapPgfplots.write(map), () -> HeatMapData.csv(map));
            }
            Figure figure = (Figure) picture;
            FigureLayout.Plan plan = FigureLayout.plan(figure);
            return new Drawing(plan.scene(), () -> PgfplotsWriter.write(figure, plan), () -> FigureData.csv(figure));
        }

        void write(Format format, OutputStream out) throws IOException {
            switch (format) {
                case SVG -> text(SvgWriter.write(scene), out);
                case PNG -> PngWriter.write(scene, out);
                case PDF -> PdfWriter.write(scene, out);
                case TEX -> text(tex.get(), out);
                case CSV -> text(csv.get(), out);
            }
        }
    }

    private static void text(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
