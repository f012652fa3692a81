package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.Manifest;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.ImageSet;
import org.flowcheck.theory.model.Model;

/**
 * The data sets of images that models draw from, and whether real images stand behind the numbers or synthetic ones.
 *
 * @param parts what is drawn of each data set
 * @param folder where files may be
 */
public record ImageUse(Map<ImageSet, Set<Draw.Part>> parts, ImageFolder folder) {

    /**
     * What models draw. Draws that are made for given data alone are not made, and do not count.
     *
     * @param models the models
     * @param given data whose numbers a file gives
     * @param folder where files may be
     */
    static ImageUse of(Collection<Model> models, Set<String> given, ImageFolder folder) {
        Map<ImageSet, Set<Draw.Part>> parts = new EnumMap<>(ImageSet.class);
        for (Model model : models) {
            Set<String> used = used(model, given);
            model.draws().stream().filter(draw -> used.contains(draw.name())).flatMap(draw -> draw.recorded().stream())
                    .forEach(recorded -> parts.computeIfAbsent(recorded.set(), first -> new TreeSet<>())
                            .add(recorded.part()));
        }
        return new ImageUse(parts, folder);
    }

    /** What both draw. */
    ImageUse and(ImageUse other) {
        Map<ImageSet, Set<Draw.Part>> both = new EnumMap<>(ImageSet.class);
        List.of(this, other).forEach(use -> use.parts.forEach((set, drawn) ->
                both.computeIfAbsent(set, first -> new TreeSet<>()).addAll(drawn)));
        return new ImageUse(both, folder);
    }

    /** The names in formulas that numbers are made of: initial values, and data that are not given. */
    private static Set<String> used(Model model, Set<String> given) {
        List<Expression> formulas = new ArrayList<>();
        model.states().forEach(state -> formulas.add(state.initial()));
        model.initialConditions().forEach(conditions -> formulas.addAll(conditions.values().values()));
        model.data().stream().filter(array -> !given.contains(array.name())).map(DataArray::value)
                .forEach(value -> value.ifPresent(formulas::add));
        Set<String> names = new HashSet<>();
        formulas.forEach(formula -> names.addAll(Traversal.freeNames(formula)));
        return names;
    }

    /**
     * Refuses a folder that lacks what is drawn.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if nothing is drawn from a data set, or a data set has no
     *     files
     */
    void requireFiles(String model) {
        if (parts.isEmpty()) {
            throw Diagnostic.of(Code.UNKNOWN_DATA, "--data names a folder, and " + model + " draws no images")
                    .expecting("a file of numbers (CSV or NPZ), or a model with draws such as {images: mnist}")
                    .exception();
        }
        parts.keySet().stream().filter(set -> !folder.has(set)).findFirst().ifPresent(set -> {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, "the folder that --data names has no files of " + set.title())
                    .expecting("the official files; README.md lists them").exception();
        });
    }

    /** Real or synthetic, a phrase for each data set. */
    List<String> phrases() {
        List<String> phrases = new ArrayList<>();
        parts.forEach((set, drawn) -> phrases.add(folder.has(set)
                ? "real " + words(drawn) + " of " + set.title()
                : "synthetic " + words(drawn) + ": no " + set.title() + " files found (" + folder.searched() + ")"));
        return phrases;
    }

    /** The phrases, with the files. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(phrases());
        int next = 0;
        for (ImageSet set : parts.keySet()) {
            List<String> names = folder.files(set).stream().map(file -> file.getFileName().toString()).toList();
            if (!names.isEmpty()) {
                notes.set(next, notes.get(next) + ", drawn by seed from " + String.join(", ", names));
            }
            next++;
        }
        return notes;
    }

    private static String words(Set<Draw.Part> drawn) {
        return String.join(" and ", drawn.stream().map(Draw.Part::word).toList());
    }

    /**
     * The files that are read, with their digests.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the folder that is to hold them does not exist, or holds a
     *     part of what belongs together
     */
    public List<Manifest.Input> inputs() {
        return parts.keySet().stream().flatMap(set -> folder.files(set).stream())
                .map(file -> Manifest.Input.ofFile("images", file)).toList();
    }

    /**
     * The object with a member {@code "images"}, where any are drawn:
     * {@code [{"set": "mnist", "source": "files", "files": ["train-images-idx3-ubyte", ...]}]}, or
     * {@code "source": "synthetic"} without files.
     */
    public Json.Members in(Json.Members whole) {
        if (parts.isEmpty()) {
            return whole;
        }
        return whole.with("images", parts.keySet().stream().<Json>map(set -> Json.object().with("set", set.word())
                .with("source", folder.has(set) ? "files" : "synthetic")
                .with("files", Json.texts(folder.files(set).stream().map(Path::getFileName).map(Path::toString)
                        .toList()))).toList());
    }
}
