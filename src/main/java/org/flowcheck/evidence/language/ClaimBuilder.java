package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.claim.Check;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Condition;
import org.flowcheck.evidence.claim.JudgingCost;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.Twin;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.evidence.claim.WidthCheck;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Operator;
import org.flowcheck.theory.syntax.Term;

/** Builds a claim, or a twin of it, from its texts. */
final class ClaimBuilder {

    private final ClaimHead head;

    ClaimBuilder(ClaimHead head) {
        this.head = head;
    }

    Claim build(ClaimTexts texts, List<StatedProof> stated, List<Twin> twins) {
        List<Obligation> obligations = new ArrayList<>(stated.stream().map(StatedProof::obligation).toList());
        IdentityReader identities = new IdentityReader(texts.quantities());
        ConstantReader constants = new ConstantReader(texts.quantities());
        texts.proofs().forEach(proof -> obligations.add(proof instanceof ProofText.Identity identity
                ? identities.read(identity) : constants.read((ProofText.Constant) proof)));

        NamedNumbers numbers = NamedNumbers.of(texts.numbers());
        List<Term> terms = texts.checks().stream().map(check -> numbers.term(check.formula())).toList();
        List<Check> checks = new ArrayList<>();
        List<WidthCheck> widths = new ArrayList<>();
        List<Value.Series> measured = List.of();
        if (!terms.isEmpty() || !texts.widths().isEmpty()) {
            requireRuns(terms.isEmpty() ? texts.widths().get(0).of() : texts.checks().get(0).formula());
            int decisions = Math.max(1, OperatorForms.count(terms, head.runs()) + texts.widths().stream()
                    .mapToInt(width -> WidthReader.settings(width, head.runs())).sum());
            RunFormulas formulas = new RunFormulas(head.runs(), head.times(), new ModelQuantities(texts.quantities()),
                    numbers, decisions);
            for (int i = 0; i < terms.size(); i++) {
                addChecks(formulas, numbers, terms.get(i), texts.checks().get(i), checks);
            }
            WidthReader reader = new WidthReader(formulas, decisions);
            texts.widths().forEach(width -> widths.add(reader.read(width)));
            measured = formulas.measured();
        }
        return new Claim(head.id(), head.source(), head.statement(), head.kind(), head.runs(),
                withTwins(measured, twins), head.times(), checks, widths, obligations, twins, head.expected(),
                head.finding(), List.of(), head.requirements());
    }

    /** Conjunctions and chains of comparisons are separate checks. */
    private static void addChecks(RunFormulas formulas, NamedNumbers numbers, Term term, ClaimTexts.CheckText text,
                                  List<Check> into) {
        if (term instanceof Term.Chain chain && chain.level() == Operator.Level.CONJUNCTION) {
            chain.operands().forEach(part -> addChecks(formulas, numbers, part, text, into));
            return;
        }
        if (term instanceof Term.Chain chain && chain.level() == Operator.Level.COMPARISON) {
            Condition condition = formulas.condition(term);
            requireRunsIn(condition, term);
            String run = formulas.mainRun(term);
            RunPairs.require(term, run, formulas.runs());
            if (condition.level() == Value.Level.ENSEMBLE && text.given().isPresent()) {
                throw Diagnostic.at(text.given().get().span(), Code.LEVEL_MISMATCH,
                        "an estimate over the ensemble has no hypothesis of its own")
                        .expecting("the condition inside Fraction[...], or a check about single runs").exception();
            }
            Optional<Condition> given = text.given().flatMap(hypothesis -> formulas.conditionOn(run, hypothesis));
            Optional<Condition> equality = text.equality().flatMap(set -> formulas.conditionOn(run, set));
            // A hypothesis may speak of times that the check does not; the check is then made at all of them.
            int times = formulas.times().spokenOf(Stream.concat(Stream.of(term), Stream.concat(text.given().stream(),
                    text.equality().stream()).map(formulas::term)).toList());
            Stream.concat(Stream.of(condition), Stream.concat(given.stream(), equality.stream())).forEach(each ->
                    RunFormulas.requireBounded(JudgingCost.of(each, formulas.plan(run), times), term.span()));
            for (int i = 0; i < condition.comparisons().size(); i++) {
                Check.Wording wording = new Check.Wording(WrittenFormula.comparison(text.formula(), chain, i),
                        given.flatMap(present -> text.given()).map(shown -> WrittenFormula.of(shown, numbers)),
                        equality.flatMap(present -> text.equality()).map(shown -> WrittenFormula.of(shown, numbers)));
                into.add(new Check(wording.formula().text(), condition.comparisons().get(i), run, given, equality,
                        Optional.of(wording)));
            }
            return;
        }
        formulas.condition(term);
        throw Diagnostic.at(term.span(), Code.NOT_A_CONDITION, "a check is one comparison, or several joined by &&")
                .expecting("left >= right").exception();
    }

    private static void requireRunsIn(Condition condition, Term term) {
        if (condition.level() == Value.Level.CONSTANT) {
            throw Diagnostic.at(term.span(), Code.LEVEL_MISMATCH, "this check speaks of no run")
                    .expecting("something like r.x[t] or r.T").exception();
        }
    }

    private void requireRuns(MappedText check) {
        if (head.runs().isEmpty()) {
            throw Diagnostic.at(check.span(), Code.UNKNOWN_RUN, "a check needs runs to be made on")
                    .expecting("the section 'runs'").exception();
        }
    }

    /** The claim's series and those of its twins, once each. */
    private static List<Value.Series> withTwins(List<Value.Series> measured, List<Twin> twins) {
        Map<List<Object>, Value.Series> all = new LinkedHashMap<>();
        measured.forEach(series -> all.putIfAbsent(List.of(series.run(), series.quantity()), series));
        twins.forEach(twin -> twin.claim().quantities()
                .forEach(series -> all.putIfAbsent(List.of(series.run(), series.quantity()), series)));
        return List.copyOf(all.values());
    }
}
