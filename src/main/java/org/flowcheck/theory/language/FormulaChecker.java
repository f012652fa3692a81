package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.ScalarFunction;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.syntax.FormulaLimits;
import org.flowcheck.theory.syntax.Operator;
import org.flowcheck.theory.syntax.Term;

/**
 * Gives a formula its meaning: resolves names, checks arities, kinds and shapes, writes functions of arrays out as
 * sums. One checker serves one formula.
 */
final class FormulaChecker {

    private final ArrayFunctions arrays;
    private final IndexForms forms;

    private FormulaChecker(Term whole, Scope scope) {
        Set<String> written = new TreeSet<>();
        Terms.names(whole, written);
        this.arrays = new ArrayFunctions(this, scope, written);
        this.forms = new IndexForms(this);
    }

    /** The number that a formula means. */
    static Expression number(Term term, Scope scope, Place place) {
        Expression result = new FormulaChecker(term, scope).number(term, Surroundings.of(scope, place));
        refuseLarge(result, term.span());
        return result;
    }

    /** The condition that a formula means. */
    static Expression condition(Term term, Scope scope, Place place) {
        Expression result = new FormulaChecker(term, scope).condition(term, Surroundings.of(scope, place));
        refuseLarge(result, term.span());
        return result;
    }

    /** The whole number that a formula of whole numbers means: a size or a range's end. */
    static Expression integer(Term term, Scope scope, Place place) {
        return new FormulaChecker(term, scope).integer(term, Surroundings.of(scope, place));
    }

    private static void refuseLarge(Expression result, Span span) {
        if (NodeCount.exceeds(result, FormulaLimits.LARGEST)) {
            throw Diagnostic.at(span, Code.FORMULA_TOO_LARGE, "the formula grows too large when it is written out")
                    .expecting("at most " + FormulaLimits.LARGEST + " nodes").exception();
        }
    }

    Expression integer(Term term, Surroundings in) {
        Surroundings index = in.scalar().in(Place.INDEX.forIndices(in.place().words()));
        Expression result = number(term, index);
        if (!Integrality.holds(result, in.scope())) {
            throw Diagnostic.at(term.span(), Code.NOT_AN_INTEGER, "a whole number is wanted here")
                    .expecting("whole numbers, indices and integer parameters with + - *").exception();
        }
        return result;
    }

    Expression number(Term term, Surroundings in) {
        Origin origin = Origin.at(term.span());
        if (term instanceof Term.Numeral numeral) {
            refuseElement(in, term.span());
            return new Constant(numeral.value(), origin);
        }
        if (term instanceof Term.Name name) {
            return plain(name, in);
        }
        if (term instanceof Term.Negative negative) {
            return AsWritten.negate(number(negative.operand(), in), origin);
        }
        if (term instanceof Term.Raised raised) {
            Expression base = number(raised.base(), in);
            return AsWritten.power(base, number(raised.exponent(), in.scalar()), origin);
        }
        if (term instanceof Term.Chain chain && chain.level() == Operator.Level.SUM) {
            return sum(chain, in);
        }
        if (term instanceof Term.Chain chain && chain.level() == Operator.Level.PRODUCT) {
            return product(chain, in);
        }
        if (term instanceof Term.Call call) {
            return call(call, in);
        }
        if (term instanceof Term.Braces) {
            throw Diagnostic.at(term.span(), Code.FORMULA_SYNTAX, "a range stands where a number is wanted")
                    .expecting("ranges only inside Sum[..., {k, m}] and its like").exception();
        }
        throw Diagnostic.at(term.span(), Code.NOT_A_NUMBER, "a condition stands where a number is wanted").exception();
    }

    private Expression sum(Term.Chain chain, Surroundings in) {
        List<Expression> terms = new ArrayList<>();
        for (int i = 0; i < chain.operands().size(); i++) {
            Term operand = chain.operands().get(i);
            Expression term = number(operand, in);
            boolean minus = i > 0 && chain.operators().get(i - 1) == Operator.MINUS;
            terms.add(minus ? AsWritten.negate(term, Origin.at(operand.span())) : term);
        }
        return AsWritten.add(terms, Origin.at(chain.span()));
    }

    private Expression product(Term.Chain chain, Surroundings in) {
        List<Expression> factors = new ArrayList<>();
        for (int i = 0; i < chain.operands().size(); i++) {
            Term operand = chain.operands().get(i);
            boolean array = !in.element().isEmpty() && !arrays.shape(operand, in).isEmpty();
            Expression factor = number(operand, array ? in : in.scalar());
            boolean divided = i > 0 && chain.operators().get(i - 1) == Operator.DIVIDE;
            factors.add(divided ? AsWritten.reciprocal(factor, Origin.at(operand.span())) : factor);
        }
        return AsWritten.multiply(factors, Origin.at(chain.span()));
    }

    Expression condition(Term term, Surroundings in) {
        Surroundings scalar = in.scalar();
        Origin origin = Origin.at(term.span());
        if (term instanceof Term.Not not) {
            return new Connective(Connective.Kind.NOT, List.of(condition(not.operand(), scalar)), origin);
        }
        if (term instanceof Term.Chain chain) {
            switch (chain.level()) {
                case CONJUNCTION, DISJUNCTION -> {
                    Connective.Kind kind = chain.level() == Operator.Level.CONJUNCTION
                            ? Connective.Kind.AND : Connective.Kind.OR;
                    return connect(kind, chain.operands().stream().map(part -> condition(part, scalar)).toList(),
                            origin);
                }
                case COMPARISON -> {
                    return compare(chain, scalar);
                }
                case SUM, PRODUCT -> { }
            }
        }
        throw Diagnostic.at(term.span(), Code.NOT_A_CONDITION, "a number stands where a condition is wanted")
                .expecting("a comparison such as k == 1").exception();
    }

    private Expression compare(Term.Chain chain, Surroundings in) {
        List<Expression> sides = chain.operands().stream().map(side -> number(side, in)).toList();
        for (int i = 1; i + 1 < sides.size(); i++) {
            refuseLarge(sides.get(i), chain.operands().get(i).span());
        }
        List<Expression> comparisons = new ArrayList<>();
        for (int i = 0; i < chain.operators().size(); i++) {
            Span span = chain.operands().get(i).span().to(chain.operands().get(i + 1).span());
            comparisons.add(new Comparison(sides.get(i), relation(chain.operators().get(i)), sides.get(i + 1),
                    Origin.at(span)));
        }
        return connect(Connective.Kind.AND, comparisons, Origin.at(chain.span()));
    }

    private static Expression connect(Connective.Kind kind, List<Expression> parts, Origin origin) {
        List<Expression> flat = new ArrayList<>();
        for (Expression part : parts) {
            if (part instanceof Connective inner && inner.kind() == kind) {
                flat.addAll(inner.operands());
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new Connective(kind, flat, origin);
    }

    private static Comparison.Relation relation(Operator operator) {
        return switch (operator) {
            case EQUAL -> Comparison.Relation.EQUAL;
            case UNEQUAL -> Comparison.Relation.UNEQUAL;
            case LESS -> Comparison.Relation.LESS;
            case AT_MOST -> Comparison.Relation.AT_MOST;
            case GREATER -> Comparison.Relation.GREATER;
            case AT_LEAST -> Comparison.Relation.AT_LEAST;
            default -> throw new IllegalArgumentException(operator.sign());
        };
    }

    private Expression plain(Term.Name name, Surroundings in) {
        Optional<Symbol> symbol = in.scope().find(name.name());
        if (symbol.filter(found -> found.role() == Symbol.Role.ACTIVATION).isPresent()) {
            throw Diagnostic.at(name.span(), Code.WRONG_NUMBER_OF_ARGUMENTS, "the activation '" + name.name()
                    + "' stands without an argument").expecting(name.name() + "[...]").exception();
        }
        if (symbol.isPresent()) {
            return element(symbol.get(), List.of(), name.span(), name.span(), in);
        }
        refuseElement(in, name.span());
        if (name.name().equals(Vocabulary.TIME)) {
            if (!in.place().allows(Symbol.Use.TIME)) {
                throw Diagnostic.at(name.span(), Code.NAME_OUT_OF_PLACE, in.place().words() + " cannot use the time t")
                        .exception();
            }
            return new Reference(Vocabulary.TIME, List.of(), Origin.at(name.span()));
        }
        Optional<ScalarFunction> function = FunctionTable.find(name.name());
        if (function.isPresent() && function.get().arity() == 0) {
            return new FunctionCall(name.name(), 0, List.of(), Origin.at(name.span()));
        }
        if (function.isPresent() || Vocabulary.isHead(name.name())) {
            throw Diagnostic.at(name.span(), Code.WRONG_NUMBER_OF_ARGUMENTS,
                    "'" + name.name() + "' stands without arguments")
                    .expecting(name.name() + "[...]").exception();
        }
        refuseForbidden(name);
        throw unknownName(name, in);
    }

    private Expression call(Term.Call call, Surroundings in) {
        Optional<Symbol> symbol = in.scope().find(call.name());
        if (symbol.filter(found -> found.role() == Symbol.Role.ACTIVATION).isPresent()) {
            refuseOutOfPlace(symbol.get(), call.head().span(), in.place());
            return applied(call, 1, in);
        }
        if (symbol.isPresent()) {
            refusePrimes(call, symbol.get().role().words());
            if (symbol.get().axes().isEmpty()) {
                throw Diagnostic.at(call.span(), Code.WRONG_NUMBER_OF_INDICES, "'" + call.name() + "' is "
                        + symbol.get().role().words() + " without indices").expecting(call.name())
                        .suggesting(Optional.of("'" + call.name() + "*(...)' if a product is meant")).exception();
            }
            return element(symbol.get(), call.arguments(), call.head().span(), call.span(), in);
        }
        if (Vocabulary.isHead(call.name())) {
            refusePrimes(call, "a word of the language");
            return arrays.handles(call.name()) ? arrays.number(call, in) : forms.number(call, in);
        }
        return function(call, in);
    }

    /** An element of an array: the indices written, then those of the element wanted of a slice. */
    private Expression element(Symbol symbol, List<Term> written, Span head, Span whole, Surroundings in) {
        refuseOutOfPlace(symbol, head, in.place());
        List<Axis> axes = symbol.axes();
        if (written.size() + in.element().size() != axes.size()) {
            throw wrongIndices(symbol, written.size(), whole);
        }
        List<Expression> indices = new ArrayList<>();
        written.forEach(index -> indices.add(integer(index, in.in(indexPlace(in.place())))));
        indices.addAll(in.element());
        return new Reference(symbol.name(), indices, Origin.at(whole));
    }

    private static Place indexPlace(Place place) {
        return place.forIndices("an index in " + place.words());
    }

    private static RuntimeException wrongIndices(Symbol symbol, int written, Span span) {
        List<Axis> axes = symbol.axes();
        String names = axes.isEmpty() ? symbol.name()
                : symbol.name() + "[" + String.join(", ", axes.stream().map(Axis::index).toList()) + "]";
        return Diagnostic.at(span, Code.WRONG_NUMBER_OF_INDICES, "'" + symbol.name() + "' has "
                + count(axes.size(), "index", "indices") + ", here it stands with " + (written == 0 ? "none" : written))
                .expecting(names).exception();
    }

    private Expression function(Term.Call call, Surroundings in) {
        ScalarFunction function = FunctionTable.find(call.name()).orElseThrow(() -> unknownFunction(call, in));
        return applied(call, function.arity(), in);
    }

    /** A function at its arguments; applied to each element where an array is wanted. */
    private Expression applied(Term.Call call, int arity, Surroundings in) {
        int given = call.arguments().size();
        if (arity >= 0 && given != arity) {
            throw Diagnostic.at(call.span(), Code.WRONG_NUMBER_OF_ARGUMENTS, "'" + call.name() + "' takes "
                    + count(arity, "argument", "arguments") + ", not " + given).exception();
        }
        if (call.primes() > 0 && arity != 1) {
            throw Diagnostic.at(call.span(), Code.DERIVATIVE_QUOTE, "a prime needs a function of one argument")
                    .exception();
        }
        List<Expression> arguments = call.arguments().stream().map(argument -> {
            boolean array = !in.element().isEmpty() && !arrays.shape(argument, in).isEmpty();
            return number(argument, array ? in : in.scalar());
        }).toList();
        return new FunctionCall(call.name(), call.primes(), arguments, Origin.at(call.span()));
    }

    private RuntimeException unknownFunction(Term.Call call, Surroundings in) {
        refuseForbidden(call.head());
        refuseElsewhere(call.head(), in);
        Set<String> candidates = new TreeSet<>(Vocabulary.callable());
        in.scope().names().stream().filter(name -> in.scope().find(name).filter(symbol -> !symbol.axes().isEmpty()
                || symbol.role() == Symbol.Role.ACTIVATION).isPresent()).forEach(candidates::add);
        return Diagnostic.at(call.head().span(), Code.UNKNOWN_FUNCTION, "'" + call.name()
                        + "' is neither a function nor a declared array")
                .suggesting(Spelling.nearest(call.name(), candidates)).exception();
    }

    /** A name that the model declares, and that this formula cannot see. */
    private static void refuseElsewhere(Term.Name name, Surroundings in) {
        in.scope().declared(name.name()).ifPresent(role -> {
            if (!in.place().roles().contains(role)) {
                throw outOfPlace(name.name(), role, "", name.span(), in.place()).exception();
            }
            throw Diagnostic.at(name.span(), Code.NAME_OUT_OF_PLACE, "'" + name.name() + "' is not known yet here")
                    .expecting("what is stated before").finding(role.words() + " stated here or later").exception();
        });
    }

    private static RuntimeException unknownName(Term.Name name, Surroundings in) {
        refuseElsewhere(name, in);
        Set<String> candidates = new TreeSet<>();
        in.scope().names().stream().filter(known -> in.place().admits(in.scope().find(known).orElseThrow()))
                .forEach(candidates::add);
        if (candidates.isEmpty()) {
            candidates.addAll(in.scope().names());
        }
        candidates.addAll(List.of("Pi", "Infinity"));
        candidates.addAll(Vocabulary.callable());
        return Diagnostic.at(name.span(), Code.UNKNOWN_NAME, "'" + name.name() + "' is not declared")
                .suggesting(Spelling.nearest(name.name(), candidates)).exception();
    }

    static void refuseOutOfPlace(Symbol symbol, Span span, Place place) {
        if (place.admits(symbol)) {
            return;
        }
        if (!place.roles().contains(symbol.role())) {
            throw outOfPlace(symbol.name(), symbol.role(), "", span, place).exception();
        }
        Symbol.Use unmet = place.unmet(symbol.uses());
        if (unmet == Symbol.Use.RANDOM) {
            String random = symbol.role() == Symbol.Role.RANDOM ? "" : " that is random";
            throw outOfPlace(symbol.name(), symbol.role(), random + ", outside an expectation", span, place)
                    .expecting("Expectation[...] around it").exception();
        }
        throw outOfPlace(symbol.name(), symbol.role(), " that depends on " + unmet.words(), span, place).exception();
    }

    private static Diagnostic outOfPlace(String name, Symbol.Role role, String why, Span span, Place place) {
        return Diagnostic.at(span, Code.NAME_OUT_OF_PLACE, place.words() + " cannot use '" + name + "', " + role.words()
                + why);
    }

    private static void refuseForbidden(Term.Name name) {
        if (Vocabulary.isForbidden(name.name())) {
            throw Diagnostic.at(name.span(), Code.FORBIDDEN_FUNCTION,
                    "'" + name.name() + "' may not stand in a formula")
                    .expecting("mathematics only").exception();
        }
    }

    private static void refusePrimes(Term.Call call, String what) {
        if (call.primes() > 0) {
            throw Diagnostic.at(call.head().span(), Code.DERIVATIVE_QUOTE, "'" + call.name() + "' is " + what
                    + ", not a function: a prime is only a function's derivative").exception();
        }
    }

    static void refuseElement(Surroundings in, Span span) {
        if (!in.element().isEmpty()) {
            throw Diagnostic.at(span, Code.SHAPE_MISMATCH, "a number stands where an array is wanted").exception();
        }
    }

    static String count(int n, String one, String many) {
        return n == 0 ? "no " + many : n + " " + (n == 1 ? one : many);
    }
}
