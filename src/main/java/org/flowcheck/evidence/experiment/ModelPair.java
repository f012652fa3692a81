package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.Manifest;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.language.ParameterSettings;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.Model;

/**
 * A reduced model beside a fuller one, over a grid of parameters and over seeds: what {@code compare} runs.
 *
 * @param full the fuller model with its grid, seeds, data and state at time zero
 * @param file the reduced model's file
 * @param reduced the reduced model with its equations
 * @param variants parameters that are set in the reduced model alone
 * @param map what the reduced model's states are in the fuller one
 */
public record ModelPair(ModelStudy full, Path file, PreparedModel reduced, List<ModelVariant> variants,
                        ComparisonMap map) {

    /** What stands before the name of a setting that is meant for the reduced model alone: {@value}. */
    static final String PREFIX = "reduced.";

    /** Settings of the command line, sorted by the model they are for. */
    private record Words(List<String> full, List<String> reduced) {

        /** Plain names are the fuller model's unless the reduced one alone has them. */
        static Words sorted(List<String> settings, Model full, Model reduced) {
            Words words = new Words(new ArrayList<>(), new ArrayList<>());
            for (String setting : settings) {
                boolean prefixed = setting.startsWith(PREFIX);
                String plain = prefixed ? setting.substring(PREFIX.length()) : setting;
                String name = plain.split("=", 2)[0].strip();
                if (prefixed && name.equals(ParameterSettings.INITIAL)) {
                    throw Diagnostic.at(SourceText.ofCommandLine(setting).span(0, setting.length()), Code.WRONG_USAGE,
                            reduced.name() + " starts at the image of the state of " + full.name())
                            .expecting(ParameterSettings.INITIAL + "=NAME, with initial conditions of " + full.name())
                            .exception();
                }
                (prefixed || !has(full, name) && has(reduced, name) ? words.reduced : words.full).add(setting);
            }
            return words;
        }

        private static boolean has(Model model, String name) {
            return model.parameter(name).isPresent() || model.activation(name).isPresent();
        }
    }

    /**
     * Reads and derives both models; settings, data and the map are checked against them.
     *
     * @param reduced a name or a path
     * @param choice the fuller model, and what the user asks of both: settings {@code name=value}, those of the reduced
     *     model alone as {@code reduced.name=value}
     * @param byName whether states are compared by their names even if the reduced model states a map
     * @throws org.flowcheck.diagnostic.DiagnosticException if a file, a setting, the map, the number of runs or the
     *     file of data is not in order
     */
    public static ModelPair open(ModelLibrary library, String reduced, ModelChoice choice, boolean byName) {
        Path file = library.find(reduced);
        Model stated = ModelReader.read(file);
        Model statedFull = ModelReader.read(library.find(choice.model()));
        Words words = Words.sorted(choice.settings(), statedFull, stated);
        ModelStudy full = ModelStudy.open(library, new ModelChoice(choice.model(), words.full(), choice.settingsFile(),
                choice.initialData(), choice.data(), choice.images(), choice.seed(), choice.seeds()));
        ComparisonMap map = ComparisonMap.of(stated, statedFull, byName || file.equals(full.file()));
        ParameterSettings settings = SettingGrid.read(stated, PREFIX, words.reduced());
        PreparedModel prepared = PreparedModel.numeric(settings.applied(sharing(stated, full.prepared().model())));
        List<ModelVariant> variants = SettingGrid.expand(settings);
        return new ModelPair(full, file, prepared, variants, map);
    }

    /** Activations that the reduced model leaves open are those of the fuller one. */
    private static Model sharing(Model reduced, Model full) {
        return reduced.withActivations(reduced.activations().stream().map(own -> own.fixed() ? own
                : full.activation(own.name()).flatMap(Activation::rule).map(own::being).orElse(own)).toList());
    }

    /**
     * Puts the numbers of every variant into both models once.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if they do not fit
     */
    public void requireSound() {
        Comparer comparer = comparer(SolveSettings.of(1, 2, null, 0));
        full.requireSound(compiled -> variants.forEach(variant -> comparer.mapped(compiled, variant.given())));
    }

    private Comparer comparer(SolveSettings settings) {
        return new Comparer(full.prepared(), reduced, map, settings);
    }

    /**
     * Runs all variants with all seeds, in the order of the fuller model's grid, then of the seeds, then of what is set
     * in the reduced model.
     *
     * @return one result a run, fewer only if the watch was cancelled
     */
    public List<ComparisonCase> run(int threads, ComparisonSettings settings, Watch watch) {
        Comparer comparer = comparer(settings.time());
        return full.<List<ComparisonCase>>run(threads, (compiled, variant, control) -> {
            List<ComparisonCase> cases = new ArrayList<>();
            for (int i = 0; i < variants.size() && !control.cancelled().getAsBoolean(); i++) {
                double done = i;
                Control part = new Control(control.cancelled(),
                        fraction -> control.progress().accept((done + fraction) / variants.size()));
                cases.add(comparer.compare(compiled, variant, variants.get(i), part));
            }
            return cases;
        }, watch).stream().flatMap(List::stream).toList();
    }

    /** The files that determine the result, with their digests. */
    public List<Manifest.Input> inputs() {
        List<Manifest.Input> inputs = new ArrayList<>(full.inputs());
        inputs.add(Manifest.Input.ofFile("reduced", file));
        images().inputs().stream().filter(input -> !inputs.contains(input)).toList().forEach(inputs::add);
        return inputs;
    }

    /** The data sets of images that both models draw from; what the map gives the reduced one it does not draw. */
    ImageUse images() {
        return full.images().and(ImageUse.of(List.of(reduced.model()), map.reduces().data().keySet(),
                full.images().folder()));
    }

    /** What else determines the result. */
    public Json.Members settings() {
        return full.settings().with("reduced", reduced.model().name())
                .with("reducedSettings", Json.array(variants.stream().map(ModelVariant::json).toArray(Json[]::new)))
                .with("map", map.basis().word());
    }
}
