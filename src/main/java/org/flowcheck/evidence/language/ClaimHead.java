package org.flowcheck.evidence.language;

import java.util.List;
import org.flowcheck.evidence.claim.Kind;
import org.flowcheck.evidence.claim.Requirements;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.TimeVariable;
import org.flowcheck.evidence.claim.Verdict;
import org.flowcheck.theory.model.Source;

/** What a claim and its twins share. */
record ClaimHead(String id, Source source, String statement, Kind kind, List<RunPlan> runs, List<TimeVariable> times,
                 Verdict.Word expected, String finding, Requirements requirements) {

    /** Copies the lists. */
    ClaimHead {
        runs = List.copyOf(runs);
        times = List.copyOf(times);
    }
}
