package org.flowcheck.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code flowcheck completion}: a script that completes commands and options in bash and zsh. */
@Command(name = "completion", mixinStandardHelpOptions = true,
        description = "Prints a completion script for bash and zsh: source <(flowcheck completion).",
        footerHeading = "%nExamples:%n",
        footer = {"  source <(flowcheck completion)"})
final class CompletionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    private final Session session;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.terminal().out().print(AutoComplete.bash("flowcheck", spec.root().commandLine()));
        session.terminal().out().flush();
        return Exit.OK;
    }
}
