package org.flowcheck.evidence.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.flowcheck.evidence.claim.PaperDossier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** No text of a model or claim file becomes markup, whatever stands in it. */
class PageEscapingTest {

    private static final List<String> PIECES = List.of("<script>alert(1)</script>", "</title>", "</style>",
            "<img src=x onerror=y>",
            "\"", "'", "\" onload=\"x", "&", "&lt;", "&#60;", "]]>", "<!--", "-->", "`", "``", "```", "|", "\\", "\\|",
            "[a](javascript:x)", "![i](y)", "<a id=\"claims\">", "**", "_", "~~", "$x$", "# ", "\n# ", "\n\n- ", "\r\n",
            "\t", "1. ", "- ", "+ ", "=== ", "> ", "\u001b[2J", "\u202e", "\u0000", "\ud800", "\uffff", "\ud83d\ude00",
            "\u03c3", "{{x}}", "<math><mi>", "x", " ", "javascript:");

    private static final Set<String> ELEMENTS = Set.of("html", "head", "meta", "title", "style", "body", "main", "h1",
            "h2", "h3", "h4",
            "p", "a", "nav", "section", "div", "span", "strong", "code", "pre", "ul", "li", "dl", "dt", "dd", "table",
            "thead", "tbody", "tr", "th", "td", "details", "summary", "figure", "figcaption",
            "math", "mrow", "mi", "mo", "mn", "mtext", "mspace", "mfrac", "msqrt", "msub", "msup", "msubsup", "munder",
            "munderover", "mover", "mtable", "mtr", "mtd", "svg", "g", "path");
    private static final Set<String> ATTRIBUTES = Set.of("lang", "charset", "http-equiv", "content", "name",
            "aria-label", "id", "class",
            "href", "scope", "data-heading", "displaystyle", "mathvariant", "form", "stretchy", "accent", "width",
            "viewBox", "d", "xmlns");

    private static UnaryOperator<String> hostile(long seed, List<String> used) {
        Random random = new Random(seed);
        return text -> {
            StringBuilder out = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                out.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            // Ids and findings stay linked and different from each other.
            String result = out.append(text).append(random.nextInt(1_000_000)).toString();
            used.add(result);
            return result;
        };
    }

    private static ReportPages pages(PaperDossier... dossiers) {
        ReportFigure figure = new ReportFigure("T <b>", "C | \"",
                "<svg viewBox=\"0 0 1 1\"><path id=\"p\" d=\"M0 0\"/></svg>", List.of("a b#:\".svg"));
        return new ReportPages(dossiers[0].report(), List.of(dossiers), SampleDossier.RUN,
                Map.of(dossiers[0].report().claims().get(0).id(), List.of(figure)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void hostileTextsStayTextInHtml(long seed) {
        List<String> used = new ArrayList<>();
        PaperDossier one = SampleDossier.of(hostile(seed, used));
        Map<String, String> single = pages(one).files();
        Map<String, String> several = pages(one, SampleDossier.of(hostile(seed + 100, new ArrayList<>()))).files();
        List<String> all = new ArrayList<>(List.of(single.get("report.html")));
        several.forEach((name, page) -> {
            assertTrue(name.matches("[A-Za-z0-9._-]+"), name);
            if (name.endsWith(".html")) {
                all.add(page);
            }
        });
        assertEquals(4, all.size());
        for (String page : all) {
            check(PageText.html(page), several.keySet(), "seed of the texts " + seed);
        }
        String told = PageText.html(single.get("report.html")).getDocumentElement().getTextContent();
        String statement = one.report().claims().get(0).statement();
        assertTrue(told.contains(shown(statement)),
                () -> "seed " + seed + ": the statement is told in full: " + statement);
    }

    /** What HtmlTable promises of a text: blanks for line breaks, replacements for what is no character. */
    private static String shown(String text) {
        String tame = text.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
        return tame.replaceAll("[\\u0000\\u001b\\u202e\\uffff]", "\ufffd")
                .replaceAll("(?<![\\ud800-\\udbff])[\\ud800](?![\\udc00-\\udfff])", "\ufffd");
    }

    private static void check(Document page, Set<String> files, String where) {
        Set<String> ids = new HashSet<>();
        List<String> targets = new ArrayList<>();
        for (Element element : PageText.elements(page)) {
            assertTrue(ELEMENTS.contains(element.getTagName()), () -> where + ": the element " + element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String name = element.getAttributes().item(i).getNodeName();
                assertTrue(ATTRIBUTES.contains(name), () -> where + ": the attribute " + name);
            }
            String id = element.getAttribute("id");
            assertTrue(id.isEmpty() || ids.add(id), () -> where + ": twice the anchor " + id);
            if (element.hasAttribute("href")) {
                targets.add(element.getAttribute("href"));
            }
        }
        for (String target : targets) {
            String file = target.contains("#") ? target.substring(0, target.indexOf('#')) : target;
            boolean known = target.startsWith("#") ? ids.contains(target.substring(1))
                    : files.contains(file) || file.equals("a%20b%23%3A%22.svg")
                    || target.startsWith("https://arxiv.org/abs/");
            assertTrue(known, () -> where + ": a link to " + target);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32})
    void hostileTextsStayTextInMarkdown(long seed) {
        List<String> plain = lines(pages(SampleDossier.of(text -> text + "0")));
        List<String> wild = lines(pages(SampleDossier.of(hostile(seed, new ArrayList<>()))));
        assertEquals(plain.size(), wild.size(), "seed of the texts " + seed);
        for (int i = 0; i < plain.size(); i++) {
            int line = i;
            assertEquals(PageText.markup(plain.get(i)), PageText.markup(wild.get(i)),
                    () -> "seed of the texts " + seed + ": " + plain.get(line) + "\n" + wild.get(line));
            assertFalse(wild.get(i).matches("(?s).*[\\u0000-\\u0009\\u001b\\u202e].*"), wild.get(i));
        }
    }

    /** The lines without listings, which stand between fences longer than any in them. */
    private static List<String> lines(ReportPages pages) {
        List<String> kept = new ArrayList<>();
        String fence = "";
        for (String line : pages.files().get("report.md").split("\n", -1)) {
            if (fence.isEmpty() && line.matches("`{3,}text")) {
                fence = line.replace("text", "");
            } else if (!fence.isEmpty()) {
                fence = line.equals(fence) ? "" : fence;
            } else {
                kept.add(line);
            }
        }
        return kept;
    }

    @Test
    void aLineThatWouldStartAListIsGuarded() {
        for (String text : List.of("- a", "+ a", "1. a", "12) a", "=== ", "--- ")) {
            String page = MarkdownPage.of(new Page("t", List.of(new Block.Paragraph(Inline.words(text))), List.of()));
            assertTrue(page.matches("(?s).*\n([0-9]*\\\\.*)\n"), page);
        }
    }

    @Test
    void theFilesOfSeveralPapersAreLinkedByNamesThatNeedNoEscaping() {
        assertEquals("a_20b_2f_2e.".replace("_2e.", ".."), Anchors.slug("a b/.."));
        Anchors anchors = new Anchors();
        assertEquals("claim-x", anchors.of("claim", "x"));
        assertEquals("claim-x_2", anchors.of("claim", "x"));
        Set<String> slugs = new HashSet<>();
        List<String> names = List.of("a", "a_", "a-", "A", "_61", "\u00e9", "e\u0301", "", " ", "/", "\\", "..",
                "a.b", "a/b");
        names.forEach(name -> assertTrue(slugs.add(Anchors.slug(name)), name));
    }
}
