package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.Locale;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.language.ModelPrinter;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.syntax.SourceFile;

/** What flowcheck makes of a model, as text. */
public final class ModelView {

    private ModelView() {
    }

    /** The phases a model goes through. */
    public enum Stage {
        /** The file's text. */
        PARSED,
        /** The checked system in canonical form. */
        CHECKED,
        /** The definitions and the equations of motion. */
        DERIVED,
        /** The loops that compute the right-hand side. */
        LOWERED;

        /** The word on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One phase's product.
     *
     * @param latex whether formulas are written as LaTeX; for the derived stage only
     */
    public static String of(ModelLibrary library, ModelChoice choice, Stage stage, boolean latex) {
        Path file = library.find(choice.model());
        if (latex && stage != Stage.DERIVED) {
            throw Diagnostic.of(Code.WRONG_USAGE, "--latex goes with --stage derived").exception();
        }
        if (!choice.settings().isEmpty() && stage != Stage.LOWERED) {
            throw Diagnostic.at(SourceText.ofCommandLine(choice.settings().get(0))
                            .span(0, choice.settings().get(0).length()), Code.WRONG_USAGE,
                    "numbers enter a model when it is lowered").expecting("--stage lowered, or no settings").exception();
        }
        if ((choice.data().isPresent() || choice.images().option().isPresent()) && stage != Stage.LOWERED) {
            throw Diagnostic.of(Code.WRONG_USAGE, "--data goes with --stage lowered").exception();
        }
        return switch (stage) {
            case PARSED -> SourceFile.read(file).text();
            case CHECKED -> ModelPrinter.print(ModelReader.read(file));
            case DERIVED -> {
                PreparedModel prepared = PreparedModel.of(ModelReader.read(file));
                yield latex ? EquationsLatex.of(prepared) : EquationsText.of(prepared);
            }
            case LOWERED -> ModelStudy.open(library, choice).first().loweredText();
        };
    }
}
