package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.ExpressionVisitor;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.HigherDerivative;
import org.flowcheck.theory.expression.IndexForm;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.ScalarFunction;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.TimeDerivative;

/** Turns formulas into {@link IndexPolynomial}s. */
public final class PolynomialReader {

    private final Vocabulary vocabulary;
    private final IndexScope scope;
    private final Budget budget;
    /** Powers outside sums that have been read: large ones come again in many terms. */
    private final Map<Expression, IndexPolynomial> powers = new HashMap<>();
    private final Premises premises;
    private int bound;

    /**
     * What the names in formulas are.
     *
     * @param varying states and definitions: what {@code Initial[...]} takes at time zero; the time itself is among
     *     them
     * @param integers names whose values are whole numbers from one: sizes
     * @param time the name of time
     * @param hyperbolicAsExponential whether Tanh and LogisticSigmoid are written with exponentials
     * @param samples the samples over which expectations are sums, if there are any
     * @param positive scalars whose values are positive
     * @param wholeSums whether {@code Sum[f[k], {k, 2, m}]} is read as {@code Sum[f[k], {k, m}] - f[1]}, so that whole
     *     sums and their parts are comparable; else it stays a sum of its own
     */
    public record Vocabulary(Set<String> varying, Set<String> integers, String time, boolean hyperbolicAsExponential,
                             Optional<Samples> samples, Set<String> positive, boolean wholeSums) {

        /** Names of which nothing else is known. */
        public Vocabulary(Set<String> varying, Set<String> integers, String time) {
            this(varying, integers, time, false, Optional.empty(), Set.of(), true);
        }

        /** Copies the sets. */
        public Vocabulary {
            varying = Set.copyOf(varying);
            integers = Set.copyOf(integers);
            positive = Set.copyOf(positive);
        }

        /** The same with Tanh and LogisticSigmoid written with exponentials. */
        public Vocabulary withExponentials() {
            return new Vocabulary(varying, integers, time, true, samples, positive, wholeSums);
        }

        /** The same with sums that leave out their first places as sums of their own. */
        public Vocabulary withPartialSums() {
            return new Vocabulary(varying, integers, time, hyperbolicAsExponential, samples, positive, false);
        }
    }

    /**
     * Samples with weights: {@code Sum[weight[s]*x[s, j]*..., {s, number}]} is an average.
     *
     * @param number the name of their number
     * @param weight the name of their weights, which sum up to one
     * @param moments the averages that are known
     */
    public record Samples(String number, String weight, List<Moment> moments) {

        /** Copies the moments. */
        public Samples {
            moments = List.copyOf(moments);
        }
    }

    /**
     * A known average.
     *
     * @param factors what is multiplied, without the index of the sample; all indices are different names
     * @param value the average, a formula of those indices
     */
    public record Moment(List<Reference> factors, Expression value) {

        /** Copies the factors. */
        public Moment {
            factors = List.copyOf(factors);
        }
    }

    /**
     * A reader of formulas.
     *
     * @param vocabulary what the names are
     * @param scope the ranges of free index variables
     * @param work how many terms may be reduced on the way, all in all; 100,000 are a second or two
     */
    public PolynomialReader(Vocabulary vocabulary, IndexScope scope, long work) {
        this.vocabulary = vocabulary;
        this.scope = scope;
        budget = new Budget(work);
        premises = new Premises(vocabulary.samples().map(this::moments).orElse(Moments.NONE), vocabulary.positive(),
                vocabulary.wholeSums());
    }

    private Moments moments(Samples samples) {
        List<Moments.Rule> rules = new ArrayList<>();
        for (Moment moment : samples.moments()) {
            List<String> names = new ArrayList<>();
            List<List<String>> indices = new ArrayList<>();
            Map<String, String> placeholders = new HashMap<>();
            for (Reference factor : moment.factors()) {
                names.add(factor.name());
                List<String> own = new ArrayList<>();
                for (Expression index : factor.indices()) {
                    String name = ((Reference) index).name();
                    own.add(placeholders.computeIfAbsent(name, any -> "#m" + placeholders.size()));
                }
                indices.add(own);
            }
            PolynomialRing ring = new PolynomialRing(IndexScope.EMPTY, budget, Premises.NONE);
            rules.add(new Moments.Rule(names, indices, new Walk(ring, placeholders, false).of(moment.value())));
        }
        return new Moments(samples.number(), samples.weight(), rules);
    }

    /**
     * The normal form of a formula.
     *
     * @throws TooComplexException if it holds what the normal form does not handle
     */
    public IndexPolynomial read(Expression expression) {
        return new Walk(new PolynomialRing(scope, budget, premises), Map.of(), false).of(expression);
    }

    /**
     * A formula written out: its normal form as a formula.
     *
     * @throws TooComplexException if it holds what the normal form does not handle
     */
    public Expression expanded(Expression expression) {
        return PolynomialWriter.write(read(expression));
    }

    /**
     * A multiple of a normal form that has no denominators outside sums; zero exactly if the polynomial is.
     *
     * @throws TooComplexException if it grows too large
     */
    public IndexPolynomial cleared(IndexPolynomial polynomial) {
        return new Denominators(new PolynomialRing(scope, budget, premises)).cleared(polynomial);
    }

    /**
     * The linear relations among formulas.
     *
     * @param formulas the formulas
     * @param constants the names that coefficients of the relations may hold
     * @throws TooComplexException if a formula holds what the normal form does not handle, or it grows too large
     */
    public LinearRelations relations(List<Expression> formulas, Set<String> constants) {
        PolynomialRing ring = new PolynomialRing(scope, budget, premises);
        List<IndexPolynomial> parts = new ArrayList<>();
        for (int i = 0; i < formulas.size(); i++) {
            Atom unknown = new Atom.Element(LinearRelations.unknown(i), List.of(), false);
            parts.add(ring.multiply(ring.power(unknown, Rational.ONE), read(formulas.get(i))));
        }
        return new LinearRelations(cleared(IndexPolynomial.sum(parts)), formulas.size(), constants, ring);
    }

    /** Whether a name occurs in a normal form. */
    public boolean mentions(IndexPolynomial polynomial, String name) {
        return polynomial.names().contains(name);
    }

    /**
     * A normal form with a name written out.
     *
     * @param polynomial the normal form
     * @param name a scalar or an array
     * @param template what stands for it
     * @throws TooComplexException if it grows too large
     */
    public IndexPolynomial replaced(IndexPolynomial polynomial, String name, Substitution.Template template) {
        PolynomialRing ring = new PolynomialRing(scope, budget, premises);
        Substitution substitution = Substitution.of(Map.of(name, template));
        List<IndexPolynomial> parts = new ArrayList<>();
        List<Term> untouched = new ArrayList<>();
        Map<Rational, IndexPolynomial> written = new HashMap<>();
        for (Term term : polynomial.terms()) {
            if (!term.names().contains(name)) {
                untouched.add(term);
                continue;
            }
            Optional<Term.Factor> plain = plainPower(term, name);
            if (plain.isPresent()) {
                IndexPolynomial power = written.computeIfAbsent(plain.get().exponent(),
                        exponent -> read(Algebra.power(template.body(), Constant.of(exponent))));
                parts.add(ring.multiply(IndexPolynomial.of(List.of(term.without(plain.get()))), power));
            } else {
                Expression formula = PolynomialWriter.write(IndexPolynomial.of(List.of(term)));
                parts.add(read(substitution.in(formula)));
            }
        }
        parts.add(IndexPolynomial.of(untouched));
        return IndexPolynomial.sum(parts);
    }

    /** The factor that is a whole power of a scalar, if the scalar occurs nowhere else in the term. */
    private static Optional<Term.Factor> plainPower(Term term, String name) {
        Term.Factor factor = term.factors().get(name);
        boolean whole = factor != null && factor.exponent().isInteger() && factor.exponent().signum() > 0;
        return whole && !term.without(factor).names().contains(name) ? Optional.of(factor) : Optional.empty();
    }

    private final class Walk implements ExpressionVisitor<IndexPolynomial> {

        private final PolynomialRing ring;
        private final Map<String, String> names;
        private final boolean atStart;

        /**
         * A walk at a place of a formula.
         *
         * @param names what bound index variables are called
         */
        Walk(PolynomialRing ring, Map<String, String> names, boolean atStart) {
            this.ring = ring;
            this.names = names;
            this.atStart = atStart;
        }

        IndexPolynomial of(Expression expression) {
            return expression.accept(this);
        }

        private IndexForm form(Expression index) {
            return IndexForm.of(index).map(form -> Forms.renamed(form, name -> names.getOrDefault(name, name)))
                    .orElseThrow(() -> new TooComplexException(
                            "the index " + ExpressionText.of(index) + " is not linear"));
        }

        @Override
        public IndexPolynomial visit(Constant constant) {
            return PolynomialRing.number(constant.value());
        }

        @Override
        public IndexPolynomial visit(Reference reference) {
            boolean varies = vocabulary.varying().contains(reference.name());
            if (atStart && reference.isPlain() && reference.name().equals(vocabulary.time())) {
                return IndexPolynomial.ZERO;
            }
            List<IndexForm> indices = reference.indices().stream().map(this::form).toList();
            String name = reference.isPlain() ? names.getOrDefault(reference.name(), reference.name())
                    : reference.name();
            return ring.power(new Atom.Element(name, indices, atStart && varies), Rational.ONE);
        }

        @Override
        public IndexPolynomial visit(Addition addition) {
            return IndexPolynomial.sum(addition.terms().stream().map(this::of).toList());
        }

        @Override
        public IndexPolynomial visit(Multiplication multiplication) {
            IndexPolynomial product = PolynomialRing.one();
            for (Expression factor : multiplication.factors()) {
                product = ring.multiply(product, of(factor));
            }
            return product;
        }

        @Override
        public IndexPolynomial visit(Power power) {
            boolean outsideSums = names.isEmpty() && !atStart;
            IndexPolynomial known = outsideSums ? powers.get(power) : null;
            if (known == null) {
                known = power(power);
                if (outsideSums) {
                    powers.put(power, known);
                }
            }
            return known;
        }

        private IndexPolynomial power(Power power) {
            IndexPolynomial base = of(power.base());
            IndexPolynomial exponent = of(power.exponent());
            Optional<Rational> number = exponent.number();
            if (number.isPresent()) {
                return ring.power(base, number.get());
            }
            // x^p = Exp[p*Log[x]], for positive x.
            FunctionAlgebra functions = new FunctionAlgebra(ring);
            return functions.call("Exp", 0, List.of(
                    ring.multiply(exponent, functions.call("Log", 0, List.of(base)))));
        }

        @Override
        public IndexPolynomial visit(FunctionCall call) {
            Optional<ScalarFunction> known = FunctionTable.find(call.function());
            if (known.isPresent() && call.order() > 0) {
                return of(HigherDerivative.of(known.get(), call.order(), call.arguments().get(0)).orElseThrow(
                        () -> new TooComplexException(call.function() + " has no derivative of that order")));
            }
            FunctionAlgebra functions = new FunctionAlgebra(ring);
            if (call.function().equals("E") && call.arguments().isEmpty()) {
                return functions.call("Exp", 0, List.of(PolynomialRing.one()));
            }
            List<IndexPolynomial> arguments = call.arguments().stream().map(this::of).toList();
            if (vocabulary.hyperbolicAsExponential() && call.order() == 0 && arguments.size() == 1) {
                if (call.function().equals("Tanh")) {
                    // 1 - 2/(Exp[2 x] + 1)
                    return ring.subtract(PolynomialRing.one(), logistic(arguments.get(0), -2).scaled(Rational.of(2)));
                }
                if (call.function().equals("LogisticSigmoid")) {
                    return logistic(arguments.get(0), 1);
                }
            }
            return functions.call(call.function(), call.order(), arguments);
        }

        /** {@code 1/(1 + Exp[-c*x])}. */
        private IndexPolynomial logistic(IndexPolynomial x, int c) {
            IndexPolynomial exponential = new FunctionAlgebra(ring).call("Exp", 0, List.of(x.scaled(Rational.of(-c))));
            return ring.power(ring.add(PolynomialRing.one(), exponential), Rational.of(-1));
        }

        @Override
        public IndexPolynomial visit(Reduction reduction) {
            Map<String, String> inner = new HashMap<>(names);
            List<Range> ranges = new ArrayList<>();
            for (IndexRange range : reduction.ranges()) {
                Walk sofar = new Walk(ring, inner, atStart);
                IndexForm lower = sofar.form(range.lower());
                IndexForm upper = sofar.form(range.upper());
                String fresh = "#x" + bound++;
                inner = new HashMap<>(inner);
                inner.put(range.index(), fresh);
                ranges.add(new Range(fresh, lower, upper));
            }
            PolynomialRing inside = ring.within(ranges);
            IndexPolynomial body = new Walk(inside, inner, atStart).of(reduction.body());
            return reduction.kind() == Reduction.Kind.SUM ? ring.sumOver(ranges, body)
                    : gathered(reduction.kind(), ranges, body);
        }

        private IndexPolynomial gathered(Reduction.Kind kind, List<Range> ranges, IndexPolynomial body) {
            Map<String, String> labels = new HashMap<>();
            for (int i = 0; i < ranges.size(); i++) {
                labels.put(ranges.get(i).index(), "#g" + body.height() + "." + i);
            }
            return ring.power(new Atom.Gathered(kind, ranges.stream().map(range -> range.renamed(labels)).toList(),
                    body.renamed(labels)), Rational.ONE);
        }

        @Override
        public IndexPolynomial visit(Delta delta) {
            return new ConditionAlgebra(ring).isZero(form(delta.left()).minus(form(delta.right())));
        }

        @Override
        public IndexPolynomial visit(Conditional conditional) {
            IndexPolynomial condition = of(conditional.condition());
            IndexPolynomial whenTrue = of(conditional.whenTrue());
            IndexPolynomial whenFalse = of(conditional.whenFalse());
            return ring.add(whenFalse, ring.multiply(condition, ring.subtract(whenTrue, whenFalse)));
        }

        @Override
        public IndexPolynomial visit(Comparison comparison) {
            ConditionAlgebra conditions = new ConditionAlgebra(ring);
            Optional<IndexForm> wholeDifference = wholeDifference(comparison);
            if (wholeDifference.isPresent()) {
                IndexForm form = wholeDifference.get();
                return switch (comparison.relation()) {
                    case EQUAL -> conditions.isZero(form);
                    case UNEQUAL -> conditions.not(conditions.isZero(form));
                    case AT_LEAST -> conditions.isAtLeastZero(form);
                    case GREATER -> conditions.isAtLeastZero(form.plus(-1));
                    case AT_MOST -> conditions.isAtLeastZero(form.times(-1));
                    case LESS -> conditions.isAtLeastZero(form.times(-1).plus(-1));
                };
            }
            IndexPolynomial difference = ring.subtract(of(comparison.left()), of(comparison.right()));
            IndexPolynomial negative = difference.scaled(Rational.of(-1));
            return switch (comparison.relation()) {
                case EQUAL -> conditions.isZero(difference);
                case UNEQUAL -> conditions.not(conditions.isZero(difference));
                case GREATER -> conditions.isPositive(difference);
                case LESS -> conditions.isPositive(negative);
                case AT_LEAST -> conditions.not(conditions.isPositive(negative));
                case AT_MOST -> conditions.not(conditions.isPositive(difference));
            };
        }

        /** The difference of two sides that are whole numbers: indices and sizes. */
        private Optional<IndexForm> wholeDifference(Comparison comparison) {
            Optional<IndexForm> left = IndexForm.of(comparison.left());
            Optional<IndexForm> right = IndexForm.of(comparison.right());
            if (left.isEmpty() || right.isEmpty()) {
                return Optional.empty();
            }
            Set<String> used = new HashSet<>(left.get().coefficients().keySet());
            used.addAll(right.get().coefficients().keySet());
            boolean whole = used.stream().allMatch(name -> names.containsKey(name)
                    || scope.names().contains(name) || vocabulary.integers().contains(name));
            return whole ? Optional.of(form(comparison.left()).minus(form(comparison.right()))) : Optional.empty();
        }

        @Override
        public IndexPolynomial visit(Connective connective) {
            ConditionAlgebra conditions = new ConditionAlgebra(ring);
            List<IndexPolynomial> operands = connective.operands().stream().map(this::of).toList();
            return switch (connective.kind()) {
                case NOT -> conditions.not(operands.get(0));
                case AND -> product(operands);
                case OR -> conditions.not(product(operands.stream().map(conditions::not).toList()));
            };
        }

        private IndexPolynomial product(List<IndexPolynomial> factors) {
            IndexPolynomial product = PolynomialRing.one();
            for (IndexPolynomial factor : factors) {
                product = ring.multiply(product, factor);
            }
            return product;
        }

        @Override
        public IndexPolynomial visit(AtStart start) {
            return new Walk(ring, names, true).of(start.body());
        }

        @Override
        public IndexPolynomial visit(TimeDerivative derivative) {
            throw new TooComplexException("the rate " + ExpressionText.of(derivative) + " has not been written out");
        }

        @Override
        public IndexPolynomial visit(NextValue next) {
            throw new TooComplexException("the value " + ExpressionText.of(next) + " has not been written out");
        }

        @Override
        public IndexPolynomial visit(Expectation expectation) {
            throw new TooComplexException(ExpressionText.of(expectation) + " has not been written out as a sum");
        }
    }
}
