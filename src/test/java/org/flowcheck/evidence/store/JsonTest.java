package org.flowcheck.evidence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void printsMembersInOrderAndPlainListsOnOneLine() {
        Json value = Json.object()
                .with("model", "three-layer-effective")
                .with("runs",
                        List.of(Json.object().with("seed", 1).with("time", 0.1).with("bracket", Json.numbers(0.5, 2))
                        .with("upper", Double.POSITIVE_INFINITY)))
                .with("empty", Json.array())
                .with("none", Json.object())
                .with("proved", true)
                .with("absent", Json.nothing());
        assertEquals("""
                {
                  "model": "three-layer-effective",
                  "runs": [
                    {"seed": 1, "time": 0.1, "bracket": [0.5, 2.0], "upper": null}
                  ],
                  "empty": [],
                  "none": {},
                  "proved": true,
                  "absent": null
                }""", value.pretty());
    }

    @Test
    void longListsOfTextStandOnLinesAndOfNumbersOnOne() {
        String item = "x".repeat(60);
        assertEquals("{\n  \"a\": [\n    \"" + item + "\",\n    \"" + item + "\"\n  ]\n}",
                Json.object().with("a", Json.texts(List.of(item, item))).pretty());
        assertEquals(0, Json.numbers(new double[1000]).pretty().chars().filter(c -> c == '\n').count());
    }

    @Test
    void compactTextIsOneLine() {
        assertEquals("{\"a\": [1, [2.0]], \"b\": null}",
                Json.object().with("a", Json.array(Json.of(1), Json.numbers(2.0))).with("b", Double.NaN).compact());
    }

    @Test
    void stringsAreEscaped() {
        String nasty = "quote \" back \\ line\n tab\t nul\u0000 esc\u001b del\u007f sep\u2028 </script> \u03b1";
        assertEquals("\"quote \\\" back \\\\ line\\n tab\\t nul\\u0000 esc\\u001b del\\u007f sep\\u2028 </script> "
                + "\u03b1\"",
                Json.of(nasty).pretty());
    }

    @Test
    void halvesOfSurrogatePairsAreEscapedAndWholePairsStay() {
        assertEquals("\"\\ud835 \uD835\uDCDD \\udcdd\"", Json.of("\ud835 \uD835\uDCDD \udcdd").pretty());
    }

    @Test
    void aMemberCannotBeGivenTwice() {
        Json.Members once = Json.object().with("a", 1);
        assertThrows(IllegalArgumentException.class, () -> once.with("a", 2));
        assertEquals("{\"a\": 1}", once.compact());
    }
}
