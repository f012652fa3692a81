package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.syntax.Term;

/** The words with a form of their own: Sum and its like, If, KroneckerDelta, Initial, Dt, Next, Expectation. */
final class IndexForms {

    private final FormulaChecker checker;

    IndexForms(FormulaChecker checker) {
        this.checker = checker;
    }

    Expression number(Term.Call call, Surroundings in) {
        Origin origin = Origin.at(call.span());
        List<Term> arguments = call.arguments();
        switch (call.name()) {
            case Vocabulary.IF -> {
                require(call, 3, "If[condition, when true, when false]");
                return new Conditional(checker.condition(arguments.get(0), in), checker.number(arguments.get(1), in),
                        checker.number(arguments.get(2), in), origin);
            }
            case Vocabulary.KRONECKER_DELTA -> {
                require(call, 2, "KroneckerDelta[i, j]");
                FormulaChecker.refuseElement(in, call.span());
                return new Delta(checker.integer(arguments.get(0), in), checker.integer(arguments.get(1), in), origin);
            }
            case Vocabulary.INITIAL -> {
                require(call, 1, "Initial[formula]");
                allow(Symbol.Use.START, call, in);
                return new AtStart(checker.number(arguments.get(0), in.in(in.place().insideInitial())), origin);
            }
            case Vocabulary.DT -> {
                require(call, 1, "Dt[formula]");
                allow(Symbol.Use.RATE, call, in);
                return new TimeDerivative(checker.number(arguments.get(0),
                        in.in(in.place().insideChange("a rate of change"))), origin);
            }
            case Vocabulary.NEXT -> {
                require(call, 1, "Next[formula]");
                allow(Symbol.Use.NEXT, call, in);
                return new NextValue(checker.number(arguments.get(0),
                        in.in(in.place().insideChange("a value one step later"))), origin);
            }
            case Vocabulary.EXPECTATION -> {
                return expectation(call, in);
            }
            default -> {
                return reduction(call, in);
            }
        }
    }

    private Expression expectation(Term.Call call, Surroundings in) {
        require(call, 1, "Expectation[formula]");
        if (!in.place().roles().contains(Symbol.Role.RANDOM)) {
            throw cannotUse(call, in);
        }
        List<String> random = new TreeSet<>(in.scope().names()).stream()
                .filter(name -> in.scope().find(name).orElseThrow().uses().contains(Symbol.Use.RANDOM)).toList();
        if (random.isEmpty()) {
            throw Diagnostic.at(call.span(), Code.NAME_OUT_OF_PLACE, "there are no random variables to take an"
                    + " expectation over").expecting("random variables under 'population'").exception();
        }
        refuseNested(call.arguments().get(0));
        Expression body = checker.number(call.arguments().get(0), in.in(in.place().insideExpectation()));
        return new Expectation(body, random, Origin.at(call.span()));
    }

    private static void refuseNested(Term term) {
        if (term instanceof Term.Call call && call.name().equals(Vocabulary.EXPECTATION)) {
            throw Diagnostic.at(call.span(), Code.NAME_OUT_OF_PLACE, "an expectation stands inside another one")
                    .expecting("a definition for the inner one").exception();
        }
        term.children().forEach(IndexForms::refuseNested);
    }

    private Expression reduction(Term.Call call, Surroundings in) {
        Reduction.Kind kind = kind(call.name());
        if (call.arguments().size() < 2) {
            throw Diagnostic.at(call.span(), Code.WRONG_NUMBER_OF_ARGUMENTS,
                    "'" + call.name() + "' stands without a range")
                    .expecting(call.name() + "[formula, {k, m}]").exception();
        }
        List<IndexRange> ranges = new ArrayList<>();
        Surroundings inside = in;
        for (Term argument : call.arguments().subList(1, call.arguments().size())) {
            IndexRange range = range(argument, inside);
            ranges.add(range);
            inside = inside.withIndex(range.index(), ((Term.Braces) argument).items().get(0).span());
        }
        Expression body = checker.number(call.arguments().get(0), inside);
        return new Reduction(kind, body, ranges, Origin.at(call.span()));
    }

    private IndexRange range(Term argument, Surroundings in) {
        if (!(argument instanceof Term.Braces braces)) {
            throw Diagnostic.at(argument.span(), Code.FORMULA_SYNTAX, "a range is wanted here")
                    .expecting("{k, m} or {k, 1, m}").exception();
        }
        List<Term> items = braces.items();
        if (items.size() < 2 || items.size() > 3 || !(items.get(0) instanceof Term.Name index)) {
            throw Diagnostic.at(argument.span(), Code.FORMULA_SYNTAX, "this is not a range")
                    .expecting("{k, m} or {k, 1, m}").exception();
        }
        Expression lower = items.size() == 3 ? checker.integer(items.get(1), in)
                : new Constant(Rational.ONE, Origin.at(braces.span()));
        Expression upper = checker.integer(items.get(items.size() - 1), in);
        return new IndexRange(index.name(), lower, upper, Origin.at(braces.span()));
    }

    static Reduction.Kind kind(String head) {
        for (Reduction.Kind kind : Reduction.Kind.values()) {
            if (kind.head().equals(head)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(head);
    }

    private static void allow(Symbol.Use use, Term.Call call, Surroundings in) {
        if (!in.place().allows(use)) {
            throw cannotUse(call, in);
        }
    }

    private static RuntimeException cannotUse(Term.Call call, Surroundings in) {
        Diagnostic problem = Diagnostic.at(call.span(), Code.NAME_OUT_OF_PLACE, in.place().words() + " cannot use "
                + call.name() + "[...]");
        if (call.name().equals(Vocabulary.DT) && in.place().allows(Symbol.Use.NEXT)) {
            problem = problem.expecting(Vocabulary.NEXT + "[...], the value one step later");
        } else if (call.name().equals(Vocabulary.NEXT) && in.place().allows(Symbol.Use.RATE)) {
            problem = problem.expecting(Vocabulary.DT + "[...], the rate of change");
        }
        return problem.exception();
    }

    static void require(Term.Call call, int arguments, String form) {
        if (call.arguments().size() != arguments) {
            throw Diagnostic.at(call.span(), Code.WRONG_NUMBER_OF_ARGUMENTS, "'" + call.name() + "' takes "
                    + FormulaChecker.count(arguments, "argument", "arguments") + ", not " + call.arguments().size())
                    .expecting(form).exception();
        }
    }
}
