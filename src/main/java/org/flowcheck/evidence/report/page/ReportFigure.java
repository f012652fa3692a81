package org.flowcheck.evidence.report.page;

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
}
