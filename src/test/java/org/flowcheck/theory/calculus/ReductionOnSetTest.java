package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** Reductions on a set: whether the fuller dynamics stay there, and sets on which nothing is compared. */
class ReductionOnSetTest {

    private static final String LOGISTIC = "multi-stage/k-logistic";
    private static final String ALIGNED = "linear-features/second-stage-aligned";
    private static final String MEAN = "linear-features/second-stage-mean";
    private static final String MATRIX = "three-layer/matrix-effective";

    @TempDir
    Path folder;

    /** A model of the repository, its neighbours beside it, with texts replaced. */
    private Model altered(String file, String... replaced) throws IOException {
        Path topic = folder.resolve(Path.of(file).getParent());
        Files.createDirectories(topic);
        try (Stream<Path> files = Files.list(Path.of("models").resolve(Path.of(file).getParent()))) {
            for (Path one : files.toList()) {
                Files.writeString(topic.resolve(one.getFileName()), Files.readString(one));
            }
        }
        Path changed = folder.resolve(file + ".yaml");
        String text = Files.readString(changed);
        for (int i = 0; i < replaced.length; i += 2) {
            assertTrue(text.contains(replaced[i]), replaced[i]);
            text = text.replace(replaced[i], replaced[i + 1]);
        }
        Files.writeString(changed, text);
        return ModelReader.read(changed);
    }

    /** Two models of one number and of two, which the first reduces. */
    private Model pair(String fuller, String reduced) throws IOException {
        Files.writeString(folder.resolve("fuller.yaml"),
                "flowcheck: 1\nmodel: fuller\nstates: {x: 1, y: 1}\n" + fuller);
        Files.writeString(folder.resolve("reduced.yaml"), "flowcheck: 1\nmodel: reduced\nstates: {x: 1}\n" + reduced);
        return ModelReader.read(folder.resolve("reduced.yaml"));
    }

    private static String kind(Proof proof) {
        return proof.getClass().getSimpleName();
    }

    @ParameterizedTest
    @ValueSource(strings = {LOGISTIC, ALIGNED, MATRIX})
    void theDynamicsStay(String file) {
        ReductionProof.Result result = ReductionProof.of(Models.file(file));
        assertInstanceOf(Proof.Proved.class, result.staying(), result.staying().detail());
        assertFalse(result.leaves());
    }

    /** One step adds X^T f, which is along X^T y only if that is an eigenvector of X^T X. */
    @Test
    void alignedWeightsDoNotStayAligned() {
        ReductionProof.Result result = ReductionProof.of(Models.file(MEAN));
        assertInstanceOf(Proof.Proved.class, result.rates());
        assertInstanceOf(Proof.Refuted.class, result.staying());
        assertTrue(result.leaves());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        // The set with another constant: the rates are others, and it is left.
        LOGISTIC + " ~ Kp == 2*K ~ Kp == 2.1*K ~ Refuted ~ Refuted",
        LOGISTIC + " ~ Kp == 2*K ~ Kp == 2.001*K ~ Refuted ~ Refuted",
        LOGISTIC + " ~ Kp == 2*K ~ Kp == 3 ~ Refuted ~ Refuted",
        ALIGNED + " ~ rho[r]/Sqrt[gamma]\" ~ 1.1*rho[r]/Sqrt[gamma]\" ~ Refuted ~ Refuted",
        // A sum of squares below twice its product is zero where all is zero only.
        LOGISTIC + " ~ Kp == 2*K ~ Kp == 1.9*K ~ Undecided ~ Undecided",
        LOGISTIC + " ~ Kp == 2*K ~ Kp == 0 ~ Undecided ~ Undecided",
        LOGISTIC + " ~ Kp == 2*K ~ Kp == -1 ~ Undecided ~ Undecided",
        // All rates are zero; what is compared is fixed; what is put in does not lie on the set.
        LOGISTIC + " ~ Kp == 2*K ~ K == 1 ~ Undecided ~ Undecided",
        LOGISTIC + " ~ Kp == 2*K ~ [Kp == 2*K, K == 1] ~ Undecided ~ Undecided",
        LOGISTIC + " ~ Kp == 2*K ~ K == 1/2 ~ Undecided ~ Refuted",
        MEAN + " ~ *Xy[j]/gamma\" ~ *Xy[j]/phi\" ~ Undecided ~ Undecided",
        MEAN + " ~ Sum[w[r, i]*Xy[i], {i, d}]*Xy[j]/gamma\" ~ Xy[j]/phi\" ~ Undecided ~ Refuted",
        MATRIX + " ~ V[p, p]*K ~ V[p, 1]*K ~ Undecided ~ Undecided",
        // The same set stated otherwise.
        LOGISTIC + " ~ Kp == 2*K ~ 'a[k] == w[k, 1]' ~ Proved ~ Proved",
        LOGISTIC + " ~ Kp == 2*K ~ 'w[k, j] == a[k]' ~ Proved ~ Refuted"})
    void otherSets(String file, String from, String to, String rates, String staying) throws IOException {
        ReductionProof.Result result = ReductionProof.of(altered(file.trim(), from.trim(),
                to.trim().replace("'", "\"")));
        assertEquals(rates.trim(), kind(result.rates()), result.rates().detail());
        assertEquals(staying.trim(), kind(result.staying()), result.staying().detail());
    }

    /** On Kp == c*K the rate of K is c*K*(1 - K); printed so, it is equal on a set that is left. */
    @Test
    void equalRatesOnASetThatIsLeftAreTold() throws IOException {
        ReductionProof.Result result = ReductionProof.of(altered(LOGISTIC, "Kp == 2*K", "Kp == 2.1*K",
                "  K: 2*K*(1 - K)", "  K: 2.1*K*(1 - K)"));
        assertInstanceOf(Proof.Proved.class, result.rates(), result.rates().detail());
        assertTrue(result.leaves());
    }

    @ParameterizedTest
    @CsvSource({"2.1*K*(1 - K)", "2*K*(1 - 1.01*K)", "2*K*(1 + K)", "2*K", "2*K^2", "2.0001*K*(1 - K)"})
    void wrongRatesOnASumOfSquaresAreRefuted(String rate) throws IOException {
        ReductionProof.Result result = ReductionProof.of(altered(LOGISTIC, "  K: 2*K*(1 - K)", "  K: " + rate));
        assertInstanceOf(Proof.Refuted.class, result.rates(), result.rates().detail());
        assertInstanceOf(Proof.Proved.class, result.staying());
    }

    @Test
    void differingTermsAreThoseOnTheSetUnderTheModelsNames() throws IOException {
        ReductionProof.Comparing state = ReductionProof.of(altered(LOGISTIC, "Kp == 2*K", "Kp == 2.1*K"))
                .states().get(0);
        assertEquals(List.of("21*K/10", "-21*K^2/10"), state.missing().stream().map(ExpressionText::of).toList());
        assertEquals(List.of("2*K", "-2*K^2"), state.extra().stream().map(ExpressionText::of).toList());
    }

    @Test
    void differingTermsNameNormsAndNoInternalIndices() throws IOException {
        ReductionProof.Comparing c = ReductionProof.of(altered("three-layer/three-layer-effective", "/(Norm[z]*eps)",
                "/(2*Norm[z]*eps)")).states().get(2);
        assertEquals(List.of("sigma'[0]^2*Sqrt[Sum[z[j]^2, {j, d}]]*Sum[a[k]*u[k, l], {k, m}]/(2*eps)"),
                c.missing().stream().map(ExpressionText::of).toList());
        assertEquals(List.of("sigma'[0]^2*Sqrt[Sum[z[j]^2, {j, d}]]*Sum[a[k]*u[k, l], {k, m}]/eps"),
                c.extra().stream().map(ExpressionText::of).toList());
    }

    /**
     * Rounding errors of what cancels to zero are not differences, even of sides that are nothing but rounding errors.
     */
    @ParameterizedTest
    @CsvSource({"2*K*(1 - K) + (K + 1)^2 - K^2 - 2*K - 1, Proved", "2*K*(1 - K) + Sin[K]^2 + Cos[K]^2 - 1, Proved",
        "2*K*(1 - K) + (Exp[K]^2 - Exp[2*K])/1000, Proved", "2*K*(1 - K) + 1/10000, Refuted"})
    void roundingIsNoDifference(String rate, String proof) throws IOException {
        ReductionProof.Result result = ReductionProof.of(altered(LOGISTIC, "  K: 2*K*(1 - K)", "  K: " + rate));
        assertFalse(proof.equals("Proved") && result.rates() instanceof Proof.Refuted, result.rates().detail());
        assertTrue(!proof.equals("Refuted") || result.rates() instanceof Proof.Refuted, result.rates().detail());
    }

    /** A set is not needed where the rates agree everywhere; that it is left takes nothing away then. */
    @Test
    void aSetThatIsNotNeededMayBeLeft() throws IOException {
        ReductionProof.Result result = ReductionProof.of(altered("multi-stage/two-layer-linearised", "  order: leading",
                "  order: leading\n  on: \"a[k] == 2*w[k, 1]\""));
        assertInstanceOf(Proof.Proved.class, result.rates());
        assertInstanceOf(Proof.Refuted.class, result.staying());
        assertFalse(result.leaves());
    }

    /** What an expansion drops is not small on a set where a small state is not, or is smaller than it counts. */
    @ParameterizedTest
    @CsvSource({"a[k] == 1, Undecided", "'a[k] == w[k, 1]^3', Undecided", "a[k] == eps + eps^3, Undecided",
        "'a[k] == w[k, 1]', Proved", "a[k] == 0, Refuted"})
    void aSetMustSuitTheExpansion(String set, String staying) throws IOException {
        ReductionProof.Result result = ReductionProof.of(altered("multi-stage/two-layer-linearised", "  order: leading",
                "  order: leading\n  on: \"" + set + "\""));
        assertEquals(staying, kind(result.staying()), result.staying().detail());
    }

    /** A linear flow stays on the line y == c*x exactly if (1, c) is an eigenvector. */
    @Test
    void linesOfLinearFlows() throws IOException {
        for (long seed = 1; seed <= 24; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] matrix = random.ints(4, -3, 4).toArray();
            int slope = random.nextInt(1, 4);
            if (seed % 2 == 0) {
                matrix[2] = slope * matrix[0] + slope * slope * matrix[1] - slope * matrix[3];
            }
            int apart = matrix[2] + matrix[3] * slope - slope * (matrix[0] + matrix[1] * slope);
            int rate = matrix[0] + matrix[1] * slope;
            Model model = pair("rates: {x: \"%d*x + %d*y\", y: \"%d*x + %d*y\"}\n".formatted(matrix[0], matrix[1],
                    matrix[2], matrix[3]),
                    "rates: {x: \"%d*x\"}\nreduces: {model: fuller, states: {x: x}, on: y == %d*x}\n"
                    .formatted(rate, slope));
            ReductionProof.Result result = ReductionProof.of(model);
            boolean still = rate == 0;
            assertEquals(still ? "Undecided" : apart == 0 ? "Proved" : "Refuted", kind(result.staying()),
                    "seed " + seed);
            assertEquals(still ? "Undecided" : "Proved", kind(result.rates()), "seed " + seed);
        }
    }

    /**
     * y = t^2/4 leaves y = 0, although its rate is zero there: solutions are not unique where there are roots or jumps.
     */
    @ParameterizedTest
    @CsvSource({"Sqrt[y], Undecided", "y^(1/3), Undecided", "Sign[y], Undecided", "'If[y > 0, 1, 0]', Undecided",
        "y^2, Proved", "y*Abs[y], Proved", "Ramp[y], Proved", "Sqrt[1/4]*y, Proved", "y/x, Proved",
        "y + 1/10, Refuted"})
    void tangentRatesKeepASetOnlyWhereSolutionsAreUnique(String rate, String staying) throws IOException {
        ReductionProof.Result result = ReductionProof.of(pair("rates: {x: x, y: \"" + rate + "\"}\n",
                "rates: {x: x}\nreduces: {model: fuller, states: {x: x}, on: y == 0}\n"));
        assertEquals(staying, kind(result.staying()), result.staying().detail());
    }

    /** A set may move: y == x + t. A map keeps a set if the next values lie on it. */
    @ParameterizedTest
    @CsvSource({"rates, 1, 2, y == x + t, Proved", "rates, 1, 3, y == x + t, Refuted",
        "rates, 1, 2, y == x + 2*t, Refuted",
        "map, x/2, y/2, y == 3*x, Proved", "map, x/2, y/4, y == 3*x, Refuted", "map, x/2, y/4, y == x^2, Proved",
        "map, x + 1, y + 2, y == x + t, Proved", "map, x + 1, y + 1, y == x + t, Refuted"})
    void setsThatMoveAndMaps(String kind, String x, String y, String set, String staying) throws IOException {
        ReductionProof.Result result = ReductionProof.of(pair("%s: {x: %s, y: %s}\n".formatted(kind, x, y),
                "%s: {x: %s}\nreduces: {model: fuller, states: {x: x}, on: %s}\n".formatted(kind, x, set)));
        assertEquals(staying, kind(result.staying()), result.staying().detail());
        assertInstanceOf(Proof.Proved.class, result.rates());
    }

    /** A reduced model's own time is the clock times that of the fuller one, also where it stands in a rate. */
    @ParameterizedTest
    @CsvSource({"t/9, Proved", "t/3, Refuted", "t, Refuted"})
    void theTimeInRatesIsTheReducedOne(String rate, String proof) throws IOException {
        ReductionProof.Result result = ReductionProof.of(pair("rates: {x: t, y: y}\n",
                "rates: {x: " + rate + "}\nreduces: {model: fuller, states: {x: x}, clock: 3}\n"));
        assertEquals(proof, kind(result.rates()), result.rates().detail());
    }
}
