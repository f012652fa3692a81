package org.flowcheck.theory.language;

import java.nio.file.Path;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.SourceFile;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlReader;
import org.flowcheck.theory.syntax.YamlText;

/** Reads models. */
public final class ModelReader {

    /** The ending of model files. */
    public static final String ENDING = ".yaml";

    private ModelReader() {
    }

    /**
     * The model of a file.
     *
     * @param file a file whose name is the model's name with the ending {@value #ENDING}; {@code extends} reaches
     *     models of the same folder and of its sibling folders
     * @throws org.flowcheck.diagnostic.DiagnosticException with all that is wrong in the first phase that finds
     *     anything
     */
    public static Model read(Path file) {
        SourceText source = SourceFile.read(file);
        YamlMapping tree = tree(source);
        checkFileName(tree, file);
        return ModelChecker.check(new Extension(file).of(tree), Optional.of(file));
    }

    /**
     * The model of a text that is not a file, and so cannot extend another.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException with all that is wrong in the first phase that finds
     *     anything
     */
    public static Model read(SourceText source) {
        YamlMapping tree = tree(source);
        tree.entry(Keys.EXTENDS).ifPresent(entry -> {
            throw Diagnostic.at(entry.key().span(), Code.EXTENDS_OUTSIDE,
                    "a text that is not a file cannot extend a model")
                    .exception();
        });
        return ModelChecker.check(tree, Optional.empty());
    }

    /** The model of a file, without what it says of a fuller model: what a reduced model is compared with. */
    static Model withoutReduction(Path file) {
        YamlMapping tree = tree(SourceFile.read(file));
        checkFileName(tree, file);
        return ModelChecker.checkWithoutReduction(new Extension(file).of(tree));
    }

    static YamlMapping tree(SourceText source) {
        return YamlReader.read(source).requireMapping("a model: a mapping that starts with 'flowcheck: 1'");
    }

    private static void checkFileName(YamlMapping tree, Path file) {
        ModelChecker.checkVersion(tree);
        YamlText name = ModelChecker.name(tree);
        String wanted = file.getFileName().toString();
        if (!wanted.equals(name.value() + ENDING)) {
            throw Diagnostic.at(name.span(), Code.MODEL_NAME, "the model and its file have different names")
                    .expecting(name.value() + ENDING).finding(wanted)
                    .suggesting(wanted.endsWith(ENDING)
                            ? Optional.of("model: " + wanted.substring(0, wanted.length() - ENDING.length()))
                            : Optional.empty()).exception();
        }
    }
}
