package org.flowcheck.theory.language;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;

/** Which functions activations are, for numbers: {@code sigma=Tanh}, or {@code {sigma: Tanh}} in a claim. */
public final class ActivationChoice {

    private static final String FORM = "{sigma: Tanh}";

    private ActivationChoice() {
    }

    /**
     * Reads a mapping of activations to functions.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException for a name that is no activation of the model, one that the
     *     model fixes, an unknown function, or one whose derivatives at zero are not those that the model states
     */
    public static Map<String, Activation.Named> read(YamlNode node, Model model) {
        YamlMapping mapping = node.requireMapping(FORM);
        if (mapping.entries().isEmpty()) {
            throw Diagnostic.at(mapping.span(), Code.MISSING_VALUE, "no function is chosen").expecting(FORM)
                    .exception();
        }
        Map<String, Activation.Named> chosen = new LinkedHashMap<>();
        for (YamlEntry entry : mapping.entries()) {
            Activation activation = model.activation(entry.name()).orElseThrow(() -> unknown(entry, model));
            chosen.put(entry.name(), of(activation, entry.value().requireText("a function such as Tanh").content()));
        }
        return chosen;
    }

    private static RuntimeException unknown(YamlEntry entry, Model model) {
        Set<String> known = new TreeSet<>(model.activations().stream().filter(activation -> !activation.fixed())
                .map(Activation::name).toList());
        return Diagnostic.at(entry.key().span(), Code.UNKNOWN_NAME, "'" + entry.name() + "' is not an activation of "
                        + model.name())
                .expecting(known.isEmpty() ? "no choice: it leaves none open" : String.join(", ", known))
                .suggesting(Spelling.nearest(entry.name(), known)).exception();
    }

    /** The function that a text chooses for an activation. */
    static Activation.Named of(Activation activation, MappedText text) {
        Span place = text.span();
        if (activation.fixed()) {
            throw Diagnostic.at(place, Code.PARAMETER_INVALID, "the model says which function '" + activation.name()
                    + "' is").expecting("no setting of it").exception();
        }
        if (text.text().indexOf(',') >= 0) {
            throw oneFunction(activation.name(), place);
        }
        Activation.Named named = ActivationsSection.named(text.text().strip(), place);
        ActivationsSection.requireAgreement(activation.name(), activation.atZero(), named, place);
        return named;
    }

    static RuntimeException oneFunction(String activation, Span place) {
        return Diagnostic.at(place, Code.PARAMETER_INVALID, "'" + activation + "' is one function at a time")
                .expecting("a function such as Tanh").exception();
    }

    /** A model with some activations chosen. */
    public static Model applied(Map<String, Activation.Named> chosen, Model model) {
        return chosen.isEmpty() ? model : model.withActivations(model.activations().stream()
                .map(activation -> Optional.ofNullable(chosen.get(activation.name()))
                        .<Activation>map(activation::being).orElse(activation)).toList());
    }

    /** An activation of which no function is known; empty if numbers can be put into all. */
    public static Optional<Activation> open(Model model) {
        return model.activations().stream().filter(activation -> activation.rule().isEmpty()).findFirst();
    }
}
