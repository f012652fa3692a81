package org.flowcheck.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code flowcheck}: parses the command line, calls the command it names, and turns the result into an exit code. */
@Command(name = "flowcheck", mixinStandardHelpOptions = true, versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks what theorems say about training dynamics against what the equations do.",
        subcommands = {SolveCommand.class, BlowupCommand.class, ModelsCommand.class,
            ShowCommand.class, CheckCommand.class, NewCommand.class, ExplainCommand.class, CompletionCommand.class})
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    private Main() {
    }

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Interruption interruption = Interruption.install();
        int code = Exit.BUG;
        Session session = Session.ofProcess(interruption, arguments);
        try {
            code = commandLine(session).execute(arguments);
        } catch (Throwable anything) {
            // An Error (memory, stack, a missing class) is not caught by the command line; no trace may reach the screen.
            code = new Failure(session).report(anything);
        } finally {
            System.out.flush();
            System.err.flush();
            interruption.finished();
        }
        if (!interruption.requested()) {
            System.exit(code);
        }
    }

    /** The whole command on the streams and switches of a session. */
    static CommandLine commandLine(Session session) {
        CommandLine line = new CommandLine(new Main(), new CommandFactory(session))
                .setOut(session.terminal().out())
                .setErr(session.terminal().err())
                .setUsageHelpWidth(Math.min(100, session.terminal().width()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((problem, arguments) -> usageError(session, problem))
                .setExecutionExceptionHandler((problem, command, result) -> new Failure(session).report(problem));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                session.terminal().colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        return line;
    }

    /** A standard stream as a writer of UTF-8. */
    static PrintWriter utf8(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int usageError(Session session, ParameterException problem) {
        PrintWriter err = session.terminal().err();
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        err.println("error: " + problem.getMessage() + " [wrong-usage]");
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.println("see: " + command + " --help");
        }
        return Exit.INPUT;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
