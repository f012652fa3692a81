package org.flowcheck.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.DrawnFigure;
import org.flowcheck.evidence.experiment.ClaimFigures;
import org.flowcheck.evidence.plot.Picture;
import org.flowcheck.evidence.plot.PlotFiles;
import org.flowcheck.evidence.report.page.ReportFigure;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.evidence.store.RunFolder;

/**
 * A figure of a claim with the name of its files.
 *
 * @param name the files' name in the run's folder, without ending
 * @param drawn what the claim asked for, with its numbers
 * @param figure as it is drawn
 */
record NamedFigure(String name, DrawnFigure drawn, Picture figure) {

    static NamedFigure of(Claim claim, DrawnFigure drawn) {
        return new NamedFigure("plots/" + claim.id() + "-" + drawn.plan().name(), drawn, ClaimFigures.of(drawn));
    }

    ReportFigure write(RunFolder folder) {
        List<String> files = PlotFiles.write(folder, name, figure).stream()
                .map(file -> folder.path().relativize(file).toString()).toList();
        String svg = new String(PlotFiles.bytes(figure, PlotFiles.Format.SVG), StandardCharsets.UTF_8);
        return new ReportFigure(drawn.plan().title().isEmpty() ? drawn.plan().name() : drawn.plan().title(),
                caption(), svg, files);
    }

    /** A table of colours cannot show how uncertain its entries are. */
    private String caption() {
        String stated = drawn.plan().caption();
        return drawn instanceof DrawnFigure.Table table ? (stated + " Largest error of an entry: "
                + NumberText.rounded(table.largestError(), 2) + ".").strip() : stated;
    }
}
