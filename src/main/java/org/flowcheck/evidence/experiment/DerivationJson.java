package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.theory.calculus.FoldedRamps;
import org.flowcheck.theory.calculus.ReductionProof;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;

/** A derivation as JSON, formulas as text of the model language. */
final class DerivationJson {

    private DerivationJson() {
    }

    /** The document. */
    static Json.Members of(Derivation derivation) {
        List<Json> invariants = new ArrayList<>();
        derivation.invariants().found().forEach(found -> invariants.add(Json.object()
                .with("name", found.invariant().name()).with("indices", indices(found.invariant().axes()))
                .with("formula", ExpressionText.of(found.invariant().value()))
                .with("proof", found.proof().detail())));
        return Json.object().with("model", derivation.model().name())
                .with("discrete", derivation.model().dynamics().discrete())
                .with("equations", derivation.equations().stream().map(DerivationJson::equation).toList())
                .with("definitions", derivation.definitions().stream().map(DerivationJson::definition).toList())
                .with("expansion", derivation.expansion().<Json>map(DerivationJson::expansion).orElse(Json.nothing()))
                .with("balance", derivation.balance().<Json>map(report ->
                        BalanceJson.of(report, derivation.measured(), new FoldedRamps(derivation.model())::in))
                        .orElse(Json.nothing()))
                .with("invariants", invariants)
                .with("notLookedFor", Json.texts(derivation.invariants().omitted()))
                .with("reductions", derivation.reductions().stream().map(DerivationJson::comparison).toList())
                .with("refused", derivation.refusals().stream().map(DerivationJson::refusal).toList());
    }

    private static Json.Members refusal(Derivation.Refusal refusal) {
        Diagnostic why = refusal.why();
        return Json.object().with("part", refusal.part().name().toLowerCase(Locale.ROOT))
                .with("other", refusal.other().isEmpty() ? Json.nothing() : Json.of(refusal.other()))
                .with("code", why.code().id()).with("message", why.message())
                .with("place", why.span().map(Span::place).<Json>map(Json::of).orElse(Json.nothing()));
    }

    private static Json.Members equation(Equation equation) {
        return Json.object().with("state", equation.state()).with("indices", indices(equation.axes()))
                .with("formula", ExpressionText.of(equation.rate()));
    }

    private static Json.Members definition(Definition definition) {
        return Json.object().with("name", definition.name()).with("indices", indices(definition.axes()))
                .with("formula", ExpressionText.of(definition.value()));
    }

    private static Json indices(List<Axis> axes) {
        return Json.texts(axes.stream().map(Axis::index).toList());
    }

    private static Json.Members expansion(Derivation.Expansion expansion) {
        Json.Members powers = Json.object();
        for (Map.Entry<String, Integer> power : new TreeMap<>(expansion.flow().powers()).entrySet()) {
            powers = powers.with(power.getKey(), power.getValue());
        }
        List<Json> rates = new ArrayList<>();
        expansion.flow().rates().forEach(rate -> rates.add(Json.object().with("state", rate.state())
                .with("indices", indices(rate.axes())).with("parts", rate.parts().entrySet().stream()
                        .map(part -> Json.object().with("power", part.getKey())
                                .with("formula", ExpressionText.of(part.getValue()))).toList())));
        List<Json> remainders = new ArrayList<>();
        for (Derivation.Remainder remainder : expansion.remainders()) {
            remainders.add(Json.object().with("state", remainder.state())
                    .with("power", remainder.next().<Json>map(Json::of).orElse(Json.nothing()))
                    .with("slope", remainder.slope()));
        }
        Json.Members fixed = Json.object();
        for (Map.Entry<String, Integer> value : expansion.fixed().entrySet()) {
            fixed = fixed.with(value.getKey(), value.getValue());
        }
        return Json.object().with("small", expansion.flow().small()).with("fixed", fixed).with("powers", powers)
                .with("leading", expansion.flow().leading()).with("rates", rates)
                .with("clock", expansion.clock().map(ExpressionText::of).orElse("1")).with("remainders", remainders);
    }

    private static Json.Members comparison(Derivation.Comparison comparison) {
        List<Json> states = new ArrayList<>();
        for (ReductionProof.Comparing state : comparison.result().states()) {
            states.add(Json.object().with("state", state.state()).with("indices", indices(state.axes()))
                    .with("image", ExpressionText.of(comparison.reduces().states().get(state.state()).value()))
                    .with("verdict", ReductionWords.Rates.of(state, comparison.result()).word())
                    .with("proof", state.proof().detail())
                    .with("missing", texts(state.missing())).with("extra", texts(state.extra())));
        }
        return Json.object().with("reduced", comparison.reduced().name())
                .with("full", comparison.reduces().full().name())
                .with("order", comparison.reduces().order().<Json>map(Json::of).orElse(Json.nothing()))
                .with("clock", comparison.reduces().clock().map(ExpressionText::of).orElse("1"))
                .with("clockIsPositive", ReductionWords.isForward(comparison.reduces()))
                .with("on", texts(List.copyOf(comparison.reduces().manifold())))
                .with("set", comparison.result().set().stream().map(equation -> Json.object()
                        .with("equation", ExpressionText.of(equation.equation()))
                        .with("verdict", ReductionWords.staying(equation.proof()))
                        .with("proof", equation.proof().detail())).toList())
                .with("verdict", ReductionWords.Rates.of(comparison.result()).word())
                .with("states", states);
    }

    private static Json texts(List<Expression> formulas) {
        return Json.texts(formulas.stream().map(ExpressionText::of).toList());
    }
}
