package org.flowcheck.theory.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;

/** Reads {@code flow}, {@code rates} or {@code map}. */
final class DynamicsSection {

    private final List<StatesSection.Declared> states;
    private final Scope scope;

    DynamicsSection(List<StatesSection.Declared> states, Scope scope) {
        this.states = states;
        this.scope = scope;
    }

    Dynamics read(YamlMapping root) {
        List<YamlEntry> stated = Stream.of(Keys.FLOW, Keys.RATES, Keys.MAP).flatMap(key -> root.entry(key).stream())
                .toList();
        if (stated.size() > 1) {
            throw Diagnostic.at(stated.get(1).key().span(), Code.UNKNOWN_KEY,
                            "a model has one of 'flow', 'rates' and 'map'")
                    .finding(stated.stream().map(YamlEntry::name).collect(Collectors.joining(" and "))).exception();
        }
        if (stated.isEmpty()) {
            throw Diagnostic.at(root.start(), Code.MISSING_KEY,
                    "a model needs one of the keys 'flow', 'rates' and 'map'")
                    .expecting("flow: {ascend: E}, flow: {descend: L}, rates: (a[k]: formula), or map: (a[k]: formula)")
                    .exception();
        }
        YamlEntry entry = stated.get(0);
        return switch (entry.name()) {
            case Keys.FLOW -> gradientFlow(entry.value());
            case Keys.MAP -> new Dynamics.Updates(equations(entry, "a mapping from states to their next values"));
            default -> new Dynamics.Rates(equations(entry, "a mapping from states to rates"));
        };
    }

    private Dynamics gradientFlow(YamlNode node) {
        YamlMapping mapping = node.requireMapping("{ascend: E} or {descend: L}");
        mapping.checkKeys(Keys.OF_FLOW, "a flow");
        Optional<YamlNode> up = mapping.find(Keys.ASCEND);
        Optional<YamlNode> down = mapping.find(Keys.DESCEND);
        if (up.isPresent() && down.isPresent()) {
            throw Diagnostic.at(mapping.entry(Keys.ASCEND).orElseThrow().key().span()
                            .to(mapping.entry(Keys.DESCEND).orElseThrow().value().span()), Code.UNKNOWN_KEY,
                            "a flow has one of 'ascend' and 'descend', here are both")
                    .expecting("exactly one of them: {ascend: E} or {descend: L}").exception();
        }
        if (up.isEmpty() && down.isEmpty()) {
            throw Diagnostic.at(mapping.start(), Code.MISSING_KEY,
                    "a flow needs one of the keys 'ascend' and 'descend'")
                    .expecting("{ascend: E} or {descend: L}").exception();
        }
        Expression objective =
                FormulaChecker.number(Section.formula(up.or(() -> down).orElseThrow()), scope, Place.DYNAMICS);
        Map<String, Expression> mobilities = mapping.find(Keys.MOBILITY).map(this::mobilities).orElse(Map.of());
        Optional<Expression> step = mapping.find(Keys.STEP)
                .map(value -> positive(Section.formula(value), Place.STEP, "the step of gradient descent"));
        return new Dynamics.GradientFlow(up.isPresent() ? Dynamics.Direction.ASCEND : Dynamics.Direction.DESCEND,
                objective, mobilities, step);
    }

    /** One mobility for all states, or one for each state named. */
    private Map<String, Expression> mobilities(YamlNode node) {
        Map<String, Expression> mobilities = new LinkedHashMap<>();
        if (node instanceof YamlMapping mapping) {
            Set<String> known = new TreeSet<>(states.stream().map(state -> state.header().name()).toList());
            for (YamlEntry entry : mapping.entries()) {
                Header header = Header.name(entry.key());
                if (!known.contains(header.name())) {
                    throw Diagnostic.at(header.span(), Code.UNKNOWN_NAME, "'" + header.name() + "' is not a state")
                            .expecting(String.join(", ", known)).suggesting(Spelling.nearest(header.name(), known))
                            .exception();
                }
                header.requireScalar("the mobility of a state, one number for all its elements,");
                mobilities.put(header.name(), positive(Section.formula(entry.value()), Place.MOBILITY,
                        "the mobility of '" + header.name() + "'"));
            }
            return mobilities;
        }
        Expression one = positive(Section.formula(node), Place.MOBILITY, "the mobility");
        states.forEach(state -> mobilities.put(state.header().name(), one));
        return mobilities;
    }

    /** A formula of parameters; one of numbers alone must be positive, or the objective would not go the stated way. */
    private Expression positive(Term term, Place place, String what) {
        Expression factor = FormulaChecker.number(term, scope, place);
        if (Traversal.allNames(factor).isEmpty() && !isPositive(factor)) {
            throw Diagnostic.at(term.span(), Code.NUMBER_OUT_OF_RANGE, what + " is not positive")
                    .expecting("a positive number, or a formula of parameters").exception();
        }
        return factor;
    }

    private static boolean isPositive(Expression number) {
        try {
            double value = new Evaluator(new Bindings()).value(number);
            return value > 0 && Double.isFinite(value);
        } catch (EvaluationException none) {
            return false;
        }
    }

    private List<Equation> equations(YamlEntry section, String what) {
        Map<String, Equation> equations = new LinkedHashMap<>();
        Map<String, StatesSection.Declared> known = new LinkedHashMap<>();
        states.forEach(state -> known.put(state.header().name(), state));
        Problems inside = new Problems();
        for (YamlEntry entry : section.value().requireMapping(what).entries()) {
            inside.run(() -> {
                Header header = Header.name(entry.key());
                StatesSection.Declared state = Optional.ofNullable(known.get(header.name())).orElseThrow(() ->
                        Diagnostic.at(header.span(), Code.UNKNOWN_NAME, "'" + header.name() + "' is not a state")
                                .suggesting(Spelling.nearest(header.name(), known.keySet())).exception());
                if (equations.containsKey(header.name())) {
                    throw Diagnostic.at(header.span(), Code.NAME_TAKEN, "the state '" + header.name()
                            + "' has a second equation").expecting("one equation for each state").exception();
                }
                // Noted before it is checked: an equation with a slip in it is not a missing one.
                equations.put(header.name(), null);
                List<Axis> axes = header.rename(state.axes());
                Expression rate = FormulaChecker.number(Section.formula(entry.value()),
                        scope.withAxes(axes, header.span()), Place.DYNAMICS);
                equations.put(header.name(), new Equation(header.name(), axes, rate));
            });
        }
        for (StatesSection.Declared state : states) {
            if (!equations.containsKey(state.header().name())) {
                inside.run(() -> {
                    throw Diagnostic.at(section.key().span(), Code.MISSING_RATE, "the state '" + state.header().name()
                            + "' has no equation").expecting(Header.form(state.header().name(), state.axes()))
                            .exception();
                });
            }
        }
        inside.raise();
        return states.stream().map(state -> equations.get(state.header().name())).toList();
    }
}
