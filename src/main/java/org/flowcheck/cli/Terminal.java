package org.flowcheck.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.flowcheck.diagnostic.Excerpt;
import org.flowcheck.evidence.report.TerminalTable;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.Table;

/**
 * What the two streams are connected to: whether people look at them, how wide they are, whether colour is wanted.
 *
 * @param out where results go
 * @param err where progress and errors go
 * @param interactiveOut whether a person looks at {@code out}
 * @param interactiveErr whether a person looks at {@code err}
 * @param width columns of the terminal
 * @param colour whether to colour results
 */
record Terminal(PrintWriter out, PrintWriter err, boolean interactiveOut, boolean interactiveErr, int width,
                boolean colour) {

    /** Columns where the terminal does not say: {@value}. */
    private static final int DEFAULT_WIDTH = 120;
    /** Columns below which tables are not squeezed further: {@value}. */
    private static final int SMALLEST_WIDTH = 60;

    /**
     * The terminal of this process. The launcher tells by system properties which streams are terminals and how wide
     * they are; the environment's COLUMNS and NO_COLOR are honoured.
     */
    static Terminal ofProcess(PrintWriter out, PrintWriter err) {
        boolean interactiveOut = Boolean.getBoolean("flowcheck.terminal.out");
        boolean interactiveErr = Boolean.getBoolean("flowcheck.terminal.err");
        boolean colour = interactiveOut && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(out, err, interactiveOut, interactiveErr, columns(), colour);
    }

    /** Prints a result: JSON and nothing else where that is asked for, a table for people otherwise. */
    void result(boolean json, Json asJson, Table asTable) {
        if (json) {
            out.print(asJson.pretty() + "\n");
            out.flush();
        } else {
            table(asTable);
        }
    }

    /** Prints lines; control characters in them, which files may bring along, drive no terminal. */
    void lines(String text) {
        text.stripTrailing().lines().map(Excerpt::clean).forEach(line -> out.print(line + "\n"));
        out.flush();
    }

    /** Prints a table that fits the width. */
    void table(Table table) {
        out.print(TerminalTable.render(table, width, colour));
        out.flush();
    }

    private static int columns() {
        return parse(System.getenv("COLUMNS")).or(() -> parse(System.getProperty("flowcheck.terminal.columns")))
                .map(columns -> Math.max(SMALLEST_WIDTH, columns)).orElse(DEFAULT_WIDTH);
    }

    private static Optional<Integer> parse(String text) {
        if (text == null || !text.matches("[1-9][0-9]{0,3}")) {
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(text));
    }
}
