package org.flowcheck.cli;

import java.util.concurrent.Callable;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.experiment.Derivation;
import org.flowcheck.evidence.experiment.DeriveView;
import org.flowcheck.evidence.experiment.ModelLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flowcheck derive MODEL}: what follows from a model. */
@Command(name = "derive", mixinStandardHelpOptions = true,
        description = "Derives from a model: the flow of its loss, the expansion in its small parameter with the clock of the "
                + "leading order, and the comparison with the reduced models that are stated.",
        footerHeading = "%nExamples:%n",
        footer = {"  flowcheck derive my-model.yaml", "  flowcheck derive my-model.yaml --order 2",
            "  flowcheck derive my-model.yaml --latex"})
final class DeriveCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "MODEL",
            description = "A name that 'flowcheck models' lists, or the path of a file.")
    private String model;

    @Option(names = "--order", paramLabel = "N", defaultValue = "0", converter = Numbers.Order.class,
            description = "Orders of the expansion that are kept beyond the leading one (default: ${DEFAULT-VALUE}).")
    private int order;

    @Option(names = "--latex", description = "Print LaTeX: sentences with align environments.")
    private boolean latex;

    @Option(names = "--json", arity = "0", description = "Print JSON.")
    private boolean json;

    private final Session session;

    DeriveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (json && latex) {
            throw Diagnostic.of(Code.WRONG_USAGE, "--json and --latex exclude each other").exception();
        }
        Derivation derivation = Derivation.of(new ModelLibrary(session.folder(), session.installation()), model, order);
        String text = json ? DeriveView.json(derivation).pretty()
                : latex ? DeriveView.latex(derivation) : DeriveView.text(derivation);
        session.terminal().out().println(text.stripTrailing());
        return Exit.OK;
    }
}
