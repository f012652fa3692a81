package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.theory.calculus.ClosedFormProof;
import org.flowcheck.theory.calculus.ExpandedFlow;
import org.flowcheck.theory.calculus.ExpansionCheck;
import org.flowcheck.theory.calculus.FlowRate;
import org.flowcheck.theory.calculus.IdentityProof;
import org.flowcheck.theory.calculus.InvariantProof;
import org.flowcheck.theory.calculus.Proof;
import org.flowcheck.theory.calculus.ReductionProof;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Reduces;

/** Decides obligations with the calculus. */
final class FlowProver implements Prover {

    private static final int DIGITS = 3;

    @Override
    public ProofFinding prove(Obligation obligation) {
        if (obligation instanceof Obligation.Constant constant) {
            return ConstantProver.prove(constant);
        }
        if (obligation instanceof Obligation.Reduction reduction) {
            return reduction(reduction);
        }
        return finding(obligation.text(), proof(obligation), List.of());
    }

    private static Proof proof(Obligation obligation) {
        if (obligation instanceof Obligation.Identity identity) {
            return identity(identity);
        }
        if (obligation instanceof Obligation.ClosedForms forms) {
            return ClosedFormProof.of(forms.model(), IdentityProof::about);
        }
        Model model = ((Obligation.Invariants) obligation).model();
        return InvariantProof.of(model, IdentityProof.about(model));
    }

    /** A reduction follows if the rates do, and if the fuller dynamics do not leave the set of the comparison. */
    private static ProofFinding reduction(Obligation.Reduction reduction) {
        ReductionProof.Result result = ReductionProof.of(reduction.model());
        boolean map = reduction.model().dynamics().discrete();
        boolean left = result.leaves() && !reduction.ratesOnly();
        Proof proof = left && !(result.rates() instanceof Proof.Refuted) ? result.staying() : result.rates();
        List<String> where = new ArrayList<>();
        result.set().forEach(equation -> where.add(ReductionWords.scope(equation, map)));
        reduction.model().reduces().filter(reduces -> !ReductionWords.isForward(reduces)).flatMap(Reduces::clock)
                .ifPresent(clock -> where.add("if " + ExpressionText.of(clock) + " > 0"));
        return finding(reduction.text(), proof, where);
    }

    private static Proof identity(Obligation.Identity identity) {
        Model model = identity.model();
        Optional<ExpandedFlow> flow = identity.orders().flow().map(beyond -> ExpandedFlow.of(model, beyond));
        Model moving = flow.map(expanded -> expanded.truncated(model)).orElse(model);
        Expression left = identity.left();
        Expression right = identity.right();
        if (identity.orders().terms().isPresent()) {
            int weight = identity.orders().terms().get();
            left = ExpandedFlow.upTo(model, identity.axes(), writtenOut(moving, left), weight);
            right = ExpandedFlow.upTo(model, identity.axes(), writtenOut(moving, right), weight);
        }
        Proof proof = IdentityProof.about(moving).prove(identity.axes(), left, right);
        return proof instanceof Proof.Proved && flow.isPresent() ? measured(model, flow.get(), identity, proof) : proof;
    }

    private static Expression writtenOut(Model moving, Expression side) {
        return new FlowRate(moving).expand(side, IndexScope.EMPTY);
    }

    /** An expansion counts only if what it leaves out is measured to be of higher order. */
    private static Proof measured(Model model, ExpandedFlow flow, Obligation.Identity identity, Proof proof) {
        int kept = flow.leading() + identity.orders().flow().orElseThrow();
        for (ExpansionCheck.Remainder remainder : ExpansionCheck.remainders(model, flow)) {
            if (Double.isNaN(remainder.slope())) {
                return new Proof.Undecided("what the expansion leaves out of the rate of " + remainder.state()
                        + " is not measured: it has no value, is lost in rounding, or takes too long");
            }
            if (remainder.slope() < kept + 1 - Derivation.Remainder.TOLERANCE) {
                return new Proof.Undecided("what the expansion leaves out of the rate of " + remainder.state() + " shrinks as "
                        + flow.small() + "^" + NumberText.rounded(remainder.slope(), DIGITS) + " only");
            }
        }
        return proof;
    }

    private static ProofFinding finding(String text, Proof proof, List<String> where) {
        if (proof instanceof Proof.Proved) {
            return new ProofFinding(text, ProofFinding.Status.PROVED, 0, proof.detail(), "", where);
        }
        if (proof instanceof Proof.ProvedForSizes sizes) {
            return new ProofFinding(text, ProofFinding.Status.PROVED_FOR_SIZES, sizes.largest(), proof.detail(), "",
                    where);
        }
        if (proof instanceof Proof.Refuted refuted) {
            return new ProofFinding(text, ProofFinding.Status.REFUTED, 0, NumberText.rounded(refuted.left(), DIGITS)
                    + " != " + NumberText.rounded(refuted.right(), DIGITS) + " at a random point", refuted.detail(),
                    where);
        }
        return new ProofFinding(text, ProofFinding.Status.UNDECIDED, 0, proof.detail(), "", where);
    }
}
