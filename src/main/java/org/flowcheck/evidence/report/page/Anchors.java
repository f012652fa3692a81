package org.flowcheck.evidence.report.page;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Names of places and files made of any text: the same for the same text, different for different ones. */
final class Anchors {

    private final Map<String, Integer> used = new HashMap<>();

    /** Whether a text is an anchor as it stands. */
    static boolean isAnchor(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9._-]*");
    }

    /**
     * A text in characters that stand in attributes, addresses and file names: letters, digits, hyphens and points as
     * they are, any other as {@code _} and its bytes.
     */
    static String slug(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            String letter = Character.toString(point);
            if (letter.matches("[A-Za-z0-9.-]")) {
                out.append(letter);
            } else {
                for (byte part : letter.getBytes(StandardCharsets.UTF_8)) {
                    out.append(String.format("_%02x", part));
                }
            }
        });
        return out.toString();
    }

    /** The anchor of a thing of a kind; a second one of the same name gets a number. */
    String of(String kind, String name) {
        String anchor = kind + "-" + slug(name);
        int count = used.merge(anchor, 1, Integer::sum);
        return count == 1 ? anchor : anchor + "_" + count;
    }
}
