package org.flowcheck.theory.language;

import java.util.List;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.ImageSet;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlText;

/** Reads which data set a draw is from: {@code {images: mnist, otherwise: law}} or {@code {labels: ...}}. */
final class RecordedDraws {

    private static final String FORM = "exactly one of them: {law: ...}, {images: ..., otherwise: LAW} or "
            + "{labels: ..., otherwise: LAW}";

    private RecordedDraws() {
    }

    /**
     * The data set of a draw; empty for one with a law alone.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the keys contradict each other, the data set is not
     *     known, or the draw has another number of indices than the data set
     */
    static Optional<Draw.Recorded> of(YamlEntry draw, Header header) {
        if (!(draw.value() instanceof YamlMapping mapping) || !Section.isSpelledOut(mapping, Keys.OF_DRAW)) {
            return Optional.empty();
        }
        mapping.checkKeys(Keys.OF_DRAW, "a draw");
        List<String> kinds = List.of(Keys.LAW, Keys.IMAGES, Keys.LABELS).stream()
                .filter(key -> mapping.entry(key).isPresent()).toList();
        if (kinds.size() > 1) {
            throw Diagnostic.at(mapping.entry(kinds.get(1)).orElseThrow().key().span(), Code.UNKNOWN_KEY,
                    "a draw has one of 'law', 'images' and 'labels', here are '" + String.join("' and '", kinds) + "'")
                    .expecting(FORM).exception();
        }
        boolean fromRecords = !kinds.isEmpty() && !kinds.get(0).equals(Keys.LAW);
        if (!fromRecords) {
            mapping.entry(Keys.OTHERWISE).ifPresent(entry -> {
                throw Diagnostic.at(entry.key().span(), Code.UNKNOWN_KEY,
                        "'otherwise' goes with 'images' or 'labels'").expecting(FORM).exception();
            });
            return Optional.empty();
        }
        YamlNode named = mapping.require(kinds.get(0), "a draw");
        YamlText text = named.requireText("the name of a data set");
        ImageSet set = ImageSet.of(text.value()).orElseThrow(() -> Diagnostic.at(text.span(), Code.UNKNOWN_WORD,
                "'" + text.value() + "' is not a data set of images").expecting(String.join(", ", ImageSet.words()))
                .suggesting(Spelling.nearest(text.value(), ImageSet.words())).exception());
        Draw.Recorded recorded = new Draw.Recorded(kinds.get(0).equals(Keys.IMAGES) ? Draw.Part.IMAGES
                : Draw.Part.LABELS, set);
        requireIndices(recorded, header);
        return Optional.of(recorded);
    }

    private static void requireIndices(Draw.Recorded recorded, Header header) {
        if (header.indices().size() != recorded.indices()) {
            String form = switch (recorded.indices()) {
                case 1 -> "[i] with i the record";
                case 3 -> "[i, u, v] with record, row and column";
                default -> "[i, u, v, l] with record, row, column and channel";
            };
            throw Diagnostic.at(header.span(), Code.WRONG_NUMBER_OF_INDICES, recorded.part().word() + " of "
                            + recorded.set().title() + " have " + recorded.indices()
                            + (recorded.indices() == 1 ? " index" : " indices"))
                    .expecting(header.name() + form).exception();
        }
    }
}
