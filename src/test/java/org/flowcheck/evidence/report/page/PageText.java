package org.flowcheck.evidence.report.page;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads printed pages back, for tests. */
final class PageText {

    private static final Pattern TICKS = Pattern.compile("`+");
    private static final Pattern ADDRESS = Pattern.compile("]\\(<[^>\n]*>\\)|<a id=\"[^\"]*\"></a>");
    private static final String SPECIAL = "`*_{}[]<>#|~$&!";

    private PageText() {
    }

    /** The tree of an HTML page, which is XML too. */
    static Document html(String page) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(page)));
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            throw new AssertionError("not well-formed: " + broken.getMessage() + "\n" + page, broken);
        }
    }

    /** All elements of a tree. */
    static List<Element> elements(Node root) {
        List<Element> all = new ArrayList<>();
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                all.add(element);
                all.addAll(elements(element));
            }
        }
        return all;
    }

    /**
     * What a line of Markdown has of markup: its special characters that no backslash guards, spans of code as one
     * letter each, addresses of links left out.
     */
    static String markup(String line) {
        String rest = ADDRESS.matcher(line).replaceAll("]");
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < rest.length()) {
            char letter = rest.charAt(at);
            if (letter == '\\') {
                at += 2;
            } else if (letter == '`') {
                at = code(rest, at, out);
            } else {
                out.append(SPECIAL.indexOf(letter) >= 0 ? letter : "");
                at++;
            }
        }
        return out.toString();
    }

    /** The place behind a span of code; one tick further where none ends it. */
    private static int code(String line, int start, StringBuilder out) {
        Matcher ticks = TICKS.matcher(line);
        ticks.find(start);
        String open = ticks.group();
        while (ticks.find()) {
            if (ticks.group().equals(open)) {
                // A bar ends the entry of a table even within code.
                boolean bar = line.startsWith("| ") && line.substring(start, ticks.end()).replace("\\|",
                        "").contains("|");
                out.append('C').append(bar ? "|" : "");
                return ticks.end();
            }
        }
        out.append('`');
        return start + 1;
    }
}
