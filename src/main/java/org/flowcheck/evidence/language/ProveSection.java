package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.theory.expression.Comparison.Relation;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlSequence;
import org.flowcheck.theory.syntax.YamlText;

/**
 * The section {@code prove}: its structure, before formulas mean anything.
 *
 * @param texts identities and constants as written
 * @param stated what is to be proved of models as they stand: closed forms, invariants and reductions
 */
record ProveSection(List<ProofText> texts, List<StatedProof> stated) {

    /** The relations of a constant to a bound, by key. */
    private static final Map<String, Relation> RELATIONS = relations();
    /** Keys of constants, with those of their mapping and its name in diagnostics. */
    private static final Map<String, Shape> CONSTANTS = Map.of(
            ClaimKeys.NORM_OF, new Shape(ClaimKeys.OF_NORM, "a sub-exponential norm"),
            ClaimKeys.EXPONENT_OF, new Shape(ClaimKeys.OF_EXPONENT, "a growth exponent"),
            ClaimKeys.MULTIPLICITY_OF, new Shape(ClaimKeys.OF_MULTIPLICITY, "a multiplicity"),
            ClaimKeys.PROBABILITY_OF, new Shape(ClaimKeys.OF_PROBABILITY, "a probability"));

    /** What a model states itself, by key. */
    private static final List<String> STATED = List.of(ClaimKeys.CLOSED_FORM, ClaimKeys.INVARIANTS,
            ClaimKeys.REDUCTION);

    private record Shape(List<String> keys, String owner) {
    }

    /** Copies the lists. */
    ProveSection {
        texts = List.copyOf(texts);
        stated = List.copyOf(stated);
    }

    private static Map<String, Relation> relations() {
        Map<String, Relation> relations = new LinkedHashMap<>();
        relations.put(ClaimKeys.EQUALS, Relation.EQUAL);
        relations.put(ClaimKeys.BELOW, Relation.LESS);
        relations.put(ClaimKeys.ABOVE, Relation.GREATER);
        relations.put(ClaimKeys.AT_MOST, Relation.AT_MOST);
        relations.put(ClaimKeys.AT_LEAST, Relation.AT_LEAST);
        return relations;
    }

    /** The section of a claim; empty where it is missing. */
    static ProveSection read(YamlMapping root, ModelFinder models) {
        Optional<YamlNode> node = root.find(ClaimKeys.PROVE);
        List<ProofText> texts = new ArrayList<>();
        List<StatedProof> stated = new ArrayList<>();
        if (node.isPresent()) {
            List<YamlNode> items = node.get() instanceof YamlSequence list ? list.items() : List.of(node.get());
            for (YamlNode item : items) {
                YamlMapping proof = item.requireMapping("{model: ..., identity: \"...\"}");
                Optional<String> constant = ClaimKeys.SUBJECTS.stream().filter(CONSTANTS::containsKey)
                        .filter(key -> proof.find(key).isPresent()).findFirst();
                if (constant.isPresent()) {
                    texts.addAll(constants(constant.get(), proof));
                } else if (proof.find(ClaimKeys.PARAMETERS).isPresent()) {
                    texts.addAll(ofParameters(proof));
                } else {
                    ofModel(proof, models, texts, stated);
                }
            }
        }
        return new ProveSection(texts, stated);
    }

    private static void ofModel(YamlMapping proof, ModelFinder models, List<ProofText> texts,
                                List<StatedProof> stated) {
        requireSubject(proof);
        proof.checkKeys(ClaimKeys.OF_PROOF, "a proof about a model");
        YamlText name = proof.require(ClaimKeys.MODEL, "a proof").requireText("the name of a model");
        Model model = models.find(name.value(), name.span());
        identities(proof, model, texts);
        for (String key : STATED) {
            proof.find(key).ifPresent(node -> {
                String word = word(key, node);
                requireStated(model, key, node);
                stated.add(new StatedProof(model, key, word));
            });
        }
        if (proof.find(ClaimKeys.IDENTITY).isEmpty() && STATED.stream().noneMatch(key -> proof.find(key).isPresent())) {
            throw Diagnostic.at(proof.start(), Code.MISSING_KEY, "a proof needs something to prove")
                    .expecting("'identity', 'closed form: all', 'invariants: all', "
                            + "'reduction: all' or 'reduction: rates'").exception();
        }
    }

    private static void requireStated(Model model, String key, YamlNode node) {
        boolean stated = switch (key) {
            case ClaimKeys.INVARIANTS -> !model.invariants().isEmpty();
            case ClaimKeys.REDUCTION -> model.reduces().isPresent();
            default -> !model.closedForms().isEmpty();
        };
        if (!stated) {
            throw Diagnostic.at(node.span(), Code.MISSING_KEY, model.name() + " states no " + key)
                    .expecting("a model with the section '"
                    + (key.equals(ClaimKeys.REDUCTION) ? "reduces" : key) + "'").exception();
        }
    }

    /** How far identities of a model are expanded in its small parameter. */
    private static Obligation.Orders orders(YamlMapping proof, Model model) {
        Optional<Integer> flow = proof.find(ClaimKeys.FLOW).map(node -> order(node, model));
        Optional<Integer> terms = proof.find(ClaimKeys.TERMS).map(node -> order(node, model));
        return new Obligation.Orders(flow, terms);
    }

    private static int order(YamlNode node, Model model) {
        YamlText text = node.requireText("leading, or a whole number");
        if (model.asymptotics().flatMap(Asymptotics::small).isEmpty()) {
            throw Diagnostic.at(text.span(), Code.MISSING_KEY, model.name() + " does not say what is small in it")
                    .expecting("'asymptotics: {small: eps}' in the model").exception();
        }
        if (text.value().equals(ClaimKeys.LEADING)) {
            return 0;
        }
        if (text.value().matches("[0-9]") || text.value().equals(Integer.toString(Asymptotics.MOST_ORDERS))) {
            return Integer.parseInt(text.value());
        }
        throw Diagnostic.at(text.span(), Code.UNKNOWN_WORD, "'" + text.value() + "' is not an order of expansion")
                .expecting("leading, or a whole number up to " + Asymptotics.MOST_ORDERS)
                .suggesting(Spelling.nearest(text.value(), List.of(ClaimKeys.LEADING))).exception();
    }

    /** Refuses a proof that is about nothing; a key that is not known may be what it is about, misspelt. */
    private static void requireSubject(YamlMapping proof) {
        if (proof.find(ClaimKeys.MODEL).isPresent()) {
            return;
        }
        String subjects = quoted(ClaimKeys.SUBJECTS);
        Optional<YamlEntry> unknown = proof.entries().stream()
                .filter(entry -> !ClaimKeys.ANY_PROOF.contains(entry.name())).findFirst();
        if (unknown.isPresent()) {
            throw Diagnostic.at(unknown.get().key().span(), Code.UNKNOWN_KEY, "a proof has no key '"
                    + unknown.get().name() + "'").expecting(subjects)
                    .suggesting(Spelling.nearest(unknown.get().name(), ClaimKeys.ANY_PROOF)).exception();
        }
        throw Diagnostic.at(proof.start(), Code.MISSING_KEY, "a proof needs to say what it is about")
                .expecting(subjects).exception();
    }

    /** How much is proved of what a model states: all, or of a reduction the rates alone. */
    private static String word(String key, YamlNode node) {
        List<String> words = key.equals(ClaimKeys.REDUCTION) ? List.of(ClaimKeys.ALL, ClaimKeys.RATES)
                : List.of(ClaimKeys.ALL);
        YamlText word = node.requireText("'" + String.join("' or '", words) + "'");
        if (!words.contains(word.value())) {
            throw Diagnostic.at(word.span(), Code.UNKNOWN_WORD, "'" + word.value() + "' has no meaning here")
                    .expecting(String.join(", ", words)).suggesting(Spelling.nearest(word.value(), words)).exception();
        }
        return word.value();
    }

    private static List<ProofText> ofParameters(YamlMapping proof) {
        proof.checkKeys(ClaimKeys.OF_PARAMETERS, "a proof about parameters");
        proof.require(ClaimKeys.IDENTITY, "a proof about parameters");
        List<ProofText> texts = new ArrayList<>();
        YamlNode names = proof.require(ClaimKeys.PARAMETERS, "a proof about parameters");
        identities(proof, ParameterModel.read(names, proof.find(ClaimKeys.WHERE)), texts);
        return texts;
    }

    /** One identity, or a list of them. */
    private static void identities(YamlMapping proof, Model model, List<ProofText> into) {
        Optional<MappedText> ranges = proof.find(ClaimKeys.FOR).map(node -> node.requireText("ranges").content());
        Obligation.Orders orders = orders(proof, model);
        proof.find(ClaimKeys.IDENTITY).ifPresent(node -> node.requireTexts("a formula").forEach(
                identity -> into.add(new ProofText.Identity(model, ranges, orders, identity.content()))));
    }

    /** One text for each relation that a mapping states. */
    private static List<ProofText> constants(String kind, YamlMapping proof) {
        Shape shape = CONSTANTS.get(kind);
        proof.checkKeys(shape.keys(), shape.owner());
        MappedText of = proof.require(kind, shape.owner()).requireText("a formula").content();
        Optional<YamlText> variable = shape.keys().contains(ClaimKeys.IN)
                ? Optional.of(proof.require(ClaimKeys.IN, shape.owner()).requireText("the name of a variable"))
                : Optional.empty();
        Optional<YamlMapping> values = proof.find(ClaimKeys.WITH).map(node -> node.requireMapping("{d: [1, 2, 3]}"));
        List<ProofText> texts = new ArrayList<>();
        RELATIONS.forEach((key, relation) -> proof.find(key).map(node -> node.requireText("a formula").content())
                .ifPresent(bound -> texts.add(
                        new ProofText.Constant(kind, of, variable, relation, bound, values))));
        if (texts.isEmpty()) {
            List<String> known = RELATIONS.keySet().stream().filter(shape.keys()::contains).toList();
            throw Diagnostic.at(proof.start(), Code.MISSING_KEY, shape.owner() + " is compared with something")
                    .expecting(quoted(known)).exception();
        }
        return texts;
    }

    /** {@code 'a', 'b' or 'c'}. */
    private static String quoted(List<String> keys) {
        String last = "'" + keys.get(keys.size() - 1) + "'";
        return keys.size() == 1 ? last
                : "'" + String.join("', '", keys.subList(0, keys.size() - 1)) + "' or " + last;
    }
}
