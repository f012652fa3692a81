package org.flowcheck.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.evidence.experiment.FileCheck;
import org.flowcheck.evidence.experiment.ModelLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code flowcheck check FILE...}: whether model and claim files are in order. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Checks model and claim files without running them, and says where and what is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {"  flowcheck check my-model.yaml my-claim.yaml"})
final class CheckCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Model names, or paths of model and claim files.")
    private List<String> files;

    private final Session session;

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        FileCheck check = new FileCheck(new ModelLibrary(session.folder(), session.installation()));
        int code = Exit.OK;
        for (String file : files) {
            try {
                session.terminal().lines(file + ": " + check.check(file));
            } catch (DiagnosticException faulty) {
                code = Math.max(code, new Failure(session).report(faulty));
            }
        }
        return code;
    }
}
