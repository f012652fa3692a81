package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.theory.calculus.GrowthExponent;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Reduces;

/** What was proved, and for what, in words. */
final class ObligationText {

    /** So many constants of one sort are told one by one. */
    private static final int TOLD = 3;

    private ObligationText() {
    }

    /** What is proved where all obligations are: {@code 7 residuals 0}, {@code norm == 8/3, >= 2}. */
    static String proved(List<Obligation> obligations) {
        Map<String, List<Obligation.Constant>> constants = new LinkedHashMap<>();
        int identities = 0;
        for (Obligation obligation : obligations) {
            if (obligation instanceof Obligation.Constant constant) {
                constants.computeIfAbsent(constant.noun(), first -> new ArrayList<>()).add(constant);
            } else {
                identities++;
            }
        }
        List<String> parts = new ArrayList<>();
        if (identities > 0) {
            parts.add(identities == 1 ? "residual 0" : identities + " residuals 0");
        }
        constants.forEach((noun, stated) -> parts.add(stated.size() > TOLD
                ? stated.size() + " " + stated.get(0).nouns() + " as stated"
                : noun + " " + stated.stream().map(Obligation.Constant::stated).collect(Collectors.joining(", "))));
        return String.join("; ", parts);
    }

    /**
     * What the findings cover.
     *
     * @param obligations the obligations
     * @param findings one for each
     */
    static String scope(List<Obligation> obligations, List<ProofFinding> findings) {
        Set<String> parts = new LinkedHashSet<>();
        List<ProofFinding> ofModels = new ArrayList<>();
        for (int i = 0; i < obligations.size(); i++) {
            Obligation obligation = obligations.get(i);
            if (obligation instanceof Obligation.Identity identity && identity.model().states().isEmpty()) {
                parts.add("all " + domain(identity.model()));
            } else if (obligation instanceof Obligation.Norm norm) {
                parts.add(degrees(norm));
            } else if (obligation instanceof Obligation.Chance chance) {
                chance.values().forEach((name, values) -> parts.add(name + " " + ScopeText.values(values)));
            } else if (obligation instanceof Obligation.Multiplicity multiplicity) {
                parts.add("at " + multiplicity.variable() + " = 0");
            } else if (!(obligation instanceof Obligation.Constant)) {
                ofModels.add(findings.get(i));
            }
        }
        List<String> all = new ArrayList<>(parts);
        if (!ofModels.isEmpty()) {
            all.add(0, sizes(ofModels));
        }
        obligations.stream().flatMap(obligation -> orders(obligation).stream()).distinct().forEach(all::add);
        findings.stream().flatMap(finding -> finding.where().stream()).distinct().forEach(all::add);
        all.addAll(limits(obligations));
        return String.join("; ", all);
    }

    /** How far a flow is expanded: {@code leading order in eps}, {@code terms up to eps^5}. */
    private static List<String> orders(Obligation obligation) {
        List<String> words = new ArrayList<>();
        if (obligation instanceof Obligation.Identity identity) {
            String small = small(identity.model());
            identity.orders().flow().ifPresent(beyond -> words.add(order(beyond) + " in " + small));
            identity.orders().terms().ifPresent(degree -> words.add("terms up to " + small + "^" + degree));
        } else if (obligation instanceof Obligation.Reduction reduction) {
            Reduces reduces = reduction.model().reduces().orElseThrow();
            reduces.order().ifPresent(beyond -> words.add(order(beyond) + " in " + small(reduces.full())));
        }
        return words;
    }

    private static String small(Model model) {
        return model.asymptotics().flatMap(Asymptotics::small).orElse("");
    }

    private static String order(int beyond) {
        return beyond == 0 ? "leading order" : beyond == 1 ? "up to the order after the leading one"
                : "up to " + beyond + " orders after the leading one";
    }

    private static String sizes(List<ProofFinding> proofs) {
        int smallest = proofs.stream().filter(proof -> proof.status() == ProofFinding.Status.PROVED_FOR_SIZES)
                .mapToInt(ProofFinding::sizes).min().orElse(0);
        return smallest == 0 ? "all sizes" : smallest == 1 ? "size 1" : "sizes 1.." + smallest;
    }

    /** {@code m > 0, d > 0, alpha}: the conditions, and the parameters that none speaks of. */
    private static String domain(Model model) {
        List<Expression> conditions = new ArrayList<>();
        for (Expression condition : model.domain()) {
            boolean joined = condition instanceof Connective connective && connective.kind() == Connective.Kind.AND;
            conditions.addAll(joined ? ((Connective) condition).operands() : List.of(condition));
        }
        List<String> words = new ArrayList<>(conditions.stream().map(ExpressionText::of).toList());
        model.parameters().stream().map(Parameter::name).filter(name -> conditions.stream()
                .noneMatch(condition -> Traversal.mentions(condition, name))).forEach(words::add);
        return String.join(", ", words);
    }

    private static String degrees(Obligation.Norm norm) {
        return norm.degrees().isEmpty() ? "all " + norm.parameter() + " from 1" : norm.parameter() + " "
                + norm.degrees().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** {@code m to infinity, all d > 0, all real alpha}: one text for each variable. */
    private static List<String> limits(List<Obligation> obligations) {
        Map<String, Set<String>> positive = new LinkedHashMap<>();
        Map<String, Set<String>> real = new LinkedHashMap<>();
        for (Obligation obligation : obligations) {
            if (obligation instanceof Obligation.Exponent exponent) {
                String variable = exponent.variable();
                positive.computeIfAbsent(variable, first -> new TreeSet<>())
                        .addAll(GrowthExponent.positiveParameters(exponent.formula(), variable));
                Set<String> names = real.computeIfAbsent(variable, first -> new TreeSet<>());
                names.addAll(Traversal.freeNames(exponent.formula()));
                names.remove(variable);
            }
        }
        List<String> texts = new ArrayList<>();
        for (Map.Entry<String, Set<String>> variable : positive.entrySet()) {
            Set<String> others = real.get(variable.getKey());
            others.removeAll(variable.getValue());
            texts.add(variable.getKey() + " to infinity"
                    + variable.getValue().stream().map(name -> ", " + name + " > 0").collect(Collectors.joining())
                    + (others.isEmpty() ? "" : ", real " + String.join(", ", others)));
        }
        return texts;
    }
}
