package org.flowcheck.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.flowcheck.evidence.experiment.CertifiedSolver;
import org.flowcheck.evidence.experiment.ModelLibrary;
import org.flowcheck.evidence.experiment.ModelStudy;
import org.flowcheck.evidence.experiment.SampleFiles;
import org.flowcheck.evidence.experiment.SolveCase;
import org.flowcheck.evidence.experiment.SolveFigures;
import org.flowcheck.evidence.experiment.SolveSettings;
import org.flowcheck.evidence.experiment.SolveStudy;
import org.flowcheck.evidence.experiment.Solver;
import org.flowcheck.evidence.plot.PlotFiles;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flowcheck solve MODEL}: integrates a model in time. */
@Command(name = "solve", mixinStandardHelpOptions = true,
        description = "Integrates a model in time. Prints what it observes at the end, with numerical errors; files "
                + "hold the whole run.",
        footerHeading = "%nExamples:%n",
        footer = {"  flowcheck solve my-model.yaml --until 5",
            "  flowcheck solve my-model.yaml m=10,100 --seeds 20 --out results",
            "  flowcheck solve my-model.yaml m=64 --data samples.csv",
            "  flowcheck solve my-model.yaml m=2 --certified",
            "  flowcheck solve my-model.yaml --json | python3 -m json.tool"})
final class SolveCommand implements Callable<Integer> {

    @Mixin
    private ModelOptions model;

    @Mixin
    private EnsembleOptions options;

    @Mixin
    private TimeOptions time;

    @Option(names = "--kernel", paramLabel = "NAME", defaultValue = "automatic", completionCandidates = KernelNames.class,
            description = "Sums of a network with one or two hidden layers: automatic (default), separable (one layer, "
                    + "inputs of dimension 1), dense (all neurons and samples), compiled (as for any model).")
    private String kernel;

    @Option(names = "--certified",
            description = "Also enclose the run by interval arithmetic: at every sample a box that provably holds the "
                    + "solution, or 'not proved', or 'budget'. For flows of up to 64 components.")
    private boolean certified;

    private final Session session;

    SolveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        SolveSettings settings = time.settings();
        ModelLibrary library = new ModelLibrary(session.folder(), session.installation());
        ModelStudy study = ModelStudy.open(library, model.choice(options.seed(), session));
        study.requireObservables();
        Solver solver = new Solver(study.prepared(), settings, kernel, study.threadsOfOneRun(options.threads()));
        solver.requireSound(study);
        CertifiedSolver proof = new CertifiedSolver(study, solver);
        if (certified) {
            proof.requireApt();
        }
        Json.Members chosen = study.settings().with("integration", settings.json()).with("kernel", kernel);
        try (RunRecord record = RunRecord.start(session, options, "solve", study.inputs(),
                certified ? chosen.with("certified", true) : chosen)) {
            List<SolveCase> cases;
            try (ProgressLine progress = new ProgressLine(session, "runs")) {
                cases = study.run(options.threads(), certified ? proof : solver::solve, progress);
            }
            SolveStudy result = SolveStudy.of(study, cases);
            session.terminal().result(options.json(), result.json(), result.summary());
            if (!options.json()) {
                result.certified().ifPresent(session.terminal()::table);
            }
            record.folder().ifPresent(folder -> write(folder, study, result));
            return record.end(Exit.OK);
        }
    }

    /** What the shell completes. */
    static final class KernelNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        KernelNames() {
            super(Solver.kernels());
        }
    }

    private static void write(RunFolder folder, ModelStudy study, SolveStudy result) {
        TableFiles.write(folder, "table", result.summary());
        folder.write("result.json", result.json().pretty() + "\n");
        for (int i = 0; i < result.cases().size(); i++) {
            String place = result.cases().size() == 1 ? "" : "-" + (i + 1);
            SolveCase one = result.cases().get(i);
            ArrayFiles.write(folder, "observables" + place, SampleFiles.columns(one));
            SampleFiles.certified(one).ifPresent(boxes -> ArrayFiles.write(folder, "certified" + place, boxes));
        }
        SolveFigures.of(study, result.cases()).forEach((name, figure) -> PlotFiles.write(folder, name, figure));
    }
}
