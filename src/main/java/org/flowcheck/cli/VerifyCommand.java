package org.flowcheck.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Paper;
import org.flowcheck.evidence.claim.VerifyReport;
import org.flowcheck.evidence.experiment.ClaimCatalogue;
import org.flowcheck.evidence.experiment.ImageUse;
import org.flowcheck.evidence.experiment.ModelLibrary;
import org.flowcheck.evidence.experiment.Selection;
import org.flowcheck.evidence.experiment.Thoroughness;
import org.flowcheck.evidence.experiment.Verification;
import org.flowcheck.evidence.report.VerifyPages;
import org.flowcheck.evidence.report.page.ReportFigure;
import org.flowcheck.evidence.report.page.ReportPages;
import org.flowcheck.evidence.report.page.RunFacts;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flowcheck verify [ID|PAPER|PATH ...]}: judges claims. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Checks claims of papers against computed trajectories, and that their falsified twins are refuted.",
        footerHeading = "%nExamples:%n",
        footer = {"  flowcheck verify", "  flowcheck verify my-claim.yaml",
                "  flowcheck verify --effort standard --out results"})
final class VerifyCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "ID|PAPER|PATH",
            description = "Claims, papers, or files and folders (default: all of proofs-check).")
    private List<String> selection = List.of();

    @Mixin
    private EnsembleOptions options;

    @Option(names = "--effort", paramLabel = "LEVEL", defaultValue = "quick",
            description = "How many draws: quick (as the claims state, the default), standard (4 times), paper (16 times).")
    private Thoroughness effort;

    @Option(names = "--data", paramLabel = "DIR",
            description = "A folder with the images that models draw (else that of FLOWCHECK_DATA).")
    private Path data;

    private final Session session;

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ClaimCatalogue catalogue = new ClaimCatalogue(session.folder(), session.installation());
        List<Path> files = catalogue.select(selection);
        if (files.isEmpty()) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, "there are no claims to verify")
                    .expecting("files below proofs-check, or paths of claim files").exception();
        }
        Verification verification = new Verification(new ModelLibrary(session.folder(), session.installation()),
                new Verification.Settings(effort, options.seed(), options.threads(),
                        session.imageChoice(Optional.ofNullable(data).map(session::resolve))));
        Selection chosen = Selection.of(files, verification.read(files), catalogue.named(selection), effort,
                verification.imageFolder());
        List<Claim> claims = chosen.claims();
        List<Paper> papers = verification.papers(files);
        ImageUse images = verification.images(claims);
        try (RunRecord record = RunRecord.start(session, options, "verify",
                Stream.concat(files.stream().map(file -> Manifest.Input.ofFile("claim", file)),
                        images.inputs().stream()).toList(),
                images.in(Json.object().with("selection", Json.texts(selection)).with("seed", options.seed())
                        .with("effort", effort.word())))) {
            VerifyReport report;
            Map<String, List<NamedFigure>> figures = new LinkedHashMap<>();
            try (ProgressLine progress = new ProgressLine(session, "runs and claims")) {
                report = verification.verify(claims, chosen.left(), progress, (claim, drawn) -> figures
                        .computeIfAbsent(claim.id(), id -> new ArrayList<>()).add(NamedFigure.of(claim, drawn)));
            }
            VerifyPages pages = VerifyPages.of(report);
            Terminal terminal = session.terminal();
            terminal.out().println(options.json() ? pages.json() : pages.terminal(terminal.width(), terminal.colour()));
            terminal.out().flush();
            Optional<Path> main = record.folder().map(folder -> {
                pages.write(folder);
                Map<String, List<ReportFigure>> inReport = new LinkedHashMap<>();
                figures.forEach((id, drawn) -> inReport.put(id, drawn.stream().map(figure -> figure.write(folder)).toList()));
                return new ReportPages(report, verification.dossiers(claims, chosen.files(), papers, report),
                        RunFacts.of(record.manifest(), Instant.now()), inReport).write(folder);
            });
            return record.end(pages.unexpected() > 0 ? Exit.UNEXPECTED : Exit.OK, main.map(page -> "report: " + page));
        }
    }
}
