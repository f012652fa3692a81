package org.flowcheck.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * A command line run within this process, with the repository as the installation.
 *
 * @param exit the exit code
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
record CommandRun(int exit, String out, String err) {

    /** Columns of the terminal in tests: {@value}. */
    static final int WIDTH = 100;

    /** Runs a command line in a folder. */
    static CommandRun in(Path folder, String... words) {
        return of(folder, WIDTH, new Interruption(), words);
    }

    /** Runs a command line that must succeed, and gives its JSON. */
    static Map<String, Object> json(Path folder, String... words) {
        CommandRun run = in(folder, words);
        if (run.exit() != 0 || !run.err().isEmpty()) {
            throw new AssertionError(String.join(" ", words) + " gave " + run);
        }
        return run.json();
    }

    /** Runs a command line in a folder, below which the variable for files of images names another. */
    static CommandRun withImages(Path folder, String images, String... words) {
        return of(folder, WIDTH, new Interruption(), Optional.of(Path.of(images)), words);
    }

    /** Runs a command line on a terminal of some width, with a switch for interruption. */
    static CommandRun of(Path folder, int width, Interruption interruption, String... words) {
        return of(folder, width, interruption, Optional.empty(), words);
    }

    private static CommandRun of(Path folder, int width, Interruption interruption, Optional<Path> images,
                                 String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, width, false);
        Session session = new Session(terminal, interruption, folder, Optional.of(Path.of("").toAbsolutePath()),
                images, List.of(words));
        int exit = Main.commandLine(session).execute(words);
        terminal.out().flush();
        terminal.err().flush();
        return new CommandRun(exit, out.toString(), err.toString());
    }

    /** Standard output as JSON, every JSON text being YAML. */
    Map<String, Object> json() {
        Object value = new Load(LoadSettings.builder().setSchema(new JsonSchema()).setAllowDuplicateKeys(false).build())
                .loadFromString(out);
        return members(value);
    }

    /** The members of a JSON object. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> members(Object value) {
        return (Map<String, Object>) value;
    }

    /** The objects of a member that is a list. */
    static List<Map<String, Object>> list(Map<String, Object> json, String member) {
        return ((List<?>) json.get(member)).stream().map(CommandRun::members).toList();
    }

    /** A member that is a number. */
    static double number(Map<String, Object> json, String member) {
        return ((Number) json.get(member)).doubleValue();
    }

    /** The two entries of a bracket; NaN for null. */
    static double[] bracket(Map<String, Object> run) {
        return ((List<?>) run.get("bracket")).stream()
                .mapToDouble(end -> end == null ? Double.NaN : ((Number) end).doubleValue()).toArray();
    }
}
