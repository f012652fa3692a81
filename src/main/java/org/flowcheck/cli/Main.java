package org.flowcheck.cli;

import java.io.FileDescriptor;
import org.flowcheck.evidence.store.AtomicFile;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code flowcheck}: parses the command line, calls the command it names, and turns the result into an exit
 * code.
 */
@Command(name = "flowcheck", mixinStandardHelpOptions = true, versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks what theorems say about training dynamics against what the equations do.",
        footerHeading = "%nExamples:%n",
        footer = {"  flowcheck verify", "  flowcheck models", "  flowcheck show MODEL",
            "  flowcheck solve MODEL --until 5", "  flowcheck blowup MODEL m=2,5,20 --seeds 10",
            "", "'flowcheck COMMAND --help' says more about a command."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"  0:all as expected", "  1:a verdict differs from the expected one",
            "  2:something is wrong with the input", "  3:something is wrong with the surroundings (disk, missing tool)",
            " 70:a bug in flowcheck", "130:interrupted; what was finished is kept"})
public final class Main implements Runnable {

    /** Widest lines of the help: {@value}. */
    private static final int HELP_WIDTH = 100;

    /** The commands in the order of the help. */
    private static final Map<String, Class<?>> COMMANDS = commands();

    @Spec
    private CommandSpec spec;

    private Main() {
    }

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("verify", VerifyCommand.class);
        commands.put("models", ModelsCommand.class);
        commands.put("show", ShowCommand.class);
        commands.put("check", CheckCommand.class);
        commands.put("new", NewCommand.class);
        commands.put("derive", DeriveCommand.class);
        commands.put("solve", SolveCommand.class);
        commands.put("blowup", BlowupCommand.class);
        commands.put("compare", CompareCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("completion", CompletionCommand.class);
        return commands;
    }

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Interruption interruption = Interruption.install();
        StandardStream out = StandardStream.of(FileDescriptor.out);
        StandardStream err = StandardStream.of(FileDescriptor.err);
        Session session = Session.ofProcess(Terminal.ofProcess(out.writer(), err.writer()), interruption, arguments);
        int code = Exit.BUG;
        try {
            code = run(session, arguments);
            session.terminal().out().flush();
            if (out.failure().isPresent()) {
                code = new Failure(session).report(AtomicFile.refused("standard output", out.failure().get()));
            }
        } finally {
            session.terminal().err().flush();
            interruption.finished();
        }
        // While the process is ending by a signal, this waits for ever, and the signal gives the exit code.
        System.exit(code);
    }

    private static int run(Session session, String[] arguments) {
        try {
            return commandLine(session).execute(arguments);
        } catch (Throwable anything) {
            // An Error (memory, stack, a missing class) is not caught by the command line; no trace may reach the
            // screen.
            return new Failure(session).report(anything);
        }
    }

    /** The whole command on the streams and switches of a session. */
    static CommandLine commandLine(Session session) {
        CommandFactory factory = new CommandFactory(session);
        CommandLine line = new CommandLine(new Main(), factory);
        String first = session.arguments().isEmpty() ? "" : session.arguments().get(0);
        // Setting up a command takes time at every start: all are needed only by the help and by messages on wrong
        // words.
        boolean one = COMMANDS.containsKey(first) && COMMANDS.get(first) != CompletionCommand.class;
        COMMANDS.forEach((name, type) -> {
            if (!one || name.equals(first)) {
                line.addSubcommand(name, new CommandLine(type, factory));
            }
        });
        line.getSubcommands().values().forEach(each -> each.getCommandSpec().versionProvider(new Version()));
        line.setOut(session.terminal().out())
                .setErr(session.terminal().err())
                .setUsageHelpWidth(Math.min(HELP_WIDTH, session.terminal().width()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((problem, arguments) ->
                        new Failure(session).report(UsageProblem.diagnose(problem).exception()))
                .setExecutionExceptionHandler((problem, command, result) -> new Failure(session).report(problem))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        session.terminal().colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
