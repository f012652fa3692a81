package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Invariant;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the models state is proved for all sizes by the normal form alone; what is nearly so is refuted. */
class ModelProofsTest {

    /** Models of which a closed form needs more than identities: Sqrt[x^2] is x only where x is positive. */
    private static final Set<String> NEEDS_SIGNS = Set.of("coupled-pair");

    static Stream<Path> files() {
        try (Stream<Path> files = Files.walk(Path.of("models"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void invariantsAreConserved(Path file) {
        Model model = ModelReader.read(file);
        for (Invariant invariant : model.invariants()) {
            assertInstanceOf(Proof.Proved.class, InvariantProof.of(invariant, IdentityProof.withoutSymja(model)),
                    invariant.name());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void closedFormsSolveTheEquations(Path file) {
        Model model = ModelReader.read(file);
        if (!model.closedForms().isEmpty()) {
            Proof proof = ClosedFormProof.of(model, IdentityProof::withoutSymja);
            Class<? extends Proof> expected =
                    NEEDS_SIGNS.contains(model.name()) ? Proof.Undecided.class : Proof.Proved.class;
            assertEquals(expected, proof.getClass(), proof::detail);
        }
    }

    private static Proof proof(Model model, String axes, String left, String right) {
        return IdentityProof.withoutSymja(model).prove(axes.isEmpty() ? List.of() : ModelSketch.axes(axes),
                Formulas.parse(left), Formulas.parse(right));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', nullValues = "-", value = {
            "p:m, q:m ~ Dt[Sum[b[k, p]*b[k, q], {k, m}] - c[p]*c[q]]       ~ 0",
            "p:m, q:m ~ Dt[Sum[b[p, l]*b[q, l], {l, m}] - a[p]*a[q]]       ~ 0",
            "p:m      ~ Dt[a[p]^2]                                         ~ 2*a[p]*Sum[b[p, l]*c[l], {l, m}]",
            "-        ~ Dt[Sum[c[l]^2, {l, m}]]                            ~ 2*E",
            "-        ~ Dt[Dt[Sum[a[k]^2, {k, m}]]]                        ~ 2*Dt[E]",
            "-        ~ Dt[Sum[a[k]^2, {k, m}] - Sum[b[k, l]^2, {k, m}, {l, m}]] ~ 0",
            "-        ~ Dt[E] ~ Sum[Sum[b[k, l]*c[l], {l, m}]^2, {k, m}] + Sum[Sum[a[k]*b[k, l], {k, m}]^2, {l, m}]"
                    + " + Sum[a[k]^2, {k, m}]*Sum[c[l]^2, {l, m}]",
    })
    void threeLayerIdentitiesAreProved(String axes, String left, String right) {
        assertInstanceOf(Proof.Proved.class,
                proof(ModelSketch.threeLayer(), axes == null ? "" : axes, left, right));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', nullValues = "-", value = {
            "p:m, q:m ~ Dt[Sum[b[k, p]*b[k, q], {k, m}] + c[p]*c[q]]       ~ 0",
            "p:m, q:m ~ Dt[Sum[b[k, p]*b[q, k], {k, m}] - c[p]*c[q]]       ~ 0",
            "p:m, q:m ~ Dt[Sum[b[k, p]*b[k, q], {k, m}] - c[p]*c[p]]       ~ 0",
            "p:m, q:m ~ Dt[Sum[b[k, p]*b[k, q], {k, 2, m}] - c[p]*c[q]]    ~ 0",
            "p:m      ~ Dt[a[p]^2]                                         ~ 2*c[p]*Sum[b[p, l]*c[l], {l, m}]",
            "-        ~ Dt[Sum[c[l]^2, {l, m}]]                            ~ 2.0001*E",
            "-        ~ Dt[Sum[c[l]^2, {l, m}]]                            ~ E",
            "-        ~ Dt[E] ~ Sum[Sum[b[k, l]*c[l], {l, m}]^2, {k, m}] + Sum[Sum[a[k]*b[k, l], {k, m}]^2, {l, m}]"
                    + " - Sum[a[k]^2, {k, m}]*Sum[c[l]^2, {l, m}]",
            "-        ~ Dt[E] ~ Sum[Sum[b[k, l]*c[l], {l, m}]^2, {k, m}] + Sum[Sum[a[k]*b[l, k], {k, m}]^2, {l, m}]"
                    + " + Sum[a[k]^2, {k, m}]*Sum[c[l]^2, {l, m}]",
            "-        ~ Dt[E] ~ 3*E^(4/3)",
    })
    void nearlyTrueOnesAreRefuted(String axes, String left, String right) {
        Proof.Refuted refuted = assertInstanceOf(Proof.Refuted.class,
                proof(ModelSketch.threeLayer(), axes == null ? "" : axes, left, right));
        assertNotEquals(refuted.left(), refuted.right());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Dt[K]                ~ Kp*(1 - K)                    ~ true",
            "Dt[K]                ~ Kp*(1 + K)                    ~ false",
            "Dt[Kp]               ~ 4*K*(1 - K)                   ~ true",
            "Dt[Kp]               ~ 2*K*(1 - K)                   ~ false",
            "Dt[4*K^2 - Kp^2]     ~ 0                             ~ true",
            "Dt[4*K^2 + Kp^2]     ~ 0                             ~ false",
            "Dt[Kp - 2*K]         ~ -2*(1 - K)*(Kp - 2*K)         ~ true",
            "Dt[Kp - 2*K]         ~ -2.1*(1 - K)*(Kp - 2*K)       ~ false",
    })
    void descentIdentities(String left, String right, boolean holds) {
        Proof proof = proof(ModelSketch.twoLayerDescent(), "", left, right);
        assertEquals(holds ? Proof.Proved.class : Proof.Refuted.class, proof.getClass(), proof::detail);
    }

    @Test
    void abstractActivationsAreHandled() {
        Model network = ModelSketch.twoLayerNetwork();
        String balance = "Dt[Sum[a[k]^2, {k, m}]] ";
        String right = "-2*Sum[(f[i] - y[i])*f[i], {i, n}]/n";
        assertInstanceOf(Proof.Proved.class, proof(network, "", balance, right));
        assertInstanceOf(Proof.Refuted.class, proof(network, "", balance, right + "*2"));
    }

    @Test
    void onlySizesArePositive() {
        // p is a whole number that may be zero or negative: the sum over an empty range is 0, not p*x.
        Model model = new ModelSketch().sizes("m", "p").state("x").state("a[k:m]").rate("x", "0")
                .rate("a", "0").build();
        assertInstanceOf(Proof.Proved.class, proof(model, "", "Sum[x, {k, m}]", "m*x"));
        assertInstanceOf(Proof.Refuted.class, proof(model, "", "Sum[x, {k, p}]", "p*x"));
        assertInstanceOf(Proof.Refuted.class, proof(model, "", "If[p > 0, x, 0]", "x"));
        assertInstanceOf(Proof.Proved.class, proof(model, "", "If[m > 0, x, 0]", "x"));
        assertInstanceOf(Proof.Proved.class, proof(model, "", "If[p > 0, x, 0] + If[p < 1, x, 0]", "x"));
    }

    @Test
    void wrongClosedFormsAreRefuted() {
        Model right = new ModelSketch().numbers("k").state("K", "1/3").rate("K", "2*K*(1 - K)")
                .closed("K", "Initial[K]*Exp[2*t]/(1 - Initial[K] + Initial[K]*Exp[2*t])").build();
        assertInstanceOf(Proof.Proved.class, ClosedFormProof.of(right, IdentityProof::withoutSymja));
        for (String wrong : List.of("Initial[K]*Exp[2*t]/(1 + Initial[K] + Initial[K]*Exp[2*t])",
                "Initial[K]*Exp[2.1*t]/(1 - Initial[K] + Initial[K]*Exp[2.1*t])", "Initial[K]",
                "Exp[2*t]/(1 + Exp[2*t])")) {
            Model model = new ModelSketch().state("K", "1/3").rate("K", "2*K*(1 - K)").closed("K", wrong).build();
            assertInstanceOf(Proof.Refuted.class, ClosedFormProof.of(model, IdentityProof::withoutSymja), wrong);
        }
    }

    @Test
    void theWeakestPartDecides() {
        Proof proved = new Proof.Proved("a");
        Proof small = new Proof.ProvedForSizes(2, "b");
        Proof undecided = new Proof.Undecided("c");
        Proof refuted = new Proof.Refuted(1, 2, "d");
        assertEquals(proved, Proof.all(List.of(proved)));
        assertEquals(small, Proof.all(List.of(proved, new Proof.ProvedForSizes(3, "e"), small)));
        assertEquals(undecided, Proof.all(List.of(small, undecided, proved)));
        assertEquals(refuted, Proof.all(List.of(refuted, undecided)));
    }
}
