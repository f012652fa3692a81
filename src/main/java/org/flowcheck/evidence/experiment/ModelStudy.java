package org.flowcheck.evidence.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.Manifest;
import org.flowcheck.evidence.store.Sha256;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.simulation.data.InitialData;
import org.flowcheck.simulation.data.InitialDataReader;
import org.flowcheck.theory.language.ModelReader;

/**
 * A model over a grid of parameters and over seeds: what {@code solve} and {@code blowup} run.
 *
 * @param file the model's file
 * @param prepared the model with its equations
 * @param variants the grid
 * @param choice what the user asked for
 */
public record ModelStudy(Path file, PreparedModel prepared, List<ModelVariant> variants, ModelChoice choice) {

    /**
     * One run of a study.
     *
     * @param <T> what a run gives
     */
    @FunctionalInterface
    public interface Run<T> {
        /** Runs one variant with one seed. */
        T run(CompiledModel compiled, ModelVariant variant, Watch watch);
    }

    /** Reads and derives the model; the settings are checked against it. */
    public static ModelStudy open(ModelLibrary library, ModelChoice choice) {
        Path file = library.find(choice.model());
        PreparedModel prepared = PreparedModel.of(ModelReader.read(file));
        return new ModelStudy(file, prepared, SettingGrid.expand(prepared.model(), choice.settings()), choice);
    }

    /** This study in the coordinate that the model declares for its blow-up, or as it is. */
    public ModelStudy inBlowUpCoordinate() {
        return new ModelStudy(file, prepared.inBlowUpCoordinate(), variants, choice);
    }

    /**
     * Runs all variants with all seeds, in the order of the variants and then of the seeds.
     *
     * @return one result a run, fewer only if the watch was cancelled
     */
    public <T> List<T> run(int threads, Run<T> run, Watch watch) {
        Optional<InitialData> data = choice.initialData().map(InitialDataReader::read);
        List<Callable<T>> pieces = new ArrayList<>();
        for (ModelVariant variant : variants) {
            CompiledModel compiled = compile(variant, data);
            for (int i = 0; i < choice.seeds(); i++) {
                long seed = Math.addExact(choice.seed(), i);
                pieces.add(() -> run.run(seed == compiled.seed() ? compiled : compiled.withSeed(seed), variant, watch));
            }
        }
        return Ensemble.run(threads, pieces, watch).stream().flatMap(Optional::stream).toList();
    }

    /** The first variant with its numbers, at the first seed. */
    public CompiledModel first() {
        return compile(variants.get(0), choice.initialData().map(InitialDataReader::read));
    }

    private CompiledModel compile(ModelVariant variant, Optional<InitialData> data) {
        CompiledModel compiled = prepared.compile(
                new ModelCompiler.Choice(variant.given(), choice.seed(), variant.initialConditions()));
        return data.map(given -> compiled.initialFrom(given))
                .orElse(compiled);
    }

    /** The files that determine the result, with their digests. */
    public List<Manifest.Input> inputs() {
        List<Manifest.Input> inputs = new ArrayList<>();
        inputs.add(input("model", file));
        choice.initialData().ifPresent(data -> inputs.add(input("initial", data)));
        return inputs;
    }

    private static Manifest.Input input(String role, Path read) {
        try {
            return new Manifest.Input(role, read.toString(), Sha256.of(read));
        } catch (IOException unreadable) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, "cannot read " + read + ": " + unreadable.getMessage())
                    .exception();
        }
    }

    /** What else determines the result. */
    public Json.Members settings() {
        return Json.object().with("model", prepared.model().name()).with("settings", Json.texts(choice.settings()))
                .with("seed", choice.seed()).with("seeds", choice.seeds());
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
