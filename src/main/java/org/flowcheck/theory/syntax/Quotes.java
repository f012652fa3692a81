package org.flowcheck.theory.syntax;

/** Puts a text in YAML quotes, as a user would type it. */
public final class Quotes {

    private Quotes() {
    }

    /** The text in double quotes, or in single quotes where it holds double quotes or backslashes. */
    public static String around(String text) {
        boolean plainInDouble = text.indexOf('"') < 0 && text.indexOf('\\') < 0
                && text.chars().noneMatch(Character::isISOControl);
        if (plainInDouble) {
            return '"' + text + '"';
        }
        if (text.chars().noneMatch(Character::isISOControl)) {
            return "'" + text.replace("'", "''") + "'";
        }
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (Character.isISOControl(c)) {
                out.append(String.format("\\x%02X", c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }
}
