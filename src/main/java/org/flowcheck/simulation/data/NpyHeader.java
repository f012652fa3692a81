package org.flowcheck.simulation.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;

/**
 * The header of a {@code .npy} file: a Python dictionary of exactly three entries, read by a pattern and never
 * evaluated.
 *
 * @param type the letter of the element type: f, i, u or b
 * @param bytes of one element: 1, 2, 4 or 8
 * @param bigEndian whether the most significant byte comes first
 * @param firstIndexFastest Fortran's order of storage
 * @param shape the lengths
 */
record NpyHeader(char type, int bytes, boolean bigEndian, boolean firstIndexFastest, int[] shape) {

    private static final Pattern ENTRY = Pattern.compile(
            "\\s*'(descr|fortran_order|shape)'\\s*:\\s*('[^']*'|True|False|\\([0-9,\\sL]*\\)|\\[.*\\])\\s*(,|$)",
            Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("([<>|=])([a-zA-Z])([0-9]*)(\\[.*\\])?");

    /** Reads the dictionary; {@code place} names the array in diagnostics. */
    static NpyHeader parse(String text, String place) {
        String body = text.strip();
        if (!body.startsWith("{") || !body.endsWith("}")) {
            throw broken(place, "its header is not a dictionary");
        }
        body = body.substring(1, body.length() - 1).strip();
        String descr = null;
        String order = null;
        String shape = null;
        Matcher entry = ENTRY.matcher(body);
        int at = 0;
        while (at < body.length()) {
            if (!entry.find(at) || entry.start() != at) {
                throw broken(place, "its header cannot be read");
            }
            switch (entry.group(1)) {
                case "descr" -> descr = entry.group(2);
                case "fortran_order" -> order = entry.group(2);
                default -> shape = entry.group(2);
            }
            at = entry.end();
        }
        if (descr == null || order == null || shape == null) {
            throw broken(place, "its header lacks descr, fortran_order or shape");
        }
        if (!order.equals("True") && !order.equals("False") || !shape.startsWith("(")) {
            throw broken(place, "its header cannot be read");
        }
        return typed(descr, order.equals("True"), lengths(shape, place), place);
    }

    private static NpyHeader typed(String descr, boolean fortran, int[] shape, String place) {
        Matcher type = TYPE.matcher(descr.startsWith("'") ? descr.substring(1, descr.length() - 1) : descr);
        if (!type.matches()) {
            throw unsupported(place, descr);
        }
        char letter = type.group(2).charAt(0);
        if (letter == 'O') {
            throw Diagnostic.of(Code.ARRAY_FILE_PICKLED, place + " holds Python objects")
                    .expecting("an array of numbers").finding("element type " + descr).exception();
        }
        String size = type.group(3);
        boolean known = switch (letter) {
            case 'f' -> size.equals("4") || size.equals("8");
            case 'i', 'u' -> size.equals("1") || size.equals("2") || size.equals("4") || size.equals("8");
            case 'b' -> size.equals("1");
            default -> false;
        };
        if (!known || type.group(4) != null) {
            throw unsupported(place, descr);
        }
        return new NpyHeader(letter, Integer.parseInt(size), type.group(1).equals(">"), fortran, shape);
    }

    private static int[] lengths(String tuple, String place) {
        String inner = tuple.substring(1, tuple.length() - 1).strip();
        List<Integer> lengths = new ArrayList<>();
        for (String part : inner.isEmpty() ? new String[0] : inner.split(",")) {
            String digits = part.strip();
            digits = digits.endsWith("L") ? digits.substring(0, digits.length() - 1) : digits;
            try {
                lengths.add(Integer.parseInt(digits));
            } catch (NumberFormatException e) {
                throw digits.matches("[0-9]+") ? tooLarge(place, "lengths below 2^31", "length " + digits)
                        : broken(place, "shape " + tuple);
            }
        }
        return lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    static RuntimeException broken(String place, String why) {
        return Diagnostic.of(Code.ARRAY_FILE_BROKEN, place + ": " + why).exception();
    }

    static RuntimeException tooLarge(String place, String most, String found) {
        return Diagnostic.of(Code.ARRAY_TOO_LARGE, place + " is too large").expecting("at most " + most).finding(found)
                .exception();
    }

    private static RuntimeException unsupported(String place, String descr) {
        return Diagnostic.of(Code.ARRAY_TYPE_UNSUPPORTED, place + " has elements that are not real numbers")
                .expecting("float64, float32, an integer type or bool").finding("element type " + descr).exception();
    }
}
