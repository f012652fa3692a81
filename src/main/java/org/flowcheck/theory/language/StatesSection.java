package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.InitialConditions;
import org.flowcheck.theory.model.State;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;

/** Reads {@code states} and {@code initial conditions}: first the shapes, then, once draws are known, the values. */
final class StatesSection {

    /** A state whose initial value is parsed and not checked yet. */
    record Declared(Header header, List<Axis> axes, Term initial, String meaning, Optional<String> latex) {
    }

    /** A value of named initial conditions that is parsed and not checked yet. */
    record Stated(Declared state, Term value) {
    }

    private final Problems problems;
    private final Map<String, Declared> states = new LinkedHashMap<>();
    private final Map<String, List<Stated>> conditions = new LinkedHashMap<>();

    StatesSection(Problems problems) {
        this.problems = problems;
    }

    /** Reads names, shapes and the text of initial values; gives the scope with the states. */
    Scope declare(YamlMapping root, Scope parameters) {
        Scope[] scope = {parameters};
        if (root.require(Keys.STATES, "a model") instanceof YamlMapping mapping && mapping.entries().isEmpty()) {
            throw Diagnostic.at(mapping.start(), Code.MISSING_KEY, "a model needs at least one state").exception();
        }
        Section.each(root, Keys.STATES, "a mapping from states to initial values", problems, entry -> {
            Declared state = declare(entry, parameters);
            scope[0] = scope[0].declaring(Symbol.array(state.header().name(), Symbol.Role.STATE, state.axes()),
                    state.header().span());
            states.put(state.header().name(), state);
        });
        Section.each(root, Keys.INITIAL_CONDITIONS, "a mapping from names to initial values", problems, this::stated);
        return scope[0];
    }

    private Declared declare(YamlEntry entry, Scope parameters) {
        Header header = Header.name(entry.key());
        Optional<YamlNode> ranges = Section.optional(entry, Keys.FOR, Keys.OF_STATE);
        if (!header.indices().isEmpty() && ranges.isEmpty()) {
            throw Ranges.unknown(header, header.indices().get(0), "is not stated").exception();
        }
        boolean spelledOut = entry.value() instanceof YamlMapping mapping
                && Section.isSpelledOut(mapping, Keys.OF_STATE);
        if (spelledOut && ((YamlMapping) entry.value()).find(Keys.INITIAL).isEmpty()) {
            ((YamlMapping) entry.value()).checkKeys(Keys.OF_STATE, "a state");
            throw Diagnostic.at(header.span(), Code.MISSING_INITIAL, "the state '" + header.name()
                    + "' has no initial value").expecting("{initial: ...}").exception();
        }
        YamlNode value = Section.valueOf(entry, Keys.INITIAL, Keys.OF_STATE, "a state");
        List<Axis> axes = ranges.map(node -> Ranges.stated(header, node, parameters)).orElse(List.of());
        Term initial = Section.formula(value);
        return new Declared(header, axes, initial, Section.line(entry, Keys.MEANING, Keys.OF_STATE).orElse(""),
                LatexLine.of(entry, Keys.OF_STATE));
    }

    private void stated(YamlEntry entry) {
        Header label = Header.label(entry.key()).requireScalar("the name of initial conditions");
        List<Stated> values = new ArrayList<>();
        for (YamlEntry value : entry.value().requireMapping("a mapping from states to initial values").entries()) {
            problems.run(() -> {
                Header header = Header.name(value.key());
                Declared state = Optional.ofNullable(states.get(header.name())).orElseThrow(() ->
                        Diagnostic.at(header.span(), Code.UNKNOWN_NAME, "'" + header.name() + "' is not a state")
                                .suggesting(Spelling.nearest(header.name(), states.keySet())).exception());
                List<Axis> named = header.rename(state.axes());
                if (!named.equals(state.axes())) {
                    throw Diagnostic.at(value.key().span(), Code.INDEX_NAMES,
                            "the indices are named in another way than under 'states'")
                            .expecting(Header.form(header.name(), state.axes())).exception();
                }
                values.add(new Stated(state, Section.formula(value.value())));
            });
        }
        conditions.put(label.name(), values);
    }

    /** The states as declared. */
    List<Declared> declared() {
        return List.copyOf(states.values());
    }

    /** Every initial value, those of named initial conditions included. */
    List<DrawRanges.Use> uses() {
        List<DrawRanges.Use> all = new ArrayList<>();
        states.values().forEach(state -> all.add(new DrawRanges.Use(state.axes(), state.initial())));
        conditions.values().forEach(stated ->
                stated.forEach(value -> all.add(new DrawRanges.Use(value.state().axes(), value.value()))));
        return all;
    }

    /** Checks the initial values of the states. */
    List<State> states(Scope scope) {
        List<State> checked = new ArrayList<>();
        for (Declared state : states.values()) {
            problems.attempt(() -> initial(state, state.initial(), scope)).ifPresent(initial -> checked.add(new State(
                    state.header().name(), state.axes(), initial, state.meaning(), state.latex())));
        }
        return checked;
    }

    /** Checks the named initial conditions. */
    List<InitialConditions> conditions(Scope scope) {
        List<InitialConditions> checked = new ArrayList<>();
        conditions.forEach((name, stated) -> {
            Map<String, Expression> values = new LinkedHashMap<>();
            stated.forEach(value -> problems.attempt(() -> initial(value.state(), value.value(), scope))
                    .ifPresent(initial -> values.put(value.state().header().name(), initial)));
            checked.add(new InitialConditions(name, values));
        });
        return checked;
    }

    private static Expression initial(Declared state, Term value, Scope scope) {
        return FormulaChecker.number(value, scope.withAxes(state.axes(), state.header().span()), Place.INITIAL);
    }
}
