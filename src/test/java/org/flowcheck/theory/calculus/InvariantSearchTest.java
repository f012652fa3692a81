package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Invariant;
import org.flowcheck.theory.model.Model;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The balancedness laws of networks are found without being told, and nothing false or needless beside them. */
class InvariantSearchTest {

    private static final String NEURON = "Sum[w[k, j]*x[i, j], {j, d}]";

    /** A network of one hidden layer on n data in d dimensions, with an activation of NEURON. */
    private static ModelSketch network(String activation) {
        return new ModelSketch().sizes("m", "d", "n").draw("x[i:n, j:d]").draw("y[i:n]")
                .state("a[k:m]").state("w[k:m, j:d]").define("f[i:n]", "Sum[a[k]*" + activation + ", {k, m}]")
                .descend("Sum[(f[i] - y[i])^2, {i, n}]/(2*n)", "");
    }

    /** The normalised flow of a two-layer ReLU network (phase diagram of two-layer ReLU networks, Proposition 27). */
    private static Model normalisedReluNetwork() {
        return new ModelSketch().sizes("m", "d", "n").numbers("kappa", "kappap").draw("x[i:n, j:d]").draw("y[i:n]")
                .state("a[k:m]").state("w[k:m, j:d]")
                .define("e[i:n]", "kappa*Sum[a[k]*Ramp[" + NEURON + "], {k, m}] - y[i]")
                .rate("a", "-kappa/(kappap*n)*Sum[e[i]*Ramp[" + NEURON + "], {i, n}]")
                .rate("w", "-kappa*kappap/n*Sum[e[i]*a[k]*Ramp'[Sum[w[k, l]*x[i, l], {l, d}]]*x[i, j], {i, n}]")
                .build();
    }

    private static Model chainOfMatrices() {
        return new ModelSketch().sizes("m").state("a[k:m]").state("b[k:m, l:m]").state("c[k:m, l:m]").state("d[k:m]")
                .define("E", "Sum[a[k]*b[k, l]*c[l, i]*d[i], {k, m}, {l, m}, {i, m}]").ascend("E").build();
    }

    private static Model chainOfSizes() {
        return new ModelSketch().sizes("m1", "m2", "m3").state("a[k:m1]").state("b[k:m1, l:m2]").state("c[k:m2, l:m3]")
                .state("d[k:m3]").ascend("Sum[a[k]*b[k, l]*c[l, i]*d[i], {k, m1}, {l, m2}, {i, m3}]").build();
    }

    private static Model factorisation() {
        return new ModelSketch().sizes("r", "m", "n").draw("M[i:m, j:n]").state("u[i:m, k:r]").state("v[k:r, j:n]")
                .descend("Sum[(Sum[u[i, k]*v[k, j], {k, r}] - M[i, j])^2, {i, m}, {j, n}]", "").build();
    }

    private static Model attention() {
        return new ModelSketch().sizes("h", "d", "n").draw("z[i:n, j:n]")
                .state("q[g:h, i:n, j:d]").state("k[g:h, i:n, j:d]")
                .descend("Sum[Exp[Sum[q[g, i, l]*k[g, j, l], {l, d}]]*z[i, j], {g, h}, {i, n}, {j, n}]", "").build();
    }

    private static Model product(int factors) {
        ModelSketch sketch = new ModelSketch().numbers("y");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < factors; i++) {
            names.add(String.valueOf((char) ('a' + i)));
            sketch.state(names.get(i));
        }
        return sketch.define("p", String.join("*", names)).descend("(p - y)^2/2", "").build();
    }

    private static Model scalars(String... equations) {
        ModelSketch sketch = new ModelSketch().numbers("I1", "I2", "I3", "beta", "gamma");
        for (String equation : equations) {
            String[] sides = equation.split(" = ");
            sketch.state(sides[0]).rate(sides[0], sides[1]);
        }
        return sketch.build();
    }

    private static Model file(String topic, String name) {
        return ModelReader.read(Path.of("models", topic, name + ".yaml"));
    }

    /** Models whose linear and quadratic invariants are all of the form that is searched, with those. */
    private static Map<String, Map.Entry<Model, List<String>>> known() {
        Map<String, Map.Entry<Model, List<String>>> known = new TreeMap<>();
        known.put("three layers", Map.entry(file("three-layer", "three-layer-effective"), List.of(
                "balance-a-b[k:m, p:m] = a[k]*a[p] - Sum[b[k, l]*b[p, l], {l, m}]",
                "balance-b-c[l:m, p:m] = Sum[b[k, l]*b[k, p], {k, m}] - c[l]*c[p]")));
        List<String> descent = List.of(
                "balance-a-w[k:m, p:m] = a[k]*a[p] - w[k, 1]*w[p, 1]",
                "balance-a-w-2[k:m, p:m] = a[k]*w[p, 1] - a[p]*w[k, 1]",
                "idle-w[k:m, j:d] = If[j == 1, 0, w[k, j]]");
        known.put("descent", Map.entry(file("multi-stage", "two-layer-descent"), descent));
        known.put("linearised", Map.entry(file("multi-stage", "two-layer-linearised"), descent));
        known.put("coupled pair", Map.entry(file("classical", "coupled-pair"), List.of("balance-x-y = x^2 - y^2")));
        known.put("chain of four", Map.entry(chainOfMatrices(), List.of(
                "balance-a-b[k:m, p:m] = a[k]*a[p] - Sum[b[k, l]*b[p, l], {l, m}]",
                "balance-b-c[l:m, p:m] = Sum[b[k, l]*b[k, p], {k, m}] - Sum[c[l, k]*c[p, k], {k, m}]",
                "balance-c-d[l:m, p:m] = Sum[c[k, l]*c[k, p], {k, m}] - d[l]*d[p]")));
        known.put("chain of sizes", Map.entry(chainOfSizes(), List.of(
                "balance-a-b[k:m1, p:m1] = a[k]*a[p] - Sum[b[k, l]*b[p, l], {l, m2}]",
                "balance-b-c[l:m2, p:m2] = Sum[b[k, l]*b[k, p], {k, m1}] - Sum[c[l, k]*c[p, k], {k, m3}]",
                "balance-c-d[l:m3, p:m3] = Sum[c[k, l]*c[k, p], {k, m2}] - d[l]*d[p]")));
        known.put("normalised ReLU", Map.entry(normalisedReluNetwork(), List.of(
                "balance-a-w[k:m] = kappap^2*a[k]^2 - Sum[w[k, j]^2, {j, d}]")));
        known.put("ReLU", Map.entry(network("Ramp[" + NEURON + "]").build(), List.of(
                "balance-a-w[k:m] = a[k]^2 - Sum[w[k, j]^2, {j, d}]")));
        known.put("leaky ReLU", Map.entry(network("Max[" + NEURON + ", " + NEURON + "/10]").build(), List.of(
                "balance-a-w[k:m] = a[k]^2 - Sum[w[k, j]^2, {j, d}]")));
        known.put("ReLU with bias", Map.entry(network("Ramp[" + NEURON + " - u[k]]").state("u[k:m]").build(), List.of(
                "balance-a-w-u[k:m] = a[k]^2 - Sum[w[k, j]^2, {j, d}] - u[k]^2")));
        known.put("cubed ReLU", Map.entry(network("Ramp[" + NEURON + "]^3").build(), List.of(
                "balance-a-w[k:m] = 3*a[k]^2 - Sum[w[k, j]^2, {j, d}]")));
        known.put("tanh", Map.entry(network("Tanh[" + NEURON + "]").build(), List.of()));
        known.put("factorisation", Map.entry(factorisation(), List.of(
                "balance-u-v[k:r, p:r] = Sum[u[i, k]*u[i, p], {i, m}] - Sum[v[k, j]*v[p, j], {j, n}]")));
        known.put("two factors", Map.entry(product(2), List.of("balance-a-b = a^2 - b^2")));
        known.put("four factors", Map.entry(product(4), List.of(
                "balance-a-b = a^2 - b^2", "balance-b-c = b^2 - c^2", "balance-c-d = c^2 - d^2")));
        known.put("rigid body", Map.entry(
                scalars("x = (I2 - I3)/I1*y*z", "y = (I3 - I1)/I2*z*x", "z = (I1 - I2)/I3*x*y"), List.of(
                "balance-x-y = (I1*I3 - I1^2)*x^2 + (I2*I3 - I2^2)*y^2",
                "balance-y-z = (I1*I2 - I2^2)*y^2 + (I1*I3 - I3^2)*z^2")));
        known.put("epidemic", Map.entry(
                scalars("S = -beta*S*J", "J = beta*S*J - gamma*J", "R = gamma*J"), List.of("total-S-J-R = S + J + R")));
        known.put("quotient", Map.entry(scalars("x = y/(1 + x^2)", "y = -I1^2*x/(1 + x^2)"), List.of(
                "balance-x-y = I1^2*x^2 + y^2")));
        known.put("fall", Map.entry(scalars("x = y", "y = -gamma"), List.of("balance-y-x = y^2 + 2*gamma*x")));
        known.put("square", Map.entry(scalars("x = x^2"), List.of()));
        known.put("predators", Map.entry(scalars("x = x - beta*x*y", "y = gamma*x*y - y"), List.of()));
        known.put("pendulum", Map.entry(scalars("x = y", "y = -Sin[x]"), List.of()));
        known.put("oscillators", Map.entry(new ModelSketch().sizes("d").numbers("omega").state("x[i:d]").state("v[i:d]")
                .rate("x", "v[i]").rate("v", "-omega^2*x[i]").build(), List.of(
                "balance-x-v[i:d, p:d] = omega^2*x[i]*x[p] + v[i]*v[p]",
                "balance-x-v-2[i:d, p:d] = x[i]*v[p] - x[p]*v[i]")));
        known.put("central force", Map.entry(new ModelSketch().sizes("d").state("x[i:d]").state("v[i:d]")
                .rate("x", "v[i]").rate("v", "-x[i]*Exp[-Sum[x[l]^2, {l, d}]]").build(), List.of(
                "balance-x-v[i:d, p:d] = x[i]*v[p] - x[p]*v[i]")));
        known.put("powers of the width", Map.entry(new ModelSketch().sizes("m").numbers("alpha")
                .state("x[k:m]").state("y[k:m]").rate("x", "m^(-alpha)*y[k]*Sum[x[l], {l, m}]")
                .rate("y", "(1 + alpha)^2/m*x[k]*Sum[x[l], {l, m}]").build(), List.of(
                "balance-x-y[k:m, p:m] = (1 + 2*alpha + alpha^2)*x[k]*x[p] - m^(-alpha)*m*y[k]*y[p]",
                "balance-x-y-2[k:m, p:m] = x[k]*y[p] - x[p]*y[k]")));
        return known;
    }

    static Stream<String> names() {
        return known().keySet().stream();
    }

    private static String text(Invariant invariant) {
        List<String> axes = invariant.axes().stream()
                .map(axis -> axis.index() + ":" + ExpressionText.of(axis.size())).toList();
        return invariant.name() + (axes.isEmpty() ? "" : axes.toString()) + " = "
                + ExpressionText.of(invariant.value());
    }

    private static List<String> texts(Model model) {
        return found(model).stream().map(InvariantSearchTest::text).toList();
    }

    private static List<Invariant> found(Model model) {
        InvariantSearch.Result result = InvariantSearch.of(model);
        assertEquals(List.of(), result.omitted());
        return result.found().stream().map(InvariantSearch.Found::invariant).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsTheStrongestForms(String name) {
        Map.Entry<Model, List<String>> known = known().get(name);
        assertEquals(known.getValue(), texts(known.getKey()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsFoundIsConservedAndNothingIsMissed(String name) {
        compareWithSmallSystem(known().get(name).getKey(), 1);
    }

    /** Conserved quantities of degree two at most of the system written out, by linear algebra at random states. */
    private static void compareWithSmallSystem(Model model, long seed) {
        List<Invariant> found = found(model);
        SmallSystem system = new SmallSystem(model, seed);
        int monomials = monomials(system.randomState()).length;
        double[][] speeds = new double[2 * monomials][];
        double[][] values = new double[2 * monomials][];
        for (int i = 0; i < speeds.length; i++) {
            double[] state = system.randomState();
            double[] rates = system.rates(state);
            double[] ahead = SmallSystem.moved(state, 1, rates);
            double[] behind = SmallSystem.moved(state, -1, rates);
            // The difference quotient is exact for polynomials of degree two.
            speeds[i] = SmallSystem.moved(monomials(ahead), -1, monomials(behind));
            values[i] = laws(found, system, state);
            double[] before = laws(found, system, behind);
            double[] after = laws(found, system, ahead);
            for (int law = 0; law < before.length; law++) {
                assertEquals(before[law], after[law], 1e-10 * (1 + Math.abs(before[law])), "seed " + seed);
            }
        }
        int expected = monomials - rank(speeds);
        assertEquals(expected, found.isEmpty() ? 0 : rank(values), "seed " + seed + ", of degree two at most");
    }

    private static double[] monomials(double[] state) {
        List<Double> monomials = new ArrayList<>();
        for (int i = 0; i < state.length; i++) {
            monomials.add(state[i]);
            for (int j = i; j < state.length; j++) {
                monomials.add(state[i] * state[j]);
            }
        }
        return monomials.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The laws with the products of linear ones. */
    private static double[] laws(List<Invariant> found, SmallSystem system, double[] state) {
        List<Double> linear = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        for (Invariant invariant : found) {
            for (double value : system.values(invariant, state)) {
                (invariant.name().startsWith("balance") ? all : linear).add(value);
            }
        }
        all.addAll(linear);
        linear.forEach(left -> linear.forEach(right -> all.add(left * right)));
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static int rank(double[][] rows) {
        double[] singular = new SingularValueDecomposition(new Array2DRowRealMatrix(rows)).getSingularValues();
        int rank = 0;
        while (rank < singular.length && singular[rank] > 1e-9 * singular[0]) {
            rank++;
        }
        return rank;
    }

    @ParameterizedTest
    @ValueSource(strings = {"three layers", "descent", "chain of sizes", "factorisation", "four factors", "rigid body"})
    void whatIsFoundStaysConstantAlongTrajectories(String name) {
        Model model = known().get(name).getKey();
        SmallSystem system = new SmallSystem(model, 1);
        double[] start = system.randomState();
        double[] end = system.after(start, 0.5, 100);
        for (Invariant invariant : found(model)) {
            assertArrayEquals(system.values(invariant, start), system.values(invariant, end), 1e-8, invariant.name());
        }
    }

    @Test
    void attentionHeadsAreBalancedEach() {
        assertEquals(List.of("balance-q-k[g:h, j:d, p:d] = Sum[q[g, i, j]*q[g, i, p], {i, n}]"
                + " - Sum[k[g, i, j]*k[g, i, p], {i, n}]"), texts(attention()));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    private static final List<String> SCALARS = List.of("x", "y", "z");

    private static String monomial(Random random) {
        StringBuilder monomial = new StringBuilder("" + (1 + random.nextInt(3)));
        for (int factors = random.nextInt(4); factors > 0; factors--) {
            monomial.append('*').append(SCALARS.get(random.nextInt(SCALARS.size())));
        }
        return monomial.toString();
    }

    /** Sparse polynomial systems, of which few conserve anything. */
    @ParameterizedTest
    @MethodSource("seeds")
    void ofRandomSystemsExactlyWhatIsConservedIsFound(long seed) {
        Random random = new Random(seed);
        String[] equations = SCALARS.stream().map(name -> name + " = " + monomial(random)
                + (random.nextBoolean() ? " - beta*" + monomial(random) : "")).toArray(String[]::new);
        compareWithSmallSystem(scalars(equations), seed);
    }

    /** {@code x' = S(x) grad Q} with an antisymmetric S conserves Q. */
    @ParameterizedTest
    @MethodSource("seeds")
    void hiddenQuadraticFormsAreFound(long seed) {
        Random random = new Random(seed);
        int[][] form = new int[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j <= i; j++) {
                form[i][j] = random.nextInt(5) - 2;
                form[j][i] = form[i][j];
            }
        }
        List<String> slopes = new ArrayList<>();
        for (int[] row : form) {
            slopes.add("(" + row[0] + "*x + " + row[1] + "*y + " + row[2] + "*gamma*z)");
        }
        // The form is x^T F x with gamma in the mixed terms of z, and gamma^2 in its square.
        slopes.set(2, slopes.get(2) + "*gamma");
        String[] skew = {monomial(random), monomial(random), monomial(random)};
        Model model = scalars("x = " + skew[0] + "*" + slopes.get(1) + " + " + skew[1] + "*" + slopes.get(2),
                "y = " + skew[2] + "*" + slopes.get(2) + " - " + skew[0] + "*" + slopes.get(0),
                "z = -" + skew[1] + "*" + slopes.get(0) + " - " + skew[2] + "*" + slopes.get(1));
        compareWithSmallSystem(model, seed);
    }

    private static final List<String> VECTOR_RATES = List.of("v[k]", "u[k]", "Sum[b[k, l]*v[l], {l, m}]",
            "Sum[b[l, k]*u[l], {l, m}]", "u[k]*Sum[v[l]^2, {l, m}]", "v[k]*Sum[u[l]*v[l], {l, m}]", "Tanh[u[k]*v[k]]",
            "b[k, k]*Ramp[v[k]]");
    private static final List<String> MATRIX_RATES = List.of("u[k]*v[l]", "v[k]*u[l]", "b[l, k]", "b[k, l]*u[l]",
            "Sum[b[k, p]*b[p, l], {p, m}]", "KroneckerDelta[k, l]*v[k]", "If[k == 1, v[l], 0]",
            "b[k, l]*Sum[b[p, p], {p, m}]");

    private static String sum(List<String> terms, Random random) {
        String first = terms.get(random.nextInt(terms.size()));
        String second = terms.get(random.nextInt(terms.size()));
        return random.nextBoolean() ? first : first + (random.nextBoolean() ? " - " : " + 2*") + second;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsFoundOfRandomSystemsOfArraysIsConserved(long seed) {
        Random random = new Random(seed);
        Model model = new ModelSketch().sizes("m").state("u[k:m]").state("v[k:m]").state("b[k:m, l:m]")
                .rate("u", sum(VECTOR_RATES, random)).rate("v", sum(VECTOR_RATES, random))
                .rate("b", random.nextInt(4) == 0 ? "0" : sum(MATRIX_RATES, random)).build();
        List<Invariant> found = found(model);
        SmallSystem system = new SmallSystem(model, seed);
        for (int i = 0; i < 5; i++) {
            double[] state = system.randomState();
            double[] rates = system.rates(state);
            for (Invariant invariant : found) {
                assertArrayEquals(system.values(invariant, SmallSystem.moved(state, -1, rates)),
                        system.values(invariant, SmallSystem.moved(state, 1, rates)), 1e-9,
                        "seed " + seed + ", " + text(invariant));
            }
        }
    }

    @Test
    void statesAtRestAreNoInvariants() {
        Model explosion = new ModelSketch().sizes("m").state("x[k:m]").state("c").state("d[k:m]")
                .rate("x", "d[k]*c*x[k]^2").rate("c", "0").rate("d", "x[1] - x[1]").build();
        assertEquals(List.of(), texts(explosion));
        Model oscillator = new ModelSketch().state("x").state("y").state("c")
                .rate("x", "y").rate("y", "-c*x").rate("c", "0").build();
        assertEquals(List.of("balance-x-y = c*x^2 + y^2"), texts(oscillator));
    }

    /** Data as states at rest, in a model file. */
    @Test
    void dataMayBeStatesAtRest() {
        Model model = ModelReader.read(new SourceText("relu", """
                flowcheck: 1
                model: relu
                parameters:
                  m: {integer: 4}
                  d: {integer: 2}
                  n: {integer: 3}
                  kappa: {real: 1/2}
                draws:
                  g[k]: NormalDistribution[0, 1]
                  h[k, j]: NormalDistribution[0, 1]
                  z[i, j]: NormalDistribution[0, 1]
                states:
                  a[k]: {for: "{k, m}", initial: "g[k]"}
                  w[k, j]: {for: "{k, m}, {j, d}", initial: "h[k, j]"}
                  x[i, j]: {for: "{i, n}, {j, d}", initial: "z[i, j]"}
                define:
                  u[i, k]: Sum[w[k, j]*x[i, j], {j, d}]
                  e[i]: kappa*Sum[a[k]*Ramp[u[i, k]], {k, m}] - Sign[x[i, 1]]
                rates:
                  a[k]: -kappa/n*Sum[e[i]*Ramp[u[i, k]], {i, n}]
                  w[k, j]: -kappa/n*a[k]*Sum[e[i]*Ramp'[u[i, k]]*x[i, j], {i, n}]
                  x[i, j]: 0
                """));
        assertEquals(List.of("balance-a-w[k:m] = a[k]^2 - Sum[w[k, j]^2, {j, d}]"), texts(model));
    }

    @Test
    void namesOfIndicesGiveWay() {
        Model model = new ModelSketch().sizes("m").numbers("p", "q").state("r[k:m, l:m]").state("s[k:m]")
                .ascend("p*q*Sum[s[k]*r[k, l], {k, m}, {l, m}]").build();
        assertEquals("balance-r-s[k:m, p1:m] = Sum[r[k, l]*r[p1, l], {l, m}] - s[k]*s[p1]", texts(model).get(0));
    }

    @Test
    void sizesAreComparedByTheirValues() {
        Model model = new ModelSketch().sizes("m").state("u[i:m + 1, k:m + 2]").state("v[k:2 + m, j:m]")
                .draw("g[i:m + 1, j:m]")
                .ascend("Exp[Sum[u[i, k]*v[k, j]*g[i, j], {i, m + 1}, {k, m + 2}, {j, m}]]").build();
        assertEquals(List.of("balance-u-v[k:m + 2, p:m + 2] = "
                + "Sum[u[i, k]*u[i, p], {i, 1 + m}] - Sum[v[k, j]*v[p, j], {j, m}]"), texts(model));
    }

    @Test
    void whatIsGivenUpIsTold() {
        Model model = scalars("x = (1 + x + y)^40*y", "y = -(1 + x + y)^40*x");
        InvariantSearch.Result result = InvariantSearch.of(model);
        assertEquals(List.of(), result.found());
        // That no linear combination is conserved is seen in numbers; that x^2 + y^2 is must be proved.
        assertEquals(List.of("invariants of degree 2 with 0 free indices: a power 17"), result.omitted());
    }

    /** Numbers say what need not be looked at; they must not overlook what is small. */
    @Test
    void lawsWithVeryDifferentCoefficientsAreFound() {
        assertEquals(List.of("balance-x-y = 1000000000*x^2 + y^2"),
                texts(scalars("x = y/10^9", "y = -x")));
        assertEquals(List.of("balance-x-y = 1000000000000*x^2 - y^2"),
                texts(scalars("x = y*z/10^12", "y = x*z", "z = Tanh[x*z]")));
    }

    /** Rates may lose all digits where their terms cancel; numbers then say nothing. */
    @Test
    void lawsOfRatesWhoseTermsCancelAreFound() {
        for (int digits = 6; digits <= 18; digits += 2) {
            String large = "10^" + digits;
            assertEquals(List.of("balance-x-y = x^2 + y^2"), texts(scalars(
                    "x = (" + large + " + z)*y - " + large + "*y", "y = -x*z", "z = Tanh[x*z]")), large);
        }
    }
}
