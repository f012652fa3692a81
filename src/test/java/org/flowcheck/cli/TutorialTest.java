package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executes docs/tutorial.md: writes its files, runs its commands in an empty folder, compares what they print. */
class TutorialTest {

    private static final Pattern BLOCK = Pattern.compile("```(yaml|console)\n(.*?)\n```", Pattern.DOTALL);
    private static final String FILE = "# file: ";
    private static final String COMMAND = "$ ./flowcheck ";
    private static final String LEFT_OUT = "...";

    @Test
    void everyCommandPrintsWhatTheTutorialSays(@TempDir Path folder) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("docs/tutorial.md")));
        int commands = 0;
        while (blocks.find()) {
            List<String> lines = Arrays.asList(blocks.group(2).split("\n", -1));
            if (blocks.group(1).equals("yaml")) {
                assertTrue(lines.get(0).startsWith(FILE), "a file without a name: " + lines.get(0));
                Files.writeString(folder.resolve(lines.get(0).substring(FILE.length())),
                        String.join("\n", lines.subList(1, lines.size())) + "\n");
            } else {
                String command = lines.get(0);
                assertTrue(command.startsWith(COMMAND), "not a command: " + command);
                assertPrints(lines.subList(1, lines.size()), run(folder, command.substring(COMMAND.length())), command);
                commands++;
            }
        }
        assertTrue(commands >= 4, "only " + commands + " commands found in the tutorial");
    }

    private static List<String> run(Path folder, String arguments) {
        StringWriter screen = new StringWriter();
        PrintWriter out = new PrintWriter(screen, true);
        List<String> words = List.of(arguments.split(" "));
        Session session = new Session(new Terminal(out, out, false, false, 120, false), new Interruption(), folder,
                Optional.of(Path.of("").toAbsolutePath()), words);
        Main.commandLine(session).execute(words.toArray(String[]::new));
        // A person stands in the folder, so messages name files without it.
        return screen.toString().replace(folder + "/", "").lines().map(String::stripTrailing).toList();
    }

    /** Each stretch between lines left out must stand in the output, in order. */
    private static void assertPrints(List<String> expected, List<String> printed, String command) {
        List<String> rest = new ArrayList<>(printed);
        boolean mayskip = false;
        for (String line : expected) {
            if (line.equals(LEFT_OUT)) {
                mayskip = true;
                continue;
            }
            int at = rest.indexOf(line);
            String found = String.join("\n", printed);
            assertTrue(mayskip ? at >= 0 : at == 0, command + " does not print the line\n" + line + "\nbut\n" + found);
            rest = rest.subList(at + 1, rest.size());
            mayskip = false;
        }
        assertEquals(true, mayskip || rest.isEmpty(), command + " prints more:\n" + String.join("\n", rest));
    }
}
