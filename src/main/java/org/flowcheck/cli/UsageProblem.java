package org.flowcheck.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.diagnostic.Spelling;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the words of a command line, as a diagnostic that shows them as they were typed. */
final class UsageProblem {

    private final CommandSpec command;
    private final ParameterException problem;

    private UsageProblem(ParameterException problem) {
        this.command = problem.getCommandLine().getCommandSpec();
        this.problem = problem;
    }

    /** The diagnostic of what the parser of the command line refused. */
    static Diagnostic diagnose(ParameterException problem) {
        return new UsageProblem(problem).diagnostic();
    }

    private Diagnostic diagnostic() {
        if (problem instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().get(0));
        }
        if (problem instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
            return missing(missing.getMissing().get(0));
        }
        if (problem.getArgSpec() instanceof OptionSpec option && problem.getValue() != null) {
            return refused(option, problem.getValue());
        }
        return Diagnostic.of(Code.WRONG_USAGE, problem.getMessage()).expecting(help());
    }

    private Diagnostic unknown(String word) {
        boolean option = word.startsWith("-") && word.length() > 1;
        String name = option && word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        if (option) {
            List<String> names = new ArrayList<>();
            command.options().forEach(known -> names.addAll(List.of(known.names())));
            return typed(word, 0, name.length(), command.qualifiedName() + " has no option " + name)
                    .expecting(help()).suggesting(Spelling.nearest(name, names));
        }
        if (!command.subcommands().isEmpty()) {
            return typed(word, 0, word.length(), "there is no command '" + word + "'")
                    .expecting("one of " + String.join(", ", command.subcommands().keySet()))
                    .suggesting(Spelling.nearest(word, command.subcommands().keySet()));
        }
        return typed(word, 0, word.length(), "one word too many").expecting(help());
    }

    private Diagnostic missing(ArgSpec missing) {
        if (missing instanceof OptionSpec option && option.required()) {
            return Diagnostic.of(Code.WRONG_USAGE, option.longestName() + " is missing").expecting(help());
        }
        if (missing instanceof OptionSpec option) {
            return typed(option.longestName(), 0, option.longestName().length(),
                    option.longestName() + " stands without a value").expecting(expectation(option));
        }
        return Diagnostic.of(Code.WRONG_USAGE, missing.paramLabel() + " is missing").expecting(help());
    }

    private Diagnostic refused(OptionSpec option, String value) {
        String name = option.longestName();
        String words = name + " " + value;
        return typed(words, name.length() + 1, words.length(), name + " cannot take this value")
                .expecting(expectation(option));
    }

    private String expectation(OptionSpec option) {
        if (option.converters().length > 0 && option.converters()[0] instanceof Numbers.Reader<?> reader) {
            return reader.expected();
        }
        if (option.converters().length > 0 && option.converters()[0] instanceof EnsembleOptions.Folder) {
            return EnsembleOptions.Folder.EXPECTED;
        }
        if (option.type().isEnum()) {
            return "one of " + java.util.Arrays.stream(option.type().getEnumConstants()).map(Object::toString)
                    .collect(Collectors.joining(", "));
        }
        return help();
    }

    private static Diagnostic typed(String words, int from, int to, String message) {
        return Diagnostic.at(SourceText.ofCommandLine(words).span(from, to), Code.WRONG_USAGE, message);
    }

    private String help() {
        return "what '" + command.qualifiedName() + " --help' says";
    }
}
