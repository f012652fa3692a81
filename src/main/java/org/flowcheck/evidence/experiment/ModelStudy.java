package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.Manifest;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.simulation.data.InitialDataReader;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.language.ParameterSettings;
import org.flowcheck.theory.model.Model;

/**
 * A model over a grid of parameters and over seeds: what {@code solve} and {@code blowup} run.
 *
 * @param file the model's file
 * @param prepared the model with its equations
 * @param variants the grid
 * @param choice what the user asked for
 * @param data the numbers the user gives for data of the model
 * @param images the data sets of images that it draws from
 */
public record ModelStudy(Path file, PreparedModel prepared, List<ModelVariant> variants, ModelChoice choice,
                         Optional<StudyData> data, ImageUse images) {

    /** More runs than this are a slip: {@value}. */
    private static final int MOST_RUNS = 1_000_000;

    /**
     * One run of a study.
     *
     * @param <T> what a run gives
     */
    @FunctionalInterface
    public interface Run<T> {
        /** Runs one variant with one seed; asks the control whether to stop, and tells it how far it is. */
        T run(CompiledModel compiled, ModelVariant variant, Control control);
    }

    /**
     * Reads and derives the model; the settings and given data are checked against it.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the file, a setting, the number of runs or the file of
     *     data is not in order
     */
    public static ModelStudy open(ModelLibrary library, ModelChoice choice) {
        Path file = library.find(choice.model());
        Model stated = ModelReader.read(file);
        ParameterSettings settings = SettingGrid.read(stated, choice.settingsFile(), choice.settings());
        PreparedModel prepared = PreparedModel.numeric(settings.applied(stated));
        List<ModelVariant> variants = SettingGrid.expand(settings);
        long runs = (long) variants.size() * choice.seeds();
        if (runs > MOST_RUNS) {
            throw Diagnostic.of(Code.WRONG_USAGE, variants.size() + " points of the grid times " + choice.seeds()
                    + " seeds are " + runs + " runs").expecting("at most " + MOST_RUNS + " runs at a time").exception();
        }
        Optional<StudyData> data = choice.data()
                .map(given -> StudyData.read(stated, given, settings.parameters().keySet()));
        ImageUse images = ImageUse.of(List.of(prepared.model()),
                data.map(given -> given.arrays().entries().keySet()).orElse(Set.of()), choice.images().folder());
        if (choice.images().option().isPresent()) {
            images.requireFiles(stated.name());
        }
        return new ModelStudy(file, prepared, variants, choice, data, images);
    }

    /** This study in the coordinate that the model declares for its blow-up, or as it is. */
    public ModelStudy inBlowUpCoordinate() {
        return new ModelStudy(file, prepared.inBlowUpCoordinate(), variants, choice, data, images);
    }

    /**
     * Puts the numbers of every variant into the model once, so that what is wrong with any of them is said before
     * hours are spent on the others.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the numbers or the initial data do not fit the model
     */
    public void requireSound() {
        requireSound(compiled -> { });
    }

    /** Likewise, with what else is to be tried with the numbers of every variant at the first seed. */
    void requireSound(Consumer<CompiledModel> further) {
        Optional<NamedArrays> start = choice.initialData().map(InitialDataReader::read);
        variants.forEach(variant -> further.accept(compile(variant, start)));
    }

    /**
     * Runs all variants with all seeds, in the order of the variants and then of the seeds.
     *
     * @return one result a run, fewer only if the watch was cancelled
     */
    public <T> List<T> run(int threads, Run<T> run, Watch watch) {
        Optional<NamedArrays> start = choice.initialData().map(InitialDataReader::read);
        List<Ensemble.Piece<T>> pieces = new ArrayList<>();
        for (ModelVariant variant : variants) {
            Lent lent = new Lent(() -> compile(variant, start), choice.seeds());
            for (int i = 0; i < choice.seeds(); i++) {
                long seed = choice.seed() + i;
                pieces.add(control -> {
                    try {
                        return run.run(seeded(lent.take(), seed, start), variant, control);
                    } finally {
                        lent.giveBack();
                    }
                });
            }
        }
        return Ensemble.runPieces(threads, pieces, watch).stream().flatMap(Optional::stream).toList();
    }

    /** How many threads are left for each run where so many are at hand and runs have them first. */
    public int threadsOfOneRun(int threads) {
        return Math.max(1, (int) (threads / ((long) variants.size() * choice.seeds())));
    }

    /** A given start is the same for every seed; what else is drawn is not. */
    private CompiledModel seeded(CompiledModel compiled, long seed, Optional<NamedArrays> start) {
        if (seed == compiled.seed()) {
            return compiled;
        }
        CompiledModel drawn = compiled.withSeed(seed);
        return start.isPresent() ? drawn.withInitialState(compiled.initialState()) : drawn;
    }

    /** A compiled variant while runs need it: made at the first one, dropped after the last. */
    private static final class Lent {
        private final Supplier<CompiledModel> maker;
        private int toCome;
        private CompiledModel made;

        Lent(Supplier<CompiledModel> maker, int runs) {
            this.maker = maker;
            this.toCome = runs;
        }

        synchronized CompiledModel take() {
            if (made == null) {
                made = maker.get();
            }
            return made;
        }

        synchronized void giveBack() {
            toCome--;
            if (toCome == 0) {
                made = null;
            }
        }
    }

    /** The first variant with its numbers, at the first seed. */
    public CompiledModel first() {
        return compile(variants.get(0), choice.initialData().map(InitialDataReader::read));
    }

    private CompiledModel compile(ModelVariant variant, Optional<NamedArrays> start) {
        Map<String, Double> parameters = new HashMap<>(variant.given());
        data.ifPresent(given -> parameters.putAll(given.sizes()));
        ModelCompiler.Choice numbers = new ModelCompiler.Choice(parameters, choice.seed(), variant.initialConditions(),
                data.map(StudyData::arrays).orElse(NamedArrays.none()), images.folder());
        return start.map(given -> prepared.compile(numbers, given)).orElseGet(() -> prepared.compile(numbers));
    }

    /** The model as its file states it, with the numbers, seed and start of a run of this study. */
    CompiledModel asStated(CompiledModel compiled, ModelVariant variant) {
        if (prepared.stated().isEmpty()) {
            return compiled;
        }
        CompiledModel stated = prepared.stated().get().compile(new ModelCompiler.Choice(compiled.parameters(),
                compiled.seed(), variant.initialConditions(), compiled.given(), compiled.images()));
        return choice.initialData().map(InitialDataReader::read).map(stated::initialFrom).orElse(stated);
    }

    /** The files that determine the result, with their digests. */
    public List<Manifest.Input> inputs() {
        List<Manifest.Input> inputs = new ArrayList<>();
        inputs.add(Manifest.Input.ofFile("model", file));
        choice.settingsFile().ifPresent(settings -> inputs.add(Manifest.Input.ofFile("settings", settings)));
        choice.initialData().ifPresent(data -> inputs.add(Manifest.Input.ofFile("initial", data)));
        data.ifPresent(given -> inputs.add(given.input()));
        inputs.addAll(images.inputs());
        return inputs;
    }

    /** What else determines the result. */
    public Json.Members settings() {
        Json.Members settings = Json.object().with("model", prepared.model().name())
                .with("settings", Json.texts(choice.settings())).with("seed", choice.seed())
                .with("seeds", choice.seeds());
        return images.in(data.map(given -> settings.with("sizes", given.sizesJson())).orElse(settings));
    }

    /**
     * Refuses a model that reports nothing.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the model has no observables
     */
    public void requireObservables() {
        if (prepared.model().observables().isEmpty()) {
            throw Diagnostic.of(Code.NO_OBSERVABLES, prepared.model().name() + " observes nothing").exception();
        }
    }
}
