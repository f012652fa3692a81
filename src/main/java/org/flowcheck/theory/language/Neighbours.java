package org.flowcheck.theory.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.syntax.YamlText;

/**
 * The model files that a model's file can reach: those of its own folder and of its sibling folders, and no links out.
 */
final class Neighbours {

    private static final Pattern FORM = Pattern.compile("([a-z0-9-]+/)?[a-z0-9-]+");

    private final Path file;

    Neighbours(Path file) {
        this.file = file;
    }

    /**
     * The file of a model that this one names.
     *
     * @param wanted {@code name}, or {@code topic/name}
     * @param what the model in words, for diagnostics: for example {@code "the extended model"}
     * @throws org.flowcheck.diagnostic.DiagnosticException if there is none, or it lies outside
     */
    Path locate(YamlText wanted, String what) {
        String name = wanted.value();
        Path folder = real(file).getParent();
        if (!FORM.matcher(name).matches() || folder == null || folder.getParent() == null) {
            throw outside(wanted);
        }
        Path root = folder.getParent();
        Path here = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        Path other = (name.contains("/") ? here.resolve("..").resolve(name + ModelReader.ENDING)
                : here.resolve(name + ModelReader.ENDING)).normalize();
        if (!Files.exists(other)) {
            throw Diagnostic.at(wanted.span(), Code.FILE_NOT_FOUND, what + " does not exist")
                    .expecting(name + ModelReader.ENDING).suggesting(nearest(name, folder)).exception();
        }
        if (!real(other).startsWith(root)) {
            throw outside(wanted);
        }
        return other;
    }

    private static RuntimeException outside(YamlText wanted) {
        Optional<String> bare = Optional.of(wanted.value()).filter(name -> name.endsWith(ModelReader.ENDING))
                .map(Neighbours::withoutEnding).filter(name -> FORM.matcher(name).matches());
        return Diagnostic.at(wanted.span(), Code.EXTENDS_OUTSIDE, bare.isPresent()
                        ? "a model is named without the ending of its file"
                        : "this reaches outside the folder of models")
                .expecting("the name of a model beside this one, or topic/name").finding(wanted.value())
                .suggesting(bare)
                .exception();
    }

    private static String withoutEnding(String name) {
        return name.substring(0, name.length() - ModelReader.ENDING.length());
    }

    /** A model of this name in a neighbouring topic, or one of a similar name. */
    private static Optional<String> nearest(String name, Path folder) {
        Set<String> elsewhere = new TreeSet<>();
        files(folder.getParent()).filter(Files::isDirectory).forEach(topic ->
                names(topic).forEach(model -> elsewhere.add(topic.getFileName() + "/" + model)));
        Optional<String> same = elsewhere.stream().filter(other -> other.endsWith("/" + name)).findFirst();
        return same.or(() -> Spelling.nearest(name, name.contains("/") ? elsewhere : names(folder)));
    }

    private static Set<String> names(Path folder) {
        return files(folder).map(path -> path.getFileName().toString())
                .filter(name -> name.endsWith(ModelReader.ENDING)).map(Neighbours::withoutEnding)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            // Only a suggestion is lost.
            return Stream.empty();
        }
    }

    /** The file without links; as it is where that cannot be told. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
