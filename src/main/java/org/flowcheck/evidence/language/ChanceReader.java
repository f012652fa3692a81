package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Operator;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlSequence;

/** Reads what is said of the chance of events of known laws: {@code ChiSquareDistribution[m] <= 3*m/2 && ...}. */
final class ChanceReader {

    private static final List<String> LAWS = Arrays.stream(Obligation.Law.values()).map(Obligation.Law::head).toList();
    private static final String FORM = "something like m/2 <= ChiSquareDistribution[m] <= 3*m/2, several joined by &&";
    private static final int MOST_CASES = 10_000;

    private final ConstantReader constants;
    private final Map<String, MappedText> quantities;

    ChanceReader(ConstantReader constants, Map<String, MappedText> quantities) {
        this.constants = constants;
        this.quantities = quantities;
    }

    Obligation read(ProofText.Constant text) {
        Term of = FormulaParser.parse(text.of());
        Term bound = FormulaParser.parse(text.bound());
        List<Term> parts = of instanceof Term.Chain chain && chain.level() == Operator.Level.CONJUNCTION
                ? chain.operands() : List.of(of);
        parts.forEach(ChanceReader::requireForm);
        Map<String, Span> names = new TreeMap<>(NumberNames.in(of, quantities));
        NumberNames.in(bound, quantities).forEach(names::putIfAbsent);
        Model model = ConstantReader.declared(names);
        Map<String, List<Double>> values = values(text, names);
        List<Obligation.Event> events = parts.stream().map(part -> event((Term.Chain) part, model)).toList();
        return new Obligation.Chance(ConstantReader.written(text.of()), events, values, text.relation(),
                constants.number(model, bound), ConstantReader.written(text.bound()));
    }

    /** Refuses what is no chain of comparisons of one direction around one law. */
    private static void requireForm(Term part) {
        boolean chain = part instanceof Term.Chain comparison && comparison.level() == Operator.Level.COMPARISON;
        List<Term> sides = chain ? ((Term.Chain) part).operands() : List.of();
        List<Term.Call> laws = sides.stream().filter(Term.Call.class::isInstance).map(Term.Call.class::cast)
                .filter(call -> LAWS.contains(call.name())).toList();
        boolean upwards = chain && ((Term.Chain) part).operators().stream().allMatch(ChanceReader::upwards);
        boolean downwards = chain && ((Term.Chain) part).operators().stream().allMatch(ChanceReader::downwards);
        int most = 3;
        if (laws.size() == 1 && (upwards || downwards) && sides.size() <= most
                && (sides.size() < most || sides.get(1) == laws.get(0))) {
            RunFormulas.requireArguments(laws.get(0), 1);
            return;
        }
        Optional<Term.Call> unknown = laws.isEmpty() ? sides.stream().filter(Term.Call.class::isInstance)
                .map(Term.Call.class::cast).filter(call -> Spelling.nearest(call.name(), LAWS).isPresent()).findFirst()
                : Optional.empty();
        if (unknown.isPresent()) {
            throw Diagnostic.at(unknown.get().head().span(), Code.UNKNOWN_LAW, "'" + unknown.get().name()
                            + "' is not a law whose tails are known").expecting(String.join(", ", LAWS))
                    .suggesting(Spelling.nearest(unknown.get().name(), LAWS)).exception();
        }
        throw Diagnostic.at(part.span(), Code.CONSTANT_FORM, "an event is a number of one law between bounds")
                .expecting(FORM).exception();
    }

    private static boolean upwards(Operator operator) {
        return operator == Operator.LESS || operator == Operator.AT_MOST;
    }

    private static boolean downwards(Operator operator) {
        return operator == Operator.GREATER || operator == Operator.AT_LEAST;
    }

    private Obligation.Event event(Term.Chain chain, Model model) {
        Optional<Expression> lower = Optional.empty();
        Optional<Expression> upper = Optional.empty();
        boolean upwards = upwards(chain.operators().get(0));
        Term.Call law = null;
        for (Term side : chain.operands()) {
            if (side instanceof Term.Call call && LAWS.contains(call.name())) {
                law = call;
            } else if (law == null == upwards) {
                lower = Optional.of(constants.number(model, side));
            } else {
                upper = Optional.of(constants.number(model, side));
            }
        }
        return new Obligation.Event(Obligation.Law.values()[LAWS.indexOf(law.name())],
                constants.number(model, law.arguments().get(0)), lower, upper);
    }

    private static Map<String, List<Double>> values(ProofText.Constant text, Map<String, Span> names) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        long cases = 1;
        for (YamlEntry entry : text.values().map(YamlMapping::entries).orElse(List.of())) {
            if (!names.containsKey(entry.name())) {
                throw Diagnostic.at(entry.key().span(), Code.UNKNOWN_PARAMETER, "'" + entry.name()
                                + "' stands neither in the events nor in the bound")
                        .expecting(String.join(", ", names.keySet()))
                        .suggesting(Spelling.nearest(entry.name(), names.keySet())).exception();
            }
            List<YamlNode> nodes = entry.value() instanceof YamlSequence list ? list.items() : List.of(entry.value());
            values.put(entry.name(), nodes.stream().map(RunReader::number).toList());
            cases = Math.min(MOST_CASES + 1L, cases * nodes.size());
        }
        names.forEach((name, place) -> {
            if (!values.containsKey(name) || values.get(name).isEmpty()) {
                throw Diagnostic.at(place, Code.MISSING_VALUE, "a chance is computed at given values: '" + name
                        + "' has none").expecting("with: {" + name + ": [...]}").exception();
            }
        });
        if (cases > MOST_CASES) {
            throw Diagnostic.at(text.values().orElseThrow().span(), Code.NUMBER_OUT_OF_RANGE, "too many values")
                    .expecting("at most " + MOST_CASES + " combinations").exception();
        }
        return values;
    }
}
