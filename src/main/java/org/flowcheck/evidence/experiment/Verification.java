package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.ClaimResult;
import org.flowcheck.evidence.claim.DrawnFigure;
import org.flowcheck.evidence.claim.FigureValues;
import org.flowcheck.evidence.claim.MeasuredRun;
import org.flowcheck.evidence.claim.Measurements;
import org.flowcheck.evidence.claim.LeftOut;
import org.flowcheck.evidence.claim.Paper;
import org.flowcheck.evidence.claim.PaperDossier;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.VerifyReport;
import org.flowcheck.evidence.language.ClaimReader;
import org.flowcheck.evidence.language.PaperReader;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.simulation.ode.Method;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.SourceFile;

/**
 * Verifies claims: reads them, makes their runs, proves what is to be proved, judges. Claims that ask for the same runs
 * share them.
 */
public final class Verification {

    /**
     * How a verification is made.
     *
     * @param thoroughness how many draws
     * @param seed the first seed
     * @param threads how many runs, and then judgements, at a time
     * @param images where files of images are
     */
    public record Settings(Thoroughness thoroughness, long seed, int threads, ImageChoice images) {

        /** A verification without files of images. */
        public Settings(Thoroughness thoroughness, long seed, int threads) {
            this(thoroughness, seed, threads, ImageChoice.none());
        }
    }

    private final ModelLibrary models;
    private final Settings settings;
    private final Map<String, Model> read = new HashMap<>();
    private final Map<Model, PreparedModel> prepared = new IdentityHashMap<>();
    private final Map<RunPlan, Set<Method>> methods = new LinkedHashMap<>();
    private final Prover prover;
    private final ImageFolder images;

    /** A verification of claims about the models of a library. */
    public Verification(ModelLibrary models, Settings settings) {
        this(models, settings, new FlowProver());
    }

    Verification(ModelLibrary models, Settings settings, Prover prover) {
        this.models = models;
        this.settings = settings;
        this.prover = prover;
        this.images = settings.images().folder();
    }

    /**
     * Reads claims.
     *
     * @throws DiagnosticException with what is wrong in all of them
     */
    public List<Claim> read(List<Path> files) {
        List<Claim> claims = new ArrayList<>();
        List<Diagnostic> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                claims.add(ClaimReader.read(SourceFile.read(file), this::model));
            } catch (DiagnosticException faulty) {
                problems.addAll(faulty.diagnostics());
            }
        }
        if (!problems.isEmpty()) {
            throw new DiagnosticException(problems);
        }
        return claims;
    }

    /**
     * What is said of the papers that claims come from, beside their files.
     *
     * @param files the claims' files
     * @throws DiagnosticException with what is wrong in all of them
     */
    public List<Paper> papers(List<Path> files) {
        List<Paper> papers = new ArrayList<>();
        List<Diagnostic> problems = new ArrayList<>();
        for (Path file : ClaimCatalogue.papersOf(files)) {
            try {
                papers.add(PaperReader.read(SourceFile.read(file), this::model));
            } catch (DiagnosticException faulty) {
                problems.addAll(faulty.diagnostics());
            }
        }
        if (!problems.isEmpty()) {
            throw new DiagnosticException(problems);
        }
        return papers;
    }

    /** Where files of images may be. */
    public ImageFolder imageFolder() {
        return images;
    }

    /** The data sets of images that the runs of claims draw from. */
    public ImageUse images(List<Claim> claims) {
        return ImageUse.of(claims.stream().flatMap(claim -> claim.runs().stream()).map(RunPlan::model).toList(),
                Set.of(), images);
    }

    private Model model(String name, Span span) {
        return read.computeIfAbsent(name, wanted -> {
            Path file;
            try {
                file = models.findNamedInFile(wanted);
            } catch (DiagnosticException missing) {
                Diagnostic first = missing.diagnostics().get(0);
                throw new Diagnostic(first.code(), Optional.of(span), first.message(), first.expected(), first.found(),
                        first.suggestion()).exception();
            }
            return ModelReader.read(file);
        });
    }

    /**
     * Verifies claims. After a cancellation of the runs the claims that rest on complete runs alone are judged, since
     * proofs take time; the report says that it is not complete.
     */
    public VerifyReport verify(List<Claim> claims, Watch watch) {
        return verify(claims, List.of(), watch, (claim, figure) -> { });
    }

    /**
     * Verifies claims, and hands over the figures they draw, in order.
     *
     * @param left claims that the report names as left out
     * @param watch hears of the work, and may stop it
     * @param figures takes each figure, from one thread
     */
    public VerifyReport verify(List<Claim> claims, List<LeftOut> left, Watch watch,
                               BiConsumer<Claim, DrawnFigure> figures) {
        SharedRuns runs = new SharedRuns(claims, settings.seed(), settings.thoroughness().factor());
        int runCount = runs.size();
        int all = runCount + claims.size();
        runs.make(model -> prepared.computeIfAbsent(model, PreparedModel::numeric), images, settings.threads(),
                partOf(watch, 0, all));
        claims.forEach(claim -> claim.runs().forEach(plan -> methods.put(plan.unnamed(), runs.methods(plan))));
        boolean cut = watch.cancelled();
        for (Claim claim : claims) {
            measurements(claim, runs).ifPresent(measured -> claim.figures().forEach(plan ->
                    figures.accept(claim, FigureValues.of(claim, plan, measured))));
        }
        Watch judging = cut ? Watch.NONE : partOf(watch, runCount, all);
        List<Callable<ClaimResult>> trials = new ArrayList<>();
        for (Claim claim : claims) {
            Optional<Measurements> measurements = measurements(claim, runs);
            boolean quick = !claim.runs().isEmpty() && claim.obligations().isEmpty();
            if (measurements.isPresent() && (quick || !cut)) {
                trials.add(() -> ClaimTrial.of(claim, measurements.get(), prover, images));
            }
        }
        List<ClaimResult> results = Ensemble.run(settings.threads(), trials, judging).stream()
                .flatMap(Optional::stream).toList();
        return new VerifyReport(results, settings.thoroughness().word(), settings.seed(),
                results.size() == claims.size(), left);
    }

    /**
     * What a report tells of each paper, in the order in which the claims meet them.
     *
     * @param claims the claims, as read from the files
     * @param files their files, one each
     * @param papers what is known of papers
     * @param report what {@link #verify} found about the claims
     */
    public List<PaperDossier> dossiers(List<Claim> claims, List<Path> files, List<Paper> papers, VerifyReport report) {
        DossierMaker maker = new DossierMaker(new MethodText(settings, methods, images), read.values());
        ClaimCatalogue catalogue = new ClaimCatalogue(models.folder(), models.installation());
        Map<String, List<ClaimResult>> results = new LinkedHashMap<>();
        Map<String, List<PaperDossier.ClaimFile>> stated = new LinkedHashMap<>();
        int next = 0;
        for (ClaimResult result : report.claims()) {
            // Claims that were not judged are missing among the results, which keep the order of the others.
            while (!result.id().equals(claims.get(next).id())) {
                next++;
            }
            String paper = result.source().paper();
            results.computeIfAbsent(paper, first -> new ArrayList<>()).add(result);
            stated.computeIfAbsent(paper, first -> new ArrayList<>())
                    .add(new PaperDossier.ClaimFile(claims.get(next), catalogue.selection(files.get(next))));
            next++;
        }
        List<PaperDossier> dossiers = new ArrayList<>();
        results.forEach((name, verdicts) -> dossiers.add(maker.of(name,
                papers.stream().filter(paper -> paper.name().equals(name)).findFirst(),
                report.on(name, verdicts), stated.get(name))));
        return dossiers;
    }

    /** A watch on a part of the work that hears of the whole. */
    private static Watch partOf(Watch whole, int before, int total) {
        return new Watch() {
            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }

            @Override
            public void progress(double done, int ofThisPart) {
                whole.progress(before + done, total);
            }
        };
    }

    /** The runs of a claim under its own names; empty if some were not made. */
    private static Optional<Measurements> measurements(Claim claim, SharedRuns runs) {
        Map<String, List<MeasuredRun>> named = new LinkedHashMap<>();
        for (RunPlan plan : claim.runs()) {
            Optional<List<MeasuredRun>> made = runs.of(claim, plan);
            if (made.isEmpty()) {
                return Optional.empty();
            }
            named.put(plan.name(), made.get());
        }
        return Optional.of(new Measurements(named));
    }
}
