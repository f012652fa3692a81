package org.flowcheck.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.evidence.experiment.Derivation;
import org.flowcheck.evidence.experiment.DeriveView;
import org.flowcheck.evidence.experiment.ExponentRow;
import org.flowcheck.evidence.experiment.ModelLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flowcheck derive MODEL}: what follows from a model. */
@Command(name = "derive", mixinStandardHelpOptions = true,
        description = "Derives from a model: the flow of its loss, the expansion in its small parameter with the clock "
                + "of the leading order, what dominates as its width grows, what it conserves, and the comparison with "
                + "the reduced models that are stated.",
        footerHeading = "%nExamples:%n",
        footer = {"  flowcheck derive my-model.yaml", "  flowcheck derive my-model.yaml --order 2",
            "  flowcheck derive my-model.yaml --latex", "  flowcheck derive my-model.yaml --measure"})
final class DeriveCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "MODEL",
            description = "A name that 'flowcheck models' lists, or the path of a file.")
    private String model;

    @Option(names = "--order", paramLabel = "N", defaultValue = "0", converter = Numbers.Order.class,
            description = "Orders of the expansion that are kept beyond the leading one (default: ${DEFAULT-VALUE}).")
    private int order;

    @Option(names = "--all", description = "Print long formulas and lists in full; LaTeX and JSON always are.")
    private boolean all;

    @Option(names = "--latex", description = "Print LaTeX: sentences with align environments.")
    private boolean latex;

    @Option(names = "--json", arity = "0", description = "Print JSON.")
    private boolean json;

    @Option(names = "--measure", description = "Integrate at several widths and compare fitted slopes with the "
            + "exponents of the dominant balance; takes a minute or more.")
    private boolean measure;

    @Option(names = "--threads", paramLabel = "N", converter = Numbers.Threads.class,
            description = "Runs computed at a time with --measure (default: one per processor).")
    private Integer threads;

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
        boolean refused = derivation.refusals().stream().anyMatch(refusal -> refusal.part() == Derivation.Part.BALANCE);
        if (measure && !refused) {
            derivation = measured(derivation);
        }
        String text = json ? DeriveView.json(derivation).pretty()
                : latex ? DeriveView.latex(derivation) : DeriveView.text(derivation, all);
        session.terminal().lines(text);
        if (session.interruption().requested()) {
            session.terminal().err().println("interrupted: what was not measured by then is told");
            return Exit.INTERRUPTED;
        }
        if (!derivation.refused().isEmpty()) {
            throw new DiagnosticException(derivation.refused());
        }
        return code(derivation.measured().orElse(List.of()));
    }

    /** The exit code of what was measured: an exponent that differs is a verdict that was not expected. */
    static int code(List<ExponentRow> measured) {
        return ExponentRow.Count.of(measured).differ() > 0 ? Exit.UNEXPECTED : Exit.OK;
    }

    private Derivation measured(Derivation derivation) {
        if (derivation.balance().isEmpty()) {
            throw Diagnostic.of(Code.WRONG_USAGE, "--measure goes with models that say which width grows")
                    .expecting("'asymptotics: {width: m, time: Log}' in the model").exception();
        }
        session.interruption().keep();
        int most = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        try (ProgressLine progress = new ProgressLine(session, "runs")) {
            return derivation.measured(most, progress);
        }
    }
}
