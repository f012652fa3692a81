package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.expression.Comparison.Relation;
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
 * @param stated what is to be proved of models as they stand: closed forms and invariants
 */
record ProveSection(List<ProofText> texts, List<StatedProof> stated) {

    /** The relations of a constant to a bound, by key. */
    private static final Map<String, Relation> RELATIONS = relations();
    /** Keys of constants, with those of their mapping and its name in diagnostics. */
    private static final Map<String, Shape> CONSTANTS = Map.of(
            ClaimKeys.NORM_OF, new Shape(ClaimKeys.OF_NORM, "a sub-exponential norm"),
            ClaimKeys.EXPONENT_OF, new Shape(ClaimKeys.OF_EXPONENT, "a growth exponent"),
            ClaimKeys.MULTIPLICITY_OF, new Shape(ClaimKeys.OF_MULTIPLICITY, "a multiplicity"));

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
        for (String key : List.of(ClaimKeys.CLOSED_FORM, ClaimKeys.INVARIANTS)) {
            proof.find(key).ifPresent(node -> {
                requireAll(node);
                stated.add(new StatedProof(model, key));
            });
        }
        if (List.of(ClaimKeys.IDENTITY, ClaimKeys.CLOSED_FORM, ClaimKeys.INVARIANTS).stream()
                .noneMatch(key -> proof.find(key).isPresent())) {
            throw Diagnostic.at(proof.start(), Code.MISSING_KEY, "a proof needs something to prove")
                    .expecting("'identity', 'closed form: all' or 'invariants: all'").exception();
        }
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

    private static void requireAll(YamlNode node) {
        YamlText all = node.requireText("'all'");
        if (!all.value().equals(ClaimKeys.ALL)) {
            throw Diagnostic.at(all.span(), Code.UNKNOWN_WORD, "'" + all.value() + "' has no meaning here")
                    .expecting(ClaimKeys.ALL).exception();
        }
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
        proof.find(ClaimKeys.IDENTITY).ifPresent(node -> node.requireTexts("a formula").forEach(
                identity -> into.add(new ProofText.Identity(model, ranges, identity.content()))));
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
