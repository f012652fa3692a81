package org.flowcheck.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flowcheck.evidence.experiment.BlowUpCase;
import org.flowcheck.evidence.experiment.BlowUpFigures;
import org.flowcheck.evidence.experiment.BlowUpSearcher;
import org.flowcheck.evidence.experiment.BlowUpStudy;
import org.flowcheck.evidence.experiment.CertifiedSearcher;
import org.flowcheck.evidence.experiment.ModelLibrary;
import org.flowcheck.evidence.experiment.ModelStudy;
import org.flowcheck.evidence.experiment.PreciseSearcher;
import org.flowcheck.evidence.experiment.SensitivitySearcher;
import org.flowcheck.evidence.plot.PlotFiles;
import org.flowcheck.evidence.report.DataTable;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flowcheck blowup MODEL}: when solutions cease to exist. */
@Command(name = "blowup", mixinStandardHelpOptions = true,
        description = "Finds the time T at which solutions blow up: its numerical interval, its proved bracket, "
                + "the rate of growth.",
        footerHeading = "%nExamples:%n",
        footer = {"  flowcheck blowup my-model.yaml m=200 --seeds 50",
            "  flowcheck blowup my-model.yaml m=2,5,20,50 --seeds 10",
            "  flowcheck blowup my-model.yaml m=3 --digits 30",
            "  flowcheck blowup my-model.yaml m=3 --seeds 10 --certified",
            "  flowcheck blowup my-model.yaml m=50 --sensitivities",
            "  flowcheck blowup my-model.yaml m=3 --initial start.json --json"})
final class BlowupCommand implements Callable<Integer> {

    @Mixin
    private ModelOptions model;

    @Mixin
    private EnsembleOptions options;

    @Option(names = "--until", paramLabel = "T", converter = Numbers.Time.class,
            description = "Give up at this time (default: a million times |y|/|y'| of the start).")
    private Double until;

    @Option(names = "--certified",
            description = "Also enclose T by interval arithmetic: an interval that provably holds it, or "
                    + "'not proved', or 'budget'. For small systems: single equations, homogeneous gradient flows, and "
                    + "others whose blow-up section states bounds.")
    private boolean certified;

    @Option(names = "--digits", paramLabel = "N", converter = Numbers.Digits.class,
            description = "T also to so many decimal digits, where the field is homogeneous. 30 digits take about a "
                    + "second for a state of 35 numbers.")
    private Integer digits;

    @Option(names = "--sensitivities",
            description = "Also the gradient of T by the state at time zero, with errors, where the field is "
                    + "homogeneous: which numbers move T, and by how much. A second or so for a state of 2600 "
                    + "numbers.")
    private boolean sensitivities;

    private final Session session;

    BlowupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ModelLibrary library = new ModelLibrary(session.folder(), session.installation());
        ModelStudy study = ModelStudy.open(library, model.choice(options.seed(), session))
                .inBlowUpCoordinate();
        BlowUpSearcher searcher = new BlowUpSearcher(
                BlowUpSearcher.settingsUntil(until == null ? Double.POSITIVE_INFINITY : until));
        Optional<PreciseSearcher> precise = Optional.ofNullable(digits)
                .map(wanted -> new PreciseSearcher(study, searcher, wanted));
        precise.ifPresentOrElse(PreciseSearcher::requireApt, study::requireSound);
        ModelStudy.Run<BlowUpCase> search = precise.<ModelStudy.Run<BlowUpCase>>map(one -> one::search).orElse(
                (compiled, variant, control) -> searcher.search(study.prepared(), compiled, variant, control));
        Optional<SensitivitySearcher> gradients = Optional.of(new SensitivitySearcher(study, search))
                .filter(one -> sensitivities);
        gradients.ifPresent(SensitivitySearcher::requireApt);
        ModelStudy.Run<BlowUpCase> found = gradients.<ModelStudy.Run<BlowUpCase>>map(one -> one).orElse(search);
        ModelStudy.Run<BlowUpCase> run = certified ? new CertifiedSearcher(study, searcher, found) : found;
        Json.Members searched = precise.map(PreciseSearcher::settings).orElseGet(searcher::settings);
        Json.Members limits = sensitivities ? searched.with("sensitivities", true) : searched;
        try (RunRecord record = RunRecord.start(session, options, "blowup", study.inputs(), study.settings()
                .with("search", certified ? limits.with("certified", true) : limits))) {
            List<BlowUpCase> cases;
            try (ProgressLine progress = new ProgressLine(session, "blow-ups")) {
                cases = study.run(options.threads(), run, progress);
            }
            BlowUpStudy result = BlowUpStudy.of(study, cases);
            session.terminal().result(options.json(), result.json(), result.summary());
            if (!options.json()) {
                result.preciseTimes().ifPresent(session.terminal()::table);
                result.sensitivities().forEach(session.terminal()::table);
            }
            record.folder().ifPresent(folder -> write(folder, result));
            return record.end(Exit.OK);
        }
    }

    private static void write(RunFolder folder, BlowUpStudy result) {
        TableFiles.write(folder, "table", result.summary());
        TableFiles.write(folder, "runs", result.runs());
        result.gradients().ifPresent(table -> folder.write("sensitivities.csv", DataTable.csv(table)));
        folder.write("result.json", result.json().pretty() + "\n");
        BlowUpFigures.of(result).forEach((name, figure) -> PlotFiles.write(folder, name, figure));
    }
}
