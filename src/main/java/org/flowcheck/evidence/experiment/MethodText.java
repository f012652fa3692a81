package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Extent;
import org.flowcheck.evidence.claim.JudgingMethod;
import org.flowcheck.evidence.claim.MethodNote;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.simulation.ode.BlowUpSettings;
import org.flowcheck.simulation.ode.IntegrationSettings;
import org.flowcheck.simulation.ode.Method;

/**
 * How the results of a verification came about, in sentences made of the settings that were used and of what the runs
 * say of themselves.
 *
 * @param settings how the verification was made
 * @param used how the runs of each plan, under no name, were computed
 * @param images where files of images may be
 */
record MethodText(Verification.Settings settings, Map<RunPlan, Set<Method>> used, ImageFolder images) {

    private static final int TOLERANCE_DIGITS = 6;
    private static final String PROOFS = "Identities are decided by a normal form of polynomials in indexed atoms with sums "
            + "over symbolic sizes: a proof holds for all sizes at once. Both sides are first evaluated at random points; a "
            + "difference there refutes, whatever was derived. Constants are computed exactly.";

    /** The notes that the claims of a report need. */
    List<MethodNote> of(List<Claim> claims) {
        List<RunPlan> plans = claims.stream().flatMap(claim -> claim.runs().stream()).map(RunPlan::unnamed)
                .distinct().toList();
        List<MethodNote> notes = new ArrayList<>();
        if (!plans.isEmpty()) {
            notes.add(new MethodNote("draws", draws(plans)));
            notes.add(new MethodNote("integration", integration(plans)));
        }
        String drawn = images(plans);
        if (!drawn.isEmpty()) {
            notes.add(new MethodNote("images", drawn));
        }
        if (plans.stream().anyMatch(plan -> plan.extent() instanceof Extent.BlowUp)) {
            notes.add(new MethodNote("blow-up", blowUp()));
        }
        notes.addAll(JudgingMethod.of(claims));
        if (claims.stream().anyMatch(claim -> !claim.obligations().isEmpty())) {
            notes.add(new MethodNote("proofs", PROOFS));
        }
        notes.add(new MethodNote("twins", twins()));
        return notes;
    }

    private static String blowUp() {
        return "Runs towards a blow-up are followed in a rescaled time s, dt = ds/|y|^(p-1) for a field of degree p, and "
                + "sampled at steps of " + ScopeText.plain(ClaimRuns.SPACING) + " in s or multiples of them, so that errors "
                + "of time and of size cancel where a claim lets them. The blow-up time T has an interval from two runs, "
                + "and a proved bracket where the model states bounds. A search ends after "
                + ScopeText.plain(BlowUpSettings.DEFAULT.maxEvaluations()) + " evaluations of the field, and says so.";
    }

    private static String twins() {
        return "Each claim has falsified twins, false statements near it, which are judged on the same runs and by the "
                + "same rules and must be refuted. Where a twin changes one number, the change is divided by ten up to "
                + TwinTrial.DECADES + " times, and halved on a logarithmic scale " + TwinTrial.HALVINGS
                + " times in the decade where refutation ends: the smallest change that is still refuted is reported.";
    }

    private String draws(List<RunPlan> plans) {
        int factor = settings.thoroughness().factor();
        int most = plans.stream().mapToInt(RunPlan::seeds).max().orElseThrow() * factor;
        long last = settings.seed() + most - 1;
        String seeds = most == 1 ? "The seed is " + last : "Seeds run from " + settings.seed() + " to at most " + last;
        String number = factor == 1 ? "as many as each claim states" : factor + " times as many as each claim states";
        return seeds + ", " + number + ". The same seed gives the same bits on any number of threads.";
    }

    private String images(List<RunPlan> plans) {
        return ImageUse.of(plans.stream().map(RunPlan::model).toList(), Set.of(), images).notes().stream()
                .map(note -> capital(note) + ".").collect(Collectors.joining(" "));
    }

    private String integration(List<RunPlan> plans) {
        Set<String> sentences = new LinkedHashSet<>();
        for (RunPlan plan : plans) {
            used.getOrDefault(plan, Set.of()).stream().map(MethodText::sentence).sorted().forEach(sentences::add);
        }
        IntegrationSettings limits = IntegrationSettings.DEFAULT;
        return sentences.stream().sorted().collect(Collectors.joining(" ")) + " A run ends after "
                + ScopeText.plain(limits.maxEvaluations()) + " evaluations of the field or "
                + ScopeText.plain(limits.maxSeconds())
                + " seconds in time, and says so.";
    }

    private static String sentence(Method method) {
        if (method.relativeTolerance() == 0) {
            return capital(method.integrator()) + "; error: " + method.errorEstimate() + ".";
        }
        boolean same = method.relativeTolerance() == method.absoluteTolerance();
        return capital(method.integrator()) + ", " + (same ? "tolerance " : "relative tolerance ")
                + tolerance(method.relativeTolerance())
                + (same ? "" : ", absolute " + tolerance(method.absoluteTolerance()))
                + ", a second run at tolerances " + tolerance(method.coarsening()) + " times as large; error: "
                + method.errorEstimate() + ".";
    }

    /** Tolerances are quotients of others: what rounding left of them is not told. */
    private static String tolerance(double value) {
        return ScopeText.plain(Double.parseDouble(NumberText.rounded(value, TOLERANCE_DIGITS)));
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
