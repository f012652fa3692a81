package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernels of one network by name: the same numbers by other sums, and each says which it is. */
class KernelOptionTest {

    private static final Pattern LOSS = Pattern.compile("\"loss\": ([-+0-9.eE]+)");
    private static final Pattern ROUTE = Pattern.compile("\"route\": \"([^\"]*)\"");

    @TempDir
    private Path folder;

    /**
     * Rates of the three differ by at most 1e-13 of their terms, for 20 units of time, and the loss has come down to a
     * hundredth. Its last digits differ, so that different sums did run.
     */
    @Test
    void threeKernelsAgreeOnARun() {
        Map<String, Double> losses = new HashMap<>();
        for (String kernel : new String[] {"separable", "dense", "compiled", "automatic"}) {
            losses.put(kernel, Double.valueOf(found(LOSS, solve("n=40", "--kernel", kernel))));
        }
        assertEquals(losses.get("separable"), losses.get("automatic"));
        for (double loss : losses.values()) {
            assertEquals(losses.get("dense"), loss, 1e-12);
        }
        assertEquals(3, new HashSet<>(losses.values()).size(), losses.toString());
        assertNotEquals(losses.get("dense"), Double.valueOf(found(LOSS, solve("n=41", "--kernel", "dense"))), 1e-9);
    }

    @Test
    void theRouteIsToldInJsonAndOnTheScreen() {
        for (String[] both : new String[][] {{"separable", "separable sums, error at most"},
                {"dense", "sums over all pairs"}, {"compiled", "loops compiled from the equations"}}) {
            String route = found(ROUTE, solve("n=40", "--kernel", both[0]));
            assertTrue(route.startsWith(both[1]), route);
            String screen = run("n=40", "--kernel", both[0]);
            assertTrue(screen.replaceAll("\\s+", " ").contains("right-hand side: " + route), screen);
        }
        assertTrue(found(ROUTE, solve("n=40")).endsWith(", at every evaluation"));
    }

    /** Few neurons are not separated by choice, but by name. */
    @Test
    void aNameIsFollowedWhereTheChoiceIsAnother() {
        assertTrue(found(ROUTE, solve("m=20", "n=5")).startsWith("sums over all pairs"));
        assertTrue(found(ROUTE, solve("m=20", "n=5", "--kernel", "separable")).startsWith("separable"));
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertTrue(matcher.find(), text);
        return matcher.group(1);
    }

    private String solve(String... words) {
        String[] all = new String[words.length + 1];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--json";
        return run(all);
    }

    private String run(String... words) {
        String[] all = new String[words.length + 5];
        System.arraycopy(new String[] {"solve", "two-layer", "m=300", "--until", "20"}, 0, all, 0, 5);
        System.arraycopy(words, 0, all, 5, words.length);
        CommandRun run = CommandRun.in(folder, all);
        assertEquals(0, run.exit(), run.err());
        return run.out();
    }
}
