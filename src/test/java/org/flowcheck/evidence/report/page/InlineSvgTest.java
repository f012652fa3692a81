package org.flowcheck.evidence.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flowcheck.evidence.plot.Axis;
import org.flowcheck.evidence.plot.Figure;
import org.flowcheck.evidence.plot.PlotFiles;
import org.flowcheck.evidence.plot.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlineSvgTest {

    @Test
    void ourOwnFiguresMayStandInAPage() {
        Figure figure = Figure.of(Axis.linear("t"), Axis.logarithmic("K"))
                .with(Series.line("K", new double[] {0, 1}, new double[] {1, 2}));
        String svg = new String(PlotFiles.bytes(figure, PlotFiles.Format.SVG), StandardCharsets.UTF_8);
        String element = InlineSvg.element(new ReportFigure("", "", svg, List.of()).svg(), "p1-");
        assertTrue(element.startsWith("<svg ") && element.endsWith("</svg>"), element);
        assertTrue(element.contains("id=\"p1-") && element.contains("href=\"#p1-"), "names are the picture's own");
        assertTrue(!element.contains("id=\"u") && !element.contains("href=\"#u"), element);
    }

    @Test
    void namesOfTwoPicturesDiffer() {
        String svg = "<svg><defs><path id=\"a\" d=\"M0 0\"/></defs><use href=\"#a\" fill=\"url(#a)\"/></svg>";
        assertEquals("<svg><defs><path id=\"p2-a\" d=\"M0 0\"/></defs><use href=\"#p2-a\" fill=\"url(#p2-a)\"/></svg>",
                InlineSvg.element(svg, "p2-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg><script>x</script></svg>", "<svg onload=\"x\"/>",
        "<svg><image href=\"x.png\"/></svg>",
        "<svg><use href=\"http://x/y#a\"/></svg>", "<svg><path fill=\"url(http://x)\"/></svg>",
        "<svg><style>x</style></svg>", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg><title>&a;</title></svg>",
        "<svg><a href=\"#x\"/></svg>", "<svg><foreignObject/></svg>",
        "<div/>", "<svg>", "no picture", "<svg/><svg/>", "<svg><?x y?></svg>",
        "<svg><title><![CDATA[><b>]]></title></svg>", "<svg><title><!-- x --></title></svg>",
        "<svg><g style=\"x\"/></svg>"})
    void picturesOfMoreThanShapesAreRefused(String svg) {
        assertThrows(IllegalArgumentException.class, () -> new ReportFigure("t", "c", svg, List.of()));
    }
}
