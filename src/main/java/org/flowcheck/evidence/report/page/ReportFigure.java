package org.flowcheck.evidence.report.page;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A figure of a claim.
 *
 * @param title its title
 * @param caption what it shows
 * @param svg the picture: one {@code svg} element of shapes, see {@link InlineSvg}
 * @param files names of the files beside the report that hold it for other uses
 */
public record ReportFigure(String title, String caption, String svg, List<String> files) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the picture holds anything but shapes
     */
    public ReportFigure {
        files = List.copyOf(files);
        InlineSvg.requireShapes(svg);
    }

    /** Where a file lies, as an address: what a name may hold beside letters and digits means something else there. */
    static String address(String file) {
        StringBuilder out = new StringBuilder();
        for (byte part : file.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = part >= 0 && Character.toString(part).matches("[A-Za-z0-9._/-]");
            out.append(plain ? Character.toString(part) : String.format("%%%02X", part));
        }
        return out.toString();
    }
}
