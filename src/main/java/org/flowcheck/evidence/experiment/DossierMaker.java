package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.Paper;
import org.flowcheck.evidence.claim.PaperDossier;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.StudiedModel;
import org.flowcheck.evidence.claim.VerifyReport;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Reduces;

/** Gathers what a report tells of a paper: its claims, the models they speak of with their equations, the methods. */
final class DossierMaker {

    private final MethodText methods;
    private final Map<String, Model> read = new LinkedHashMap<>();
    private final Map<String, StudiedModel> studied = new LinkedHashMap<>();

    /**
     * A maker.
     *
     * @param read the models that were read from files: what claims make of them by choosing activations is not shown
     */
    DossierMaker(MethodText methods, Collection<Model> read) {
        this.methods = methods;
        read.forEach(model -> this.read.put(model.name(), model));
    }

    PaperDossier of(String name, Optional<Paper> paper, VerifyReport report, List<PaperDossier.ClaimFile> files) {
        List<Claim> claims = files.stream().map(PaperDossier.ClaimFile::claim).toList();
        return new PaperDossier(name, paper, report, files, models(paper, claims), methods.of(claims));
    }

    /** Those that the paper's description names, in its order, and then others that its claims use. */
    private List<StudiedModel> models(Optional<Paper> paper, List<Claim> claims) {
        Map<String, Model> used = new LinkedHashMap<>();
        for (Claim claim : claims) {
            claim.obligations().forEach(obligation -> of(obligation).ifPresent(model -> note(model, used)));
            claim.runs().stream().map(RunPlan::model).forEach(model -> note(model, used));
        }
        List<String> order = new ArrayList<>(paper.map(Paper::models).orElse(List.of()));
        used.keySet().stream().filter(name -> !order.contains(name)).forEach(order::add);
        return order.stream().map(name -> Optional.ofNullable(used.get(name)).orElseGet(() -> read.get(name)))
                .map(model -> studied.computeIfAbsent(model.name(), name -> study(model))).toList();
    }

    private void note(Model model, Map<String, Model> used) {
        if (!model.states().isEmpty()) {
            used.putIfAbsent(model.name(), read.getOrDefault(model.name(), model));
            model.reduces().map(Reduces::full).ifPresent(full -> note(full, used));
        }
    }

    private static Optional<Model> of(Obligation obligation) {
        if (obligation instanceof Obligation.Identity identity) {
            return Optional.of(identity.model());
        }
        if (obligation instanceof Obligation.ClosedForms forms) {
            return Optional.of(forms.model());
        }
        if (obligation instanceof Obligation.Invariants invariants) {
            return Optional.of(invariants.model());
        }
        return obligation instanceof Obligation.Reduction reduction ? Optional.of(reduction.model()) : Optional.empty();
    }

    private static StudiedModel study(Model model) {
        PreparedModel prepared = PreparedModel.of(model);
        return new StudiedModel(model, prepared.equations(), EquationsText.of(prepared));
    }
}
