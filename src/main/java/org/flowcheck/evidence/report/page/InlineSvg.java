package org.flowcheck.evidence.report.page;

import java.io.StringReader;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Pictures within a page. They may hold shapes, their styles and words, and refer to nothing but themselves: no
 * scripts, no style sheets, no pictures or fonts from elsewhere.
 */
final class InlineSvg {

    private static final Set<String> ELEMENTS = words("""
            svg title desc defs g path rect line circle ellipse polyline polygon use text tspan clipPath linearGradient
            stop""");
    private static final Set<String> ATTRIBUTES = words("""
            width height viewBox role id d fill fill-opacity fill-rule stroke stroke-width stroke-linejoin
            stroke-linecap stroke-dasharray stroke-opacity opacity transform x y x1 y1 x2 y2 cx cy r rx ry points
            aria-label href clip-path offset stop-color font-size font-family text-anchor dx dy version""");
    private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]*\\?>\\s*");
    private static final Pattern OWN = Pattern.compile("(\\bid=\"|href=\"#|url\\(#)");

    private InlineSvg() {
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }

    /**
     * Refuses pictures that hold more than shapes.
     *
     * @throws IllegalArgumentException if it does, or is not well-formed
     */
    static void requireShapes(String svg) {
        // Within the words of a picture HTML reads these otherwise than XML does.
        require(!svg.contains("<![") && !svg.contains("<!--"), "a comment or a section of characters");
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(svg));
            boolean first = true;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    require(!first || reader.getLocalName().equals("svg"), "the element " + reader.getLocalName());
                    first = false;
                    requireShape(reader);
                }
                require(event != XMLStreamConstants.DTD && event != XMLStreamConstants.PROCESSING_INSTRUCTION,
                        "a document type or instructions");
            }
        } catch (XMLStreamException broken) {
            throw new IllegalArgumentException("a picture that is not well-formed: " + broken.getMessage(), broken);
        }
    }

    private static void requireShape(XMLStreamReader element) {
        require(ELEMENTS.contains(element.getLocalName()), "the element " + element.getLocalName());
        for (int i = 0; i < element.getAttributeCount(); i++) {
            String name = element.getAttributeLocalName(i);
            String value = element.getAttributeValue(i);
            require(ATTRIBUTES.contains(name), "the attribute " + name);
            require(!name.equals("href") || value.startsWith("#"), "a reference to " + value);
            require(!value.contains("url(") || value.startsWith("url(#"), "a reference to " + value);
        }
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("a picture with " + what);
        }
    }

    /**
     * The picture as an element of a page.
     *
     * @param prefix stands before all names in the picture, so that pictures of one page do not share them
     */
    static String element(String svg, String prefix) {
        return OWN.matcher(DECLARATION.matcher(svg).replaceFirst("")).replaceAll(match -> match.group() + prefix)
                .strip();
    }
}
