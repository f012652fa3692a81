package org.flowcheck.theory.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.BlowUp;
import org.flowcheck.theory.model.ClosedForm;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.InitialConditions;
import org.flowcheck.theory.model.Invariant;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Observable;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Reduces;
import org.flowcheck.theory.model.Source;
import org.flowcheck.theory.model.State;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlText;

/**
 * Turns the tree of a model file into a checked model. Each phase gathers all it finds wrong and ends the reading if
 * that is anything: later phases would only repeat it.
 */
final class ModelChecker {

    /** The version of the language that is read. */
    static final String VERSION = "1";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final YamlMapping root;
    private final Problems problems = new Problems();

    private ModelChecker(YamlMapping root) {
        this.root = root;
    }

    /**
     * The model of a tree in which {@code extends} has been carried out.
     *
     * @param file its file, for the models it names; absent for a text that is not one
     */
    static Model check(YamlMapping root, Optional<Path> file) {
        return new ModelChecker(root).run(section -> section.read(root, file));
    }

    /** The same, without what it says of a fuller model. */
    static Model checkWithoutReduction(YamlMapping root) {
        return new ModelChecker(root).run(section -> Optional.empty());
    }

    private Model run(Function<ReducesSection, Optional<Reduces>> reduction) {
        problems.run(() -> checkVersion(root));
        problems.raise();
        problems.run(() -> root.checkKeys(Keys.TOP, "a model"));
        Optional<String> name = problems.attempt(() -> name(root).value());
        Optional<String> title = problems.attempt(() -> root.find(Keys.TITLE)
                .map(node -> Section.oneLine(node.requireText("a line of text").value())).orElse(""));
        Optional<Source> source = problems.attempt(() -> root.find(Keys.SOURCE).map(ModelChecker::source)
                .orElse(new Source("", "")));
        problems.raise();

        ParametersSection parametersSection = new ParametersSection(problems);
        List<Parameter> parameters = parametersSection.read(root);
        problems.raise();
        Scope ofParameters = parametersSection.scope();
        ActivationsSection activations = new ActivationsSection(problems);
        StatesSection states = new StatesSection(problems);
        DrawsSection draws = new DrawsSection(problems);
        DataSection data = new DataSection(problems);
        PopulationSection population = new PopulationSection(problems);
        DefinitionsSection definitions = new DefinitionsSection(problems);
        Scope ofGiven = activations.declare(root, ofParameters);
        Scope[] scope = {ofGiven};
        problems.run(() -> scope[0] = states.declare(root, ofGiven));
        data.declare(root, ofParameters);
        problems.raise();
        List<DrawRanges.Use> uses = new ArrayList<>(states.uses());
        uses.addAll(data.uses());
        scope[0] = draws.declare(root, scope[0], ofParameters, uses);
        scope[0] = data.check(scope[0]);
        scope[0] = population.declare(root, scope[0], ofParameters);
        problems.raise();
        population.audit(parameters);
        problems.raise();
        scope[0] = definitions.declare(root, scope[0], ofParameters);

        List<Expression> domain = parametersSection.domain(root, scope[0]);
        List<State> checkedStates = states.states(scope[0]);
        List<InitialConditions> conditions = states.conditions(scope[0]);
        Optional<Dynamics> dynamics =
                problems.attempt(() -> new DynamicsSection(states.declared(), scope[0]).read(root));
        dynamics.filter(Dynamics::discrete).flatMap(map -> root.entry(Keys.BLOW_UP)).ifPresent(this::refuseBlowUp);
        ResultsSection results = new ResultsSection(root, scope[0], ofParameters, problems);
        List<ClosedForm> closedForms = results.closedForms();
        List<Invariant> invariants = results.invariants();
        Optional<BlowUp> blowUp = results.blowUp();
        List<Observable> observables = results.observables();
        Optional<Optional<Asymptotics>> asymptotics =
                problems.attempt(() -> new AsymptoticsSection(parameters).read(root));
        Optional<Optional<Reduces>> reduces = problems.attempt(() -> reduction.apply(
                new ReducesSection(states.declared(), data.data(), parameters)));
        problems.raise();

        Model model = new Model(name.orElseThrow(), title.orElseThrow(), source.orElseThrow(), parameters,
                activations.activations(), draws.draws(), data.data(), population.population(),
                checkedStates, conditions, definitions.definitions(), dynamics.orElseThrow(), closedForms, invariants,
                blowUp, observables, domain, asymptotics.orElseThrow(), reduces.orElseThrow());
        ModelFormulas.audit(model, audit(model));
        model.reduces().ifPresent(reduced -> {
            ModelFormulas.audit(reduced, audit(reduced.full()));
            problems.run(() -> new ReducedNames(model, reduced,
                    root.entry(Keys.REDUCES).orElseThrow().key().span()).check());
        });
        problems.raise();
        return model;
    }

    private IndexAudit audit(Model model) {
        return new IndexAudit(ModelFormulas.shapes(model), ModelFormulas.given(model), problems);
    }

    private void refuseBlowUp(YamlEntry entry) {
        problems.run(() -> {
            throw Diagnostic.at(entry.key().span(), Code.UNKNOWN_KEY, "a map has no 'blow-up': it moves in whole steps")
                    .exception();
        });
    }

    /** Refuses another version of the language, before anything else is judged. */
    static void checkVersion(YamlMapping root) {
        YamlText version = root.require(Keys.FLOWCHECK, "a model").requireText("1");
        if (!version.value().equals(VERSION)) {
            throw Diagnostic.at(version.span(), Code.UNSUPPORTED_VERSION, "this version of the language is not read")
                    .expecting(VERSION).finding(version.value()).exception();
        }
    }

    /** The model's name, a word that can be a file's name. */
    static YamlText name(YamlMapping root) {
        YamlText name = root.require(Keys.MODEL, "a model").requireText("the model's name");
        if (!NAME.matcher(name.value()).matches()) {
            throw Diagnostic.at(name.span(), Code.BAD_NAME, "this cannot be a model's name")
                    .expecting("lower-case words joined by hyphens").finding(name.value()).exception();
        }
        return name;
    }

    private static Source source(YamlNode node) {
        YamlMapping mapping = node.requireMapping("{paper: ..., at: ...}");
        mapping.checkKeys(Keys.OF_SOURCE, "a source");
        return new Source(line(mapping, Keys.PAPER), line(mapping, Keys.AT));
    }

    private static String line(YamlMapping mapping, String key) {
        return mapping.find(key).filter(node -> !(node instanceof YamlText text && text.value().isBlank()))
                .map(node -> Section.oneLine(node.requireText("a line of text").value())).orElse("");
    }
}
