package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.ImageSet;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlSequence;
import org.flowcheck.theory.syntax.YamlText;

/** Reads {@code needs: mnist}, or a list: data sets without whose real images a claim is not judged. */
final class NeededImages {

    private NeededImages() {
    }

    /**
     * The data sets, each once; none where the key is absent.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if a word is none of a data set, or no run draws from it
     */
    static List<ImageSet> read(YamlMapping claim, List<RunPlan> runs) {
        List<ImageSet> needed = new ArrayList<>();
        for (YamlNode node : claim.find(ClaimKeys.NEEDS).map(NeededImages::nodes).orElse(List.of())) {
            YamlText text = node.requireText("a data set of images");
            ImageSet set = ImageSet.of(text.value().strip()).orElseThrow(() -> Diagnostic.at(text.span(),
                            Code.UNKNOWN_WORD, "'" + text.value() + "' is not a data set of images")
                    .expecting(String.join(", ", ImageSet.words()))
                    .suggesting(Spelling.nearest(text.value(), ImageSet.words())).exception());
            List<String> drawn = runs.stream().flatMap(run -> run.model().draws().stream())
                    .map(Draw::recorded).flatMap(recorded -> recorded.stream().map(Draw.Recorded::set))
                    .map(ImageSet::word).distinct().toList();
            if (!drawn.contains(set.word())) {
                throw Diagnostic.at(text.span(), Code.UNKNOWN_DATA, "no run of the claim draws from " + set.word())
                        .expecting(drawn.isEmpty() ? "a run of a model with draws such as {images: " + set.word() + "}"
                                : String.join(", ", drawn)).exception();
            }
            if (!needed.contains(set)) {
                needed.add(set);
            }
        }
        return needed;
    }

    private static List<YamlNode> nodes(YamlNode node) {
        List<YamlNode> nodes = node instanceof YamlSequence sequence ? sequence.items() : List.of(node);
        if (nodes.isEmpty()) {
            throw Diagnostic.at(node.span(), Code.UNKNOWN_WORD, "the list names nothing")
                    .expecting(String.join(", ", ImageSet.words())).exception();
        }
        return nodes;
    }
}
