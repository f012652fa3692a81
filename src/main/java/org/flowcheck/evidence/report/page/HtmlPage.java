package org.flowcheck.evidence.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.flowcheck.evidence.report.HtmlTable;

/**
 * Prints a page as one HTML file that needs nothing else: no scripts, no fonts, no pictures from elsewhere, which its
 * own policy forbids too. It is well-formed XML, so that tests can read it.
 */
final class HtmlPage {

    private static final String STYLE = "page.css";
    /** A place where a line may be broken, without width. */
    private static final String BREAK = "\u200b";

    private final StringBuilder out = new StringBuilder();
    private int pictures;

    private HtmlPage() {
    }

    /** The file. */
    static String of(Page page) {
        HtmlPage printer = new HtmlPage();
        printer.print(page);
        return printer.out.toString();
    }

    private void print(Page page) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                        + "'unsafe-inline'\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
                .append("<title>").append(escape(page.title())).append("</title>\n<style>\n").append(style())
                .append("</style>\n</head>\n<body>\n<main>\n<h1>").append(escape(page.title())).append("</h1>\n");
        page.head().forEach(block -> block(block, 2));
        out.append("<nav aria-label=\"sections\">").append(page.sections().stream()
                .map(section -> line(List.of(new Inline.Link("#" + section.id(), plain(section.heading())))))
                .collect(Collectors.joining(" "))).append("</nav>\n");
        page.sections().forEach(section -> block(section, 2));
        out.append("</main>\n</body>\n</html>\n");
    }

    private static String plain(List<Inline> line) {
        return line.stream().map(part -> part instanceof Inline.Words words ? words.text() : "")
                .collect(Collectors.joining());
    }

    private static String style() {
        try (InputStream in = HtmlPage.class.getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style lies beside this class", e);
        }
    }

    private void block(Block block, int level) {
        if (block instanceof Block.Paragraph paragraph) {
            out.append("<p>").append(line(paragraph.line())).append("</p>\n");
        } else if (block instanceof Block.Bullets bullets) {
            out.append("<ul>\n");
            bullets.lines().forEach(item -> out.append("<li>").append(line(item)).append("</li>\n"));
            out.append("</ul>\n");
        } else if (block instanceof Block.Facts facts) {
            facts(facts);
        } else if (block instanceof Block.Grid grid) {
            grid(grid);
        } else if (block instanceof Block.Listing listing) {
            out.append("<pre>").append(lines(listing.text())).append("</pre>\n");
        } else if (block instanceof Block.Folded folded) {
            out.append("<details><summary>").append(escape(folded.title())).append("</summary>\n");
            folded.blocks().forEach(inner -> block(inner, level));
            out.append("</details>\n");
        } else if (block instanceof Block.Pair pair) {
            out.append("<div class=\"pair\">\n");
            column(pair.left(), level);
            column(pair.right(), level);
            out.append("</div>\n");
        } else if (block instanceof Block.Picture picture) {
            picture(picture.figure());
        } else if (block instanceof Block.Section section) {
            section(section, level);
        }
    }

    private void section(Block.Section section, int level) {
        String heading = "h" + Math.min(level, 6);
        out.append("<section id=\"").append(section.id())
                .append('"').append(section.together() ? " class=\"together\"" : "")
                .append(">\n<").append(heading).append('>').append(line(section.heading())).append("</").append(heading)
                .append(">\n");
        section.blocks().forEach(inner -> block(inner, level + 1));
        out.append("</section>\n");
    }

    private void column(Block.Column column, int level) {
        out.append("<div>\n<p class=\"title\">").append(escape(column.title())).append("</p>\n");
        column.blocks().forEach(inner -> block(inner, level));
        out.append("</div>\n");
    }

    private void facts(Block.Facts facts) {
        if (!facts.facts().isEmpty()) {
            out.append("<dl>\n");
            facts.facts().forEach(fact -> out.append("<dt>").append(escape(fact.term())).append("</dt><dd>")
                    .append(line(fact.line())).append("</dd>\n"));
            out.append("</dl>\n");
        }
    }

    /** Headings stand at each entry too, for narrow screens, where rows become lists. */
    private void grid(Block.Grid grid) {
        out.append("<div class=\"scroll\"><table>\n<thead><tr>");
        grid.headings().forEach(heading -> out.append("<th scope=\"col\">").append(escape(heading)).append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        for (List<List<Inline>> row : grid.rows()) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                out.append("<td data-heading=\"").append(escape(grid.headings().get(i))).append("\">")
                        .append(line(row.get(i)))
                        .append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table></div>\n");
    }

    private void picture(ReportFigure figure) {
        pictures++;
        out.append("<figure>\n<div class=\"picture\">").append(InlineSvg.element(figure.svg(), "p" + pictures + "-"))
                .append("</div>\n<figcaption><strong>").append(escape(figure.title())).append("</strong> ")
                .append(escape(figure.caption()));
        if (!figure.files().isEmpty()) {
            out.append(" Files: ").append(figure.files().stream()
                    .map(file -> line(List.of(new Inline.Link(ReportFigure.address(file), file))))
                    .collect(Collectors.joining(", "))).append('.');
        }
        out.append("</figcaption>\n</figure>\n");
    }

    private static String line(List<Inline> line) {
        return line.stream().map(HtmlPage::inline).collect(Collectors.joining());
    }

    private static String inline(Inline part) {
        if (part instanceof Inline.Words words) {
            return escape(words.text());
        }
        if (part instanceof Inline.Strong strong) {
            return "<strong>" + escape(strong.text()) + "</strong>";
        }
        if (part instanceof Inline.Code code) {
            return "<code>" + escape(code.text()) + "</code>";
        }
        if (part instanceof Inline.Link link) {
            return "<a href=\"" + escape(link.target()) + "\">" + escape(link.text()) + "</a>";
        }
        if (part instanceof Inline.Judged judged) {
            return "<span class=\"verdict " + tone(judged) + "\">" + escape(judged.verdict().text()) + "</span>";
        }
        if (part instanceof Inline.Tag tag) {
            return "<span class=\"tag" + (tag.alarming() ? " alarming" : "") + "\">" + escape(tag.text()) + "</span>";
        }
        Inline.Formula formula = (Inline.Formula) part;
        return "<span class=\"formula" + (formula.alone() ? " alone" : "") + "\">"
                + String.join(BREAK, formula.pieces())
                + "</span>";
    }

    private static String tone(Inline.Judged judged) {
        return switch (judged.verdict().word()) {
            case PROVED, PROVED_FOR_SIZES, HOLDS -> "sure";
            case CONSISTENT -> "fair";
            case INCONCLUSIVE, HYPOTHESES_NOT_MET -> "open";
            case VIOLATED -> "bad";
        };
    }

    private static String lines(String text) {
        return text.lines().map(HtmlPage::escape).collect(Collectors.joining("\n"));
    }

    private static String escape(String text) {
        return HtmlTable.escape(text);
    }
}
