package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.Condition;
import org.flowcheck.evidence.claim.JudgingCost;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.TimeVariable;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.ScalarFunction;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Operator;
import org.flowcheck.theory.syntax.Term;

/**
 * Gives formulas about runs their meaning. A formula never mixes numbers per run with estimates over the ensemble.
 */
final class RunFormulas {

    /** The index of a run's last sample: {@code r.E[end]}. */
    static final String END = "end";
    /** Constants; not E, which in claims is more often an energy whose run was forgotten. */
    private static final List<String> CONSTANTS = List.of("Pi", "Infinity");

    private final List<RunPlan> runs;
    private final QuantityScope quantities;
    private final NamedNumbers numbers;
    private final TimesInSight times;
    private final RunReferences references;
    private final OperatorForms operators;
    private String run;

    /**
     * Formulas about runs.
     *
     * @param runs the runs, one or more
     * @param variables times that the claim quantifies over
     * @param quantities what series are formulas of
     * @param numbers names for formulas about runs
     * @param intervals how many estimates over the ensemble the claim makes
     */
    RunFormulas(List<RunPlan> runs, List<TimeVariable> variables, QuantityScope quantities,
                NamedNumbers numbers, int intervals) {
        this.runs = runs;
        this.quantities = quantities;
        this.numbers = numbers;
        this.times = new TimesInSight(variables);
        this.references = new RunReferences(runs, quantities, times);
        this.operators = new OperatorForms(this, intervals);
    }

    /** Every series that the formulas read so far use, once each. */
    List<Value.Series> measured() {
        return references.measured();
    }

    /** The run whose cells and sampled times a formula is about: the first it names, else the first of the claim. */
    String mainRun(Term term) {
        return RunNames.first(term, runs).orElse(runs.get(0).name());
    }

    /** The condition a formula means. */
    Condition condition(Term term) {
        run = mainRun(term);
        return truth(term);
    }

    /** The value of a formula about the cells of a run, at the times that are quantified over. */
    Value valueOn(String name, Term term) {
        run = name;
        return number(term);
    }

    /** What a formula of the runs of a name means, with the claim's times out of sight. */
    Value numberOn(String name, Term term) {
        run = name;
        return times.without(() -> number(term));
    }

    /** Refuses a check that would take very long, as operators inside operators do. */
    static void requireBounded(double cost, Span span) {
        if (!(cost <= JudgingCost.LARGEST)) {
            throw Diagnostic.at(span, Code.NUMBER_OUT_OF_RANGE, "this looks at too many numbers")
                    .expecting("at most " + Double.toString(JudgingCost.LARGEST).replace(".0E", "e")
                            + ": fewer samples, runs, times or operators in each other")
                    .exception();
        }
    }

    /** Refuses what is no number per run. */
    static void requirePerRun(Value.Level level, Term term, String owner) {
        if (level != Value.Level.RUN) {
            throw Diagnostic.at(term.span(), Code.LEVEL_MISMATCH, "'" + owner + "' wants a number per run here")
                    .expecting("something like r.T, r.m or Sup[r.x[t], t]").exception();
        }
    }

    /** A condition on the runs of a name; nothing if it speaks of other runs only. */
    Optional<Condition> conditionOn(String name, MappedText text) {
        Term term = term(text);
        if (RunNames.first(term, runs).filter(other -> !other.equals(name)).isPresent()) {
            return Optional.empty();
        }
        RunPairs.require(term, name, runs);
        run = name;
        Condition condition = truth(term);
        if (condition.level() == Value.Level.ENSEMBLE) {
            throw Diagnostic.at(term.span(), Code.LEVEL_MISMATCH, "an estimate over the ensemble cannot choose samples")
                    .expecting("a condition on a run, such as r.x[t] > 0").exception();
        }
        return Optional.of(condition);
    }

    /** A formula with the claim's names for numbers replaced. */
    Term term(MappedText text) {
        return numbers.term(text);
    }

    /** The runs of a known name. */
    RunPlan plan(String name) {
        return runs.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    List<RunPlan> runs() {
        return runs;
    }

    Condition truth(Term term) {
        if (term instanceof Term.Not not) {
            return new Condition.Not(truth(not.operand()));
        }
        if (term instanceof Term.Chain chain) {
            switch (chain.level()) {
                case CONJUNCTION -> {
                    return new Condition.All(chain.operands().stream().map(this::truth).toList());
                }
                case DISJUNCTION -> {
                    return new Condition.Any(chain.operands().stream().map(this::truth).toList());
                }
                case COMPARISON -> {
                    return compare(chain);
                }
                case SUM, PRODUCT -> { }
            }
        }
        throw Diagnostic.at(term.span(), Code.NOT_A_CONDITION, "a number stands where a condition is wanted")
                .expecting("a comparison such as r.E[t] > 0").exception();
    }

    private Condition compare(Term.Chain chain) {
        List<Value> sides = chain.operands().stream().map(this::number).toList();
        List<Condition> comparisons = new ArrayList<>();
        for (int i = 0; i < chain.operators().size(); i++) {
            requireOneLevel(List.of(sides.get(i), sides.get(i + 1)), chain.span());
            comparisons.add(new Condition.Compare(sides.get(i), WrittenFormula.relation(chain.operators().get(i)),
                    sides.get(i + 1)));
        }
        return comparisons.size() == 1 ? comparisons.get(0) : new Condition.All(comparisons);
    }

    Value number(Term term) {
        if (term instanceof Term.Numeral numeral) {
            return new Value.Number(numeral.value().toDouble());
        }
        if (term instanceof Term.Name name) {
            return name(name);
        }
        if (term instanceof Term.Negative negative) {
            return product(List.of(new Value.Number(-1), number(negative.operand())), term.span());
        }
        if (term instanceof Term.Raised raised) {
            return power(number(raised.base()), number(raised.exponent()), term.span());
        }
        if (term instanceof Term.Chain chain && chain.level() == Operator.Level.SUM) {
            return sum(chain);
        }
        if (term instanceof Term.Chain chain && chain.level() == Operator.Level.PRODUCT) {
            List<Value> factors = new ArrayList<>();
            for (int i = 0; i < chain.operands().size(); i++) {
                Value factor = number(chain.operands().get(i));
                boolean divided = i > 0 && chain.operators().get(i - 1) == Operator.DIVIDE;
                factors.add(divided ? power(factor, new Value.Number(-1), chain.span()) : factor);
            }
            return product(factors, chain.span());
        }
        if (term instanceof Term.Call call) {
            return call(call);
        }
        if (term instanceof Term.Braces) {
            throw Diagnostic.at(term.span(), Code.FORMULA_SYNTAX, "a range stands where a number is wanted")
                    .exception();
        }
        throw Diagnostic.at(term.span(), Code.NOT_A_NUMBER, "a condition stands where a number is wanted").exception();
    }

    private Value sum(Term.Chain chain) {
        List<Value> terms = new ArrayList<>();
        for (int i = 0; i < chain.operands().size(); i++) {
            Value value = number(chain.operands().get(i));
            boolean minus = i > 0 && chain.operators().get(i - 1) == Operator.MINUS;
            terms.add(minus ? product(List.of(new Value.Number(-1), value), chain.span()) : value);
        }
        requireOneLevel(terms, chain.span());
        return folded(new Value.Sum(terms));
    }

    private static Value product(List<Value> factors, Span span) {
        requireOneLevel(factors, span);
        return folded(new Value.Product(factors));
    }

    private static Value power(Value base, Value exponent, Span span) {
        requireOneLevel(List.of(base, exponent), span);
        return folded(new Value.Raised(base, exponent));
    }

    /** A formula of numbers alone is a number. */
    static Value folded(Value value) {
        return value.level() == Value.Level.CONSTANT ? new Value.Number(value.at(null)) : value;
    }

    static void requireOneLevel(List<Value> parts, Span span) {
        boolean perRun = parts.stream().anyMatch(part -> part.level() == Value.Level.RUN);
        boolean ensemble = parts.stream().anyMatch(part -> part.level() == Value.Level.ENSEMBLE);
        if (perRun && ensemble) {
            throw Diagnostic.at(span, Code.LEVEL_MISMATCH,
                    "an estimate over the ensemble is combined with a number per run")
                    .expecting("both sides of one level: Slope, Fraction and Quantile stand with numbers").exception();
        }
    }

    private Value name(Term.Name name) {
        Optional<Integer> variable = times.find(name.name());
        if (variable.isPresent()) {
            return new Value.Time(times.runOf(name.name()).orElse(run), variable.get(), name.name());
        }
        if (name.name().indexOf('.') >= 0) {
            return references.number(name);
        }
        Optional<ScalarFunction> constant = FunctionTable.find(name.name())
                .filter(function -> CONSTANTS.contains(name.name()));
        if (constant.isPresent()) {
            return new Value.Number(constant.get().value());
        }
        Set<String> known = names();
        known.remove(END);
        runs.forEach(plan -> quantities.names(plan).forEach(quantity -> known.add(plan.name() + "." + quantity)));
        Diagnostic unknown = Diagnostic.at(name.span(), Code.UNKNOWN_NAME, "'" + name.name() + "' is not declared")
                .expecting("a time of 'for all', or something of a run, as in " + runs.get(0).name() + ".x[t]");
        String ofRun = runs.get(0).name() + "." + name.name();
        throw unknown.suggesting(known.contains(ofRun) ? Optional.of(ofRun) : Spelling.nearest(name.name(), known))
                .exception();
    }

    private Value call(Term.Call call) {
        if (call.name().indexOf('.') >= 0) {
            return references.series(call);
        }
        if (operators.handles(call.name())) {
            return operators.value(call);
        }
        ScalarFunction function = FunctionTable.find(call.name()).filter(found -> found.arity() != 0)
                .orElseThrow(() -> unknownFunction(call));
        if (call.primes() > 0) {
            throw Diagnostic.at(call.span(), Code.DERIVATIVE_QUOTE,
                    "a derivative has no meaning in a formula about runs")
                    .expecting("a quantity with Dt[...]").exception();
        }
        requireArguments(call, function.arity() < 0 ? call.arguments().size() : function.arity());
        List<Value> arguments = call.arguments().stream().map(this::number).toList();
        requireOneLevel(arguments, call.span());
        return folded(new Value.Call(function, arguments));
    }

    static void requireArguments(Term.Call call, int wanted) {
        if (call.arguments().size() != wanted) {
            throw Diagnostic.at(call.span(), Code.WRONG_NUMBER_OF_ARGUMENTS, "'" + call.name() + "' takes " + wanted
                    + (wanted == 1 ? " argument" : " arguments") + ", not " + call.arguments().size()).exception();
        }
    }

    private RuntimeException unknownFunction(Term.Call call) {
        WholeQuantity.requireNone(call);
        Set<String> known = new TreeSet<>(operators.names());
        FunctionTable.names().stream().filter(name -> FunctionTable.find(name).orElseThrow().arity() != 0)
                .forEach(known::add);
        Diagnostic unknown = Diagnostic.at(call.head().span(), Code.UNKNOWN_FUNCTION, "'" + call.name()
                + "' is not a function of formulas about runs");
        boolean ofRun = runs.stream().anyMatch(plan -> quantities.names(plan).contains(call.name()));
        return unknown.suggesting(ofRun ? Optional.of(runs.get(0).name() + "." + call.name() + "[...]")
                : Spelling.nearest(call.name(), known)).exception();
    }

    /** Names that stand alone in formulas: times, and the claim's numbers. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(times.names());
        names.addAll(numbers.meanings().keySet());
        names.add(END);
        return names;
    }

    /** The times in sight. */
    TimesInSight times() {
        return times;
    }

    /** The run that the formula being read is about. */
    String run() {
        return run;
    }

    /** The run whose samples an operator goes through: that whose series its body reads, else the first it names. */
    String runOfBody(Term body) {
        return RunNames.read(body, runs).findFirst().or(() -> RunNames.first(body, runs)).orElse(run);
    }
}
