package org.flowcheck.evidence.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    public static List<Path> write(RunFolder folder, String name, Figure figure) {
        FigureLayout.Plan plan = FigureLayout.plan(figure);
        List<Path> files = new ArrayList<>();
        for (Format format : Format.values()) {
            String ending = "." + format.name().toLowerCase(java.util.Locale.ROOT);
            files.add(folder.write(name + ending, out -> write(figure, plan, format, out)));
        }
        return files;
    }

    /** A figure's file in one format. */
    public static byte[] bytes(Figure figure, Format format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(figure, FigureLayout.plan(figure), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static void write(Figure figure, FigureLayout.Plan plan, Format format, OutputStream out) throws IOException {
        switch (format) {
            case SVG -> text(SvgWriter.write(plan.scene()), out);
            case PNG -> PngWriter.write(plan.scene(), out);
            case PDF -> PdfWriter.write(plan.scene(), out);
            case TEX -> text(PgfplotsWriter.write(figure, plan), out);
            case CSV -> text(FigureData.csv(figure), out);
        }
    }

    private static void text(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
