package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.Extent;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.language.ActivationChoice;
import org.flowcheck.theory.language.ModelScope;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.InitialConditions;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlSequence;
import org.flowcheck.theory.syntax.YamlText;

/** Reads one entry under {@code runs}: its keys, and the model's parameters as further keys. */
final class RunReader {

    /** Places sampled where the claim does not say: {@value}. */
    static final int DEFAULT_SAMPLES = 60;
    /** The word for the states' own initial values: {@value}. */
    static final String OWN_INITIAL = "default";
    private static final int MOST_SAMPLES = 2000;
    /** Below it steps fall to rounding ... */
    private static final double LEAST_TOLERANCE = 1e-13;
    /** ... and above it runs of few steps can be off by several times what the second run tells of their error. */
    private static final double MOST_TOLERANCE = 1e-7;
    private static final int MOST_SEEDS = 100_000;
    private static final int MOST_RUNS = 1_000_000;

    private RunReader() {
    }

    /** The runs of an entry. */
    static RunPlan read(YamlEntry entry, ModelFinder models) {
        YamlMapping mapping = entry.value().requireMapping("a mapping with the key 'model'");
        YamlText name = mapping.require(ClaimKeys.MODEL, "a run").requireText("the name of a model");
        Model stated = models.find(name.value(), name.span());
        Map<String, Activation.Named> chosen = mapping.find(ClaimKeys.ACTIVATION)
                .map(node -> ActivationChoice.read(node, stated)).orElse(Map.of());
        Model model = ActivationChoice.applied(chosen, stated);
        requireChosen(model, name);
        SortedMap<String, String> functions = new TreeMap<>();
        chosen.forEach((activation, named) -> functions.put(activation, named.function()));
        List<RunPlan.Axis> grid = new ArrayList<>();
        for (YamlEntry setting : mapping.entries()) {
            if (!ClaimKeys.OF_RUN.contains(setting.name())) {
                grid.add(axis(setting, model));
            }
        }
        int seeds = mapping.find(ClaimKeys.SEEDS).map(node -> wholeNumber(node, 1, MOST_SEEDS)).orElse(1);
        RunPlan plan = new RunPlan(requireName(entry.key()), model, functions, initial(mapping, model), grid, seeds,
                extent(mapping, model));
        if (size(plan) > MOST_RUNS) {
            throw Diagnostic.at(entry.key().span(), Code.NUMBER_OUT_OF_RANGE, "the grid is too large")
                    .expecting("at most " + MOST_RUNS + " runs").exception();
        }
        return plan;
    }

    private static void requireChosen(Model model, YamlText name) {
        ActivationChoice.open(model).ifPresent(open -> {
            throw Diagnostic.at(name.span(), Code.ACTIVATION_NOT_CHOSEN, model.name() + " does not say which function '"
                    + open.name() + "' is").expecting("'activation: {" + open.name() + ": Tanh}' in the run")
                    .exception();
        });
    }

    private static double size(RunPlan plan) {
        double size = (double) plan.initial().size() * plan.seeds();
        for (RunPlan.Axis axis : plan.grid()) {
            size *= axis.values().size();
        }
        return size;
    }

    private static String requireName(YamlText key) {
        if (!key.value().matches("[A-Za-z][A-Za-z0-9]*")) {
            throw Diagnostic.at(key.span(), Code.BAD_NAME, "the name of runs is used in formulas")
                    .expecting("letters and digits, as in r or full").finding(key.value()).exception();
        }
        return key.value();
    }

    private static RunPlan.Axis axis(YamlEntry setting, Model model) {
        Optional<Parameter> parameter = model.parameter(setting.name());
        if (parameter.isEmpty()) {
            TreeSet<String> known = new TreeSet<>(ClaimKeys.OF_RUN);
            model.parameters().forEach(each -> known.add(each.name()));
            throw Diagnostic.at(setting.key().span(), Code.UNKNOWN_PARAMETER, "'" + setting.name()
                            + "' is neither a key of runs nor a parameter of " + model.name())
                    .expecting(String.join(", ", known)).suggesting(Spelling.nearest(setting.name(), known))
                    .exception();
        }
        boolean integer = parameter.get().kind() == Parameter.Kind.INTEGER;
        List<Double> values = new ArrayList<>();
        for (YamlNode node : items(setting.value())) {
            double value = number(node);
            if (integer && value != Math.rint(value)) {
                throw Diagnostic.at(node.span(), Code.NOT_AN_INTEGER, "'" + setting.name() + "' takes whole numbers")
                        .exception();
            }
            values.add(value);
        }
        if (values.isEmpty()) {
            throw Diagnostic.at(setting.value().span(), Code.MISSING_VALUE, "no value of '" + setting.name() + "'")
                    .exception();
        }
        return new RunPlan.Axis(setting.name(), values);
    }

    private static List<YamlNode> items(YamlNode node) {
        return node instanceof YamlSequence sequence ? sequence.items() : List.of(node);
    }

    private static List<String> initial(YamlMapping mapping, Model model) {
        Optional<YamlNode> node = mapping.find(ClaimKeys.INITIAL);
        if (node.isEmpty()) {
            return List.of("");
        }
        List<String> known = new ArrayList<>(List.of(OWN_INITIAL));
        model.initialConditions().stream().map(InitialConditions::name).forEach(known::add);
        List<String> names = new ArrayList<>();
        for (YamlNode item : items(node.get())) {
            YamlText name = item.requireText("the name of an initial condition");
            if (!known.contains(name.value())) {
                throw Diagnostic.at(name.span(), Code.UNKNOWN_INITIAL_CONDITIONS,
                        model.name() + " has no initial condition '"
                                + name.value() + "'").expecting(String.join(", ", known))
                        .suggesting(Spelling.nearest(name.value(), known)).exception();
            }
            names.add(name.value().equals(OWN_INITIAL) ? "" : name.value());
        }
        return names;
    }

    private static Extent extent(YamlMapping mapping, Model model) {
        YamlText until = mapping.require(ClaimKeys.UNTIL, "a run").requireText("a time, or 'blow-up'");
        int samples = mapping.find(ClaimKeys.SAMPLES).map(node -> wholeNumber(node, 2, MOST_SAMPLES))
                .orElse(DEFAULT_SAMPLES);
        if (!until.value().equals(ClaimKeys.BLOW_UP)) {
            mapping.entry(ClaimKeys.UP_TO).ifPresent(entry -> {
                throw Diagnostic.at(entry.key().span(), Code.UNKNOWN_KEY, "'up to' belongs to 'until: blow-up'")
                        .exception();
            });
            return inTime(until, model, samples, mapping.find(ClaimKeys.TOLERANCE).map(RunReader::tolerance)
                    .orElse(OptionalDouble.empty()));
        }
        mapping.entry(ClaimKeys.TOLERANCE).ifPresent(entry -> {
            throw Diagnostic.at(entry.key().span(), Code.UNKNOWN_KEY, "'tolerance' belongs to runs until a time")
                    .exception();
        });
        if (model.blowUp().isEmpty()) {
            throw Diagnostic.at(until.span(), Code.NO_BLOW_UP, model.name() + " declares no blow-up")
                    .expecting("a time, or a model with 'blow-up:'").exception();
        }
        return new Extent.BlowUp(positive(mapping.require(ClaimKeys.UP_TO, "a run until blow-up")), samples);
    }

    /** A time, or a formula of parameters of which the runs must make a positive number. */
    private static Extent inTime(YamlText until, Model model, int samples, OptionalDouble tolerance) {
        Extent.UntilTime extent = new Extent.UntilTime(ModelScope.of(model).ofParameters(until.content()), samples,
                tolerance);
        if (Traversal.freeNames(extent.end()).isEmpty()) {
            extent.end(Map.of());
        }
        return extent;
    }

    private static OptionalDouble tolerance(YamlNode node) {
        double value = number(node);
        if (!(value >= LEAST_TOLERANCE && value <= MOST_TOLERANCE)) {
            throw Diagnostic.at(node.span(), Code.NUMBER_OUT_OF_RANGE, "a relative tolerance is wanted here")
                    .expecting("from 1e-13 to 1e-7").exception();
        }
        return OptionalDouble.of(value);
    }

    static double positive(YamlNode node) {
        double value = number(node);
        if (!(value > 0)) {
            throw Diagnostic.at(node.span(), Code.NUMBER_OUT_OF_RANGE, "a positive number is wanted here").exception();
        }
        return value;
    }

    static int wholeNumber(YamlNode node, int least, int most) {
        double value = number(node);
        if (value != Math.rint(value) || value < least || value > most) {
            throw Diagnostic.at(node.span(), Code.NUMBER_OUT_OF_RANGE, "a whole number is wanted here")
                    .expecting("from " + least + " to " + most).exception();
        }
        return (int) value;
    }

    static double number(YamlNode node) {
        return PlainNumber.of(node.requireText("a number"));
    }
}
