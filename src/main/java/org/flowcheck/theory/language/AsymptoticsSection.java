package org.flowcheck.theory.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlText;

/** Reads {@code asymptotics}: which parameter is small, which is large, and which time scale is looked at. */
final class AsymptoticsSection {

    private static final String FORM = "{small: eps}, {width: m, time: Log}, or both";

    private final List<Parameter> parameters;

    AsymptoticsSection(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    Optional<Asymptotics> read(YamlMapping root) {
        return root.entry(Keys.ASYMPTOTICS).map(this::asymptotics);
    }

    private Asymptotics asymptotics(YamlEntry entry) {
        YamlMapping mapping = entry.value().requireMapping(FORM);
        mapping.checkKeys(Keys.OF_ASYMPTOTICS, "asymptotics");
        Optional<String> small = mapping.find(Keys.SMALL).map(name -> parameter(name, Parameter.Kind.REAL));
        if (mapping.entry(Keys.WIDTH).isPresent() != mapping.entry(Keys.TIME).isPresent()) {
            throw Diagnostic.at(mapping.start(), Code.MISSING_KEY, "'width' and 'time' belong together").expecting(FORM)
                    .exception();
        }
        Optional<Asymptotics.Scaling> scaling = mapping.find(Keys.WIDTH).map(name -> new Asymptotics.Scaling(
                parameter(name, Parameter.Kind.INTEGER), clock(mapping.require(Keys.TIME, "asymptotics"))));
        if (small.isEmpty() && scaling.isEmpty()) {
            throw Diagnostic.at(mapping.start(), Code.MISSING_KEY, "nothing is said to be small or large")
                    .expecting(FORM)
                    .exception();
        }
        return new Asymptotics(small, scaling, Origin.at(entry.key().span()));
    }

    private String parameter(YamlNode node, Parameter.Kind kind) {
        String what = kind == Parameter.Kind.REAL ? "a real parameter" : "an integer parameter";
        YamlText text = node.requireText("the name of " + what);
        Set<String> known = new TreeSet<>(parameters.stream().filter(parameter -> parameter.kind() == kind)
                .map(Parameter::name).toList());
        if (!known.contains(text.value())) {
            throw Diagnostic.at(text.span(), Code.UNKNOWN_NAME, "'" + text.value() + "' is not " + what)
                    .expecting(known.isEmpty() ? what : String.join(", ", known))
                    .suggesting(Spelling.nearest(text.value(), known)).exception();
        }
        return text.value();
    }

    private static Asymptotics.Clock clock(YamlNode node) {
        YamlText text = node.requireText("Log or Power");
        Set<String> known = new TreeSet<>();
        for (Asymptotics.Clock clock : Asymptotics.Clock.values()) {
            known.add(clock.head());
            if (clock.head().equals(text.value())) {
                return clock;
            }
        }
        throw Diagnostic.at(text.span(), Code.UNKNOWN_WORD, "'" + text.value() + "' is not a time scale")
                .expecting("Log for t = tau*Log[m], or Power for t = m^tau")
                .suggesting(Spelling.nearest(text.value(), known)).exception();
    }
}
