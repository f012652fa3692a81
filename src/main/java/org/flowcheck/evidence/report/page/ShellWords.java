package org.flowcheck.evidence.report.page;

import java.util.List;
import java.util.stream.Collectors;

/** Command lines that can be copied to a shell. */
final class ShellWords {

    private static final String PROGRAM = "./flowcheck ";

    private ShellWords() {
    }

    /** The program with words, those in quotes that a shell would take apart. */
    static String command(List<String> words) {
        return PROGRAM + words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    /** A command line that starts with the program's name, as one in this folder. */
    static String here(String command) {
        return command.startsWith("flowcheck ") ? "./" + command : command;
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9._/:=,+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
