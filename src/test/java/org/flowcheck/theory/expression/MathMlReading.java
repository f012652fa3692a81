package org.flowcheck.theory.expression;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads presentation MathML as a person does, rows flattened: what stands behind a sum sign belongs to it up to the
 * next plus or minus. Gives the formula as text.
 */
final class MathMlReading {

    private static final Map<String, String> SIGNS = Map.of("\u2212", "-", "\u2062", "*", "\u22c5", "*", "\u2264", "<=",
            "\u2265", ">=", "\u2260", "!=", "=", "==", "\u2227", "&&", "\u2228", "||", "\u00ac", "!");
    private static final Map<String, String> LETTERS = Map.of("\u03b4", "KroneckerDelta", "\u03c0", "Pi");

    private final List<Element> tokens = new ArrayList<>();
    private int at;

    private MathMlReading(List<Element> elements) {
        elements.forEach(this::flatten);
    }

    private void flatten(Element element) {
        if (List.of("math", "mrow", "mtd").contains(element.getTagName())) {
            children(element).forEach(this::flatten);
        } else if (!element.getTagName().equals("mtext")) {
            tokens.add(element);
        }
    }

    /** The text of one {@code math} element. */
    static String text(String mathMl) {
        try {
            return read(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(mathMl))).getDocumentElement());
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            throw new AssertionError("not XML: " + mathMl, broken);
        }
    }

    private static String read(List<Element> elements) {
        MathMlReading reading = new MathMlReading(elements);
        StringBuilder text = new StringBuilder();
        while (reading.at < reading.tokens.size()) {
            text.append(reading.token());
        }
        return text.toString();
    }

    private static String read(Element element) {
        return read(List.of(element));
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                children.add(inner);
            }
        }
        return children;
    }

    private boolean sign(int place, String sign) {
        return place < tokens.size() && tokens.get(place).getTagName().equals("mo")
                && tokens.get(place).getTextContent().equals(sign);
    }

    private String token() {
        Element token = tokens.get(at++);
        List<Element> parts = children(token);
        return switch (token.getTagName()) {
            case "mi" -> applied(LETTERS.getOrDefault(token.getTextContent(), token.getTextContent()));
            case "mn" -> token.getTextContent();
            case "mo" -> operator(token.getTextContent());
            case "mspace" -> "";
            case "mfrac" -> "((" + read(parts.get(0)) + ")/(" + read(parts.get(1)) + "))";
            case "msqrt" -> "Sqrt[" + read(parts) + "]";
            case "msup" -> "(" + read(parts.get(0)) + ")^(" + read(parts.get(1)) + ")";
            case "msub" -> read(parts.get(0)) + "[" + read(parts.get(1)) + "]";
            case "msubsup" -> "(" + read(parts.get(0)) + "[" + read(parts.get(1)) + "])^(" + read(parts.get(2)) + ")";
            case "munderover" -> sum(read(parts.get(1)), read(parts.get(2)));
            default -> throw new AssertionError("an element that is not expected: " + token.getTagName());
        };
    }

    private String operator(String sign) {
        if (!sign.equals("{")) {
            return SIGNS.getOrDefault(sign, sign);
        }
        List<Element> lines = children(tokens.get(at++));
        List<Element> first = children(lines.get(0));
        return "If[" + read(first.get(1)) + ", " + read(first.get(0)) + ", "
                + read(children(lines.get(1)).get(0)) + "]";
    }

    private String applied(String head) {
        if (!sign(at, "\u2061")) {
            return head;
        }
        at += 2;
        StringBuilder arguments = new StringBuilder();
        while (!sign(at, ")")) {
            arguments.append(bracketed());
        }
        at++;
        String name = FunctionTable.names().stream().filter(known -> known.toLowerCase(Locale.ROOT).equals(head)
                || head.equals("sigmoid") && known.equals("LogisticSigmoid")).findFirst().orElse(head);
        return name + "[" + arguments + "]";
    }

    /** The next token, or everything from an opening to its closing bracket. */
    private String bracketed() {
        StringBuilder text = new StringBuilder(token());
        if (text.toString().equals("(")) {
            while (!sign(at, ")")) {
                text.append(bracketed());
            }
            text.append(token());
        }
        return text.toString();
    }

    private String sum(String index, String upper) {
        StringBuilder body = new StringBuilder();
        while (at < tokens.size() && !sign(at, ")") && !sign(at, ",")
                && (body.length() == 0 || !sign(at, "+") && !sign(at, "\u2212"))) {
            body.append(bracketed());
        }
        String[] sides = index.split("==");
        String ranges = Arrays.stream(sides[0].split(","))
                .map(name -> "{" + name + ", " + sides[1] + ", " + upper + "}")
                .collect(Collectors.joining(", "));
        return "Sum[" + body + ", " + ranges + "]";
    }
}
