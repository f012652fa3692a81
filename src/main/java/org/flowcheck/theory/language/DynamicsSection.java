package org.flowcheck.theory.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;

/** Reads {@code flow} or {@code rates}. */
final class DynamicsSection {

    private final List<StatesSection.Declared> states;
    private final Scope scope;

    DynamicsSection(List<StatesSection.Declared> states, Scope scope) {
        this.states = states;
        this.scope = scope;
    }

    Dynamics read(YamlMapping root) {
        Optional<YamlEntry> flow = root.entry(Keys.FLOW);
        Optional<YamlEntry> rates = root.entry(Keys.RATES);
        if (flow.isPresent() && rates.isPresent()) {
            throw Diagnostic.at(rates.get().key().span(), Code.UNKNOWN_KEY, "a model has either 'flow' or 'rates'")
                    .finding("both").exception();
        }
        if (flow.isEmpty() && rates.isEmpty()) {
            throw Diagnostic.at(root.start(), Code.MISSING_KEY, "a model needs the key 'flow' or 'rates'")
                    .expecting("flow: {ascend: E}, flow: {descend: L}, or rates: (a[k]: formula)").exception();
        }
        return flow.isPresent() ? gradientFlow(flow.get().value()) : rates(rates.get());
    }

    private Dynamics gradientFlow(YamlNode node) {
        YamlMapping mapping = node.requireMapping("{ascend: E} or {descend: L}");
        mapping.checkKeys(Keys.OF_FLOW, "a flow");
        Optional<YamlNode> up = mapping.find(Keys.ASCEND);
        Optional<YamlNode> down = mapping.find(Keys.DESCEND);
        if (up.isPresent() == down.isPresent()) {
            throw Diagnostic.at(mapping.start(), Code.MISSING_KEY, "a flow needs one of the keys 'ascend' and 'descend'")
                    .expecting("{ascend: E} or {descend: L}").exception();
        }
        Expression objective = FormulaChecker.number(Section.formula(up.or(() -> down).orElseThrow()), scope, Place.DYNAMICS);
        Optional<Expression> mobility = mapping.find(Keys.MOBILITY)
                .map(value -> FormulaChecker.number(Section.formula(value), scope, Place.MOBILITY));
        return new Dynamics.GradientFlow(up.isPresent() ? Dynamics.Direction.ASCEND : Dynamics.Direction.DESCEND,
                objective, mobility);
    }

    private Dynamics rates(YamlEntry section) {
        Map<String, Equation> equations = new LinkedHashMap<>();
        Map<String, StatesSection.Declared> known = new LinkedHashMap<>();
        states.forEach(state -> known.put(state.header().name(), state));
        Problems inside = new Problems();
        for (YamlEntry entry : section.value().requireMapping("a mapping from states to rates").entries()) {
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
                            + "' has no equation").expecting(Header.form(state.header().name(), state.axes())).exception();
                });
            }
        }
        inside.raise();
        return new Dynamics.Rates(states.stream().map(state -> equations.get(state.header().name())).toList());
    }
}
