package org.flowcheck.evidence.report.page;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Excerpt;
import org.flowcheck.evidence.report.MarkdownTable;

/** Prints a page as GitHub-flavoured Markdown; formulas stand as they are written in files. */
final class MarkdownPage {

    private static final Pattern TICKS = Pattern.compile("`+");
    /** What would make a list or a line of a paragraph that starts with it. */
    private static final Pattern OPENING = Pattern.compile("^([-+=]|[0-9]+(?=[.)](\\s|$)))");

    private final StringBuilder out = new StringBuilder();

    private MarkdownPage() {
    }

    /** The file. */
    static String of(Page page) {
        MarkdownPage printer = new MarkdownPage();
        printer.out.append("# ").append(escape(page.title())).append("\n\n");
        page.head().forEach(block -> printer.block(block, 2));
        page.sections().forEach(section -> printer.block(section, 2));
        return printer.out.toString().stripTrailing() + "\n";
    }

    private void block(Block block, int level) {
        if (block instanceof Block.Paragraph paragraph) {
            out.append(line(paragraph.line(), false)).append("\n\n");
        } else if (block instanceof Block.Bullets bullets) {
            bullets.lines().forEach(item -> out.append("- ").append(line(item, false)).append('\n'));
            out.append('\n');
        } else if (block instanceof Block.Facts facts) {
            facts.facts().forEach(fact -> out.append("- ").append(escape(fact.term())).append(": ")
                    .append(line(fact.line(), false)).append('\n'));
            out.append(facts.facts().isEmpty() ? "" : "\n");
        } else if (block instanceof Block.Grid grid) {
            grid(grid);
        } else if (block instanceof Block.Listing listing) {
            listing(listing.text());
        } else if (block instanceof Block.Pair pair) {
            column(pair.left(), level);
            column(pair.right(), level);
        } else if (block instanceof Block.Picture picture) {
            picture(picture.figure());
        } else if (block instanceof Block.Section section) {
            out.append("<a id=\"").append(section.id()).append("\"></a>\n\n").append("#".repeat(Math.min(level, 6)))
                    .append(' ')
                    .append(line(section.heading(), false)).append("\n\n");
            section.blocks().forEach(inner -> block(inner, level + 1));
        }
        // What may be opened is told elsewhere too: Markdown has nothing to open.
    }

    private void column(Block.Column column, int level) {
        out.append("**").append(escape(column.title())).append("**\n\n");
        column.blocks().forEach(inner -> block(inner, level));
    }

    private void grid(Block.Grid grid) {
        grid.headings().forEach(heading -> out.append("| ").append(escape(heading)).append(' '));
        out.append("|\n").append("|---".repeat(grid.headings().size())).append("|\n");
        for (List<List<Inline>> row : grid.rows()) {
            row.forEach(entry -> out.append("| ").append(line(entry, true)).append(' '));
            out.append("|\n");
        }
        out.append('\n');
    }

    private void listing(String text) {
        String fence = "`".repeat(Math.max(3, longestTicks(text) + 1));
        out.append(fence).append("text\n").append(text.lines().map(Excerpt::clean).collect(Collectors.joining("\n")))
                .append('\n').append(fence).append("\n\n");
    }

    private void picture(ReportFigure figure) {
        out.append("**").append(escape(figure.title())).append("** ").append(escape(figure.caption()));
        if (!figure.files().isEmpty()) {
            out.append(" Files: ")
                    .append(figure.files().stream().map(file -> link(ReportFigure.address(file), file, false))
                    .collect(Collectors.joining(", ")))
                    .append('.');
        }
        out.append("\n\n");
    }

    private static String line(List<Inline> line, boolean inTable) {
        String text = line.stream().map(part -> inline(part, inTable)).collect(Collectors.joining());
        return inTable ? text : OPENING.matcher(text).replaceFirst(match -> opening(match.group()));
    }

    private static String opening(String text) {
        return Matcher.quoteReplacement(Character.isDigit(text.charAt(0)) ? text + "\\" : "\\" + text);
    }

    private static String inline(Inline part, boolean inTable) {
        if (part instanceof Inline.Words words) {
            return escape(words.text());
        }
        if (part instanceof Inline.Strong strong) {
            return "**" + escape(strong.text()) + "**";
        }
        if (part instanceof Inline.Code code) {
            return code(code.text(), inTable);
        }
        if (part instanceof Inline.Link link) {
            return link(link.target(), link.text(), inTable);
        }
        if (part instanceof Inline.Judged judged) {
            return "**" + escape(judged.verdict().text()) + "**";
        }
        if (part instanceof Inline.Tag tag) {
            return (tag.alarming() ? "**" : "_") + escape(tag.text()) + (tag.alarming() ? "**" : "_");
        }
        return code(((Inline.Formula) part).text(), inTable);
    }

    private static String link(String target, String text, boolean inTable) {
        String address = target.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E").replace("\n", "%0A")
                .replace("\r", "%0D").replace("|", "%7C").replace("`", "%60");
        return "[" + escape(text) + "](<" + address + ">)";
    }

    /** Code between so many ticks that none of its own ends it; a bar would end the entry of a table even there. */
    private static String code(String text, boolean inTable) {
        String clean = Excerpt.clean(text.replaceAll("\\s+", " ").strip());
        if (clean.isEmpty()) {
            return "";
        }
        String ticks = "`".repeat(longestTicks(clean) + 1);
        String blank = clean.startsWith("`") || clean.endsWith("`") ? " " : "";
        return ticks + blank + (inTable ? clean.replace("|", "\\|") : clean) + blank + ticks;
    }

    private static int longestTicks(String text) {
        return TICKS.matcher(text).results().mapToInt(match -> match.group().length()).max().orElse(0);
    }

    private static String escape(String text) {
        return MarkdownTable.escape(text);
    }
}
