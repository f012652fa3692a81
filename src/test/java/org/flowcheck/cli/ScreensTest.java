package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.flowcheck.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands print, compared with files that a person has read ({@link Golden} says how to renew them). */
class ScreensTest {

    /** The usual terminal. */
    private static final int WIDTH = 80;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "models.txt, models",
        "explain.txt, explain",
        "explain-code.txt, explain unknown-name",
        "show-derived-descent.txt, show two-layer-descent",
        "show-derived-effective.txt, show three-layer-effective",
        "show-checked.txt, show log-squared --stage checked",
        "show-lowered.txt, show three-layer-effective --stage lowered m=3",
        "show-latex-descent.txt, show two-layer-descent --latex",
        "show-latex-effective.txt, show three-layer-effective --latex",
        "show-map.txt, show first-stage",
        "show-latex-map.txt, show first-stage --latex",
        "show-population.txt, show two-layer-population",
        "show-reduction.txt, show two-layer-relu-normalised",
        "check.txt, check two-layer-descent x-log-x",
        "solve.txt, solve k-logistic --until 3 --out results",
        "solve-certified.txt, 'solve three-layer-effective m=1 --seeds 2 --samples 21 --certified --out results'",
        "solve-certified-end.txt, solve linear-growth --until 800 --samples 9 --certified --out results",
        "solve-map.txt, solve first-stage --until 50.5 --out results",
        "compare.txt, 'compare two-layer-linearised two-layer-descent m=100,1000 --seeds 3 --by-name --until 6 --out o'",
        "compare-reduction.txt, 'compare three-layer-effective three-layer m=3 --until 20 --out results'",
        "blowup-widths.txt, 'blowup three-layer-effective m=2,5,20 --seeds 5 --out results'",
        "blowup-digits.txt, 'blowup three-layer-effective m=1,2 initial=gaussian,example-1 --digits 25 --out results'",
        "blowup-sensitivities.txt, 'blowup three-layer-effective m=1,2 initial=gaussian,example-1 --sensitivities --out results'",
        "blowup-outcomes.txt, 'blowup three-layer-effective m=2 initial=example-1,aligned --out results'"})
    void theScreenIsAsItWasRead(String golden, String words) throws IOException {
        CommandRun run = CommandRun.of(folder, WIDTH, new Interruption(), words.split(" "));
        assertEquals(0, run.exit(), run.err());
        Golden.matches(ScreensTest.class, golden, run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "verify", "models", "show", "derive", "check", "new", "solve", "blowup", "compare",
        "explain", "completion"})
    void theHelpIsAsItWasRead(String command) throws IOException {
        String[] words = (command + " --help").strip().split(" ");
        CommandRun run = CommandRun.of(folder, WIDTH, new Interruption(), words);
        assertEquals(0, run.exit());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= WIDTH), run.out());
        Golden.matches(ScreensTest.class, "help" + (command.isEmpty() ? "" : "-" + command) + ".txt", run.out());
    }

    @Test
    void noTableIsWiderThanTheTerminal() {
        for (int width : new int[] {60, 80, 100, 200}) {
            for (String words : new String[] {"models", "explain", "blowup three-layer-effective m=2,3 --seeds 3 --out o"}) {
                CommandRun run = CommandRun.of(folder, width, new Interruption(), words.split(" "));
                assertTrue(run.out().lines().allMatch(line -> line.length() <= width), width + ":\n" + run.out());
            }
        }
    }

    @Test
    void theCompletionScriptKnowsCommandsAndOptions() {
        String script = CommandRun.in(folder, "completion").out();
        for (String word : new String[] {"blowup", "compare", "--integrator", "--kernel", "--certified", "separable", "--stage", "derived", "complete "}) {
            assertTrue(script.contains(word), word);
        }
    }
}
