package org.flowcheck.evidence.experiment;

import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.evidence.claim.ProofFinding.Status;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.theory.calculus.GrowthExponent;
import org.flowcheck.theory.calculus.Multiplicity;
import org.flowcheck.theory.calculus.NormProof;
import org.flowcheck.theory.calculus.Proof;

/** Decides what is stated of constants, by computing them. */
final class ConstantProver {

    private static final int DIGITS = 3;

    private ConstantProver() {
    }

    static ProofFinding prove(Obligation.Constant constant) {
        if (constant instanceof Obligation.Norm norm) {
            return norm(norm);
        }
        if (constant instanceof Obligation.Chance chance) {
            return ChanceProver.prove(chance);
        }
        return constant instanceof Obligation.Exponent exponent ? exponent(exponent)
                : multiplicity((Obligation.Multiplicity) constant);
    }

    private static ProofFinding norm(Obligation.Norm norm) {
        NormProof about = new NormProof(norm.relation(), norm.bound(), norm.parameter());
        Proof proof = norm.degrees().isEmpty() ? about.forAll() : about.at(norm.degrees());
        if (proof instanceof Proof.Refuted refuted) {
            return finding(norm, Status.REFUTED, NumberText.rounded(refuted.left(), DIGITS) + " "
                    + EvidenceText.denial(norm.relation()) + " " + NumberText.rounded(refuted.right(), DIGITS) + " at "
                    + refuted.detail(), refuted.detail());
        }
        return finding(norm, proof instanceof Proof.Proved ? Status.PROVED : Status.UNDECIDED, proof.detail(), "");
    }

    private static ProofFinding exponent(Obligation.Exponent exponent) {
        GrowthExponent.Result result = GrowthExponent.of(exponent.formula(), exponent.variable());
        if (result instanceof GrowthExponent.Result.Undecided undecided) {
            return finding(exponent, Status.UNDECIDED, undecided.reason(), "");
        }
        GrowthExponent.Result.Exactly found = (GrowthExponent.Result.Exactly) result;
        if (found.exponent().equals(exponent.exponent())) {
            return finding(exponent, Status.PROVED, "leading terms; the slope at large " + exponent.variable()
                    + " agrees at " + found.points() + " random parameters", "");
        }
        return finding(exponent, Status.REFUTED, "exponent of " + exponent.of() + ": " + found.exponent() + " != "
                + exponent.exponent(), "");
    }

    private static ProofFinding multiplicity(Obligation.Multiplicity stated) {
        Multiplicity.Result result = Multiplicity.of(stated.function(), stated.variable());
        if (result instanceof Multiplicity.Result.Undecided undecided) {
            return finding(stated, Status.UNDECIDED, undecided.reason(), "");
        }
        int found = result instanceof Multiplicity.Result.Exactly exactly ? exactly.order() : 0;
        if (found == stated.order().orElse(0)) {
            return finding(stated, Status.PROVED, "exact Taylor coefficients; values near zero agree", "");
        }
        String what = result instanceof Multiplicity.Result.None none ? "none (" + none.reason() + ")"
                : Integer.toString(found);
        return finding(stated, Status.REFUTED, "multiplicity of " + stated.of() + ": " + what + ", not "
                + stated.orderText(), "");
    }

    private static ProofFinding finding(Obligation obligation, Status status, String detail, String counterexample) {
        return new ProofFinding(obligation.text(), status, 0, detail, counterexample);
    }
}
