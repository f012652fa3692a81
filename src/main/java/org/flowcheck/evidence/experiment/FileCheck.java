package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Paper;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.SourceFile;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlReader;

/**
 * Checks a file as far as a run would: reads a model, derives its equations and compiles them with the default numbers;
 * reads a claim, or the description of a paper, with the models it names.
 */
public final class FileCheck {

    private static final String CLAIM = "claim";

    private final ModelLibrary library;

    /** A check of files found in a library. */
    public FileCheck(ModelLibrary library) {
        this.library = library;
    }

    /**
     * One line that says what is in the file.
     *
     * @param file a model's name, a claim's id, or a path
     * @throws org.flowcheck.diagnostic.DiagnosticException with what is wrong
     */
    public String check(String file) {
        Path path = find(file);
        if (ClaimCatalogue.isPaper(path)) {
            return paper(path);
        }
        SourceText text = SourceFile.read(path);
        boolean claim = YamlReader.read(text) instanceof YamlMapping mapping && mapping.find(CLAIM).isPresent();
        return claim ? claim(path) : model(path);
    }

    private Path find(String file) {
        try {
            return library.find(file);
        } catch (DiagnosticException noModel) {
            try {
                return new ClaimCatalogue(library.folder(), library.installation()).select(List.of(file)).get(0);
            } catch (DiagnosticException noClaim) {
                Diagnostic first = noModel.diagnostics().get(0);
                throw first.suggestion().isEmpty() ? noClaim : noModel;
            }
        }
    }

    private String claim(Path path) {
        Verification.Settings settings = new Verification.Settings(Thoroughness.QUICK, 1, 1);
        Claim claim = new Verification(library, settings).read(List.of(path)).get(0);
        return "claim " + claim.id() + ", " + count(claim.checks().size() + claim.widths().size(), "check") + ", "
                + count(claim.obligations().size(), "proof") + ", " + count(claim.twins().size(), "falsified twin")
                + ": in order";
    }

    private String paper(Path path) {
        Verification.Settings settings = new Verification.Settings(Thoroughness.QUICK, 1, 1);
        Paper paper = new Verification(library, settings).papers(List.of(path)).get(0);
        return "paper " + paper.name() + ", " + count(paper.authors().size(), "author") + ", "
                + count(paper.models().size(), "model") + ": in order";
    }

    private static String model(Path path) {
        Model model = ModelReader.read(path);
        String states = "model " + model.name() + ", " + count(model.states().size(), "state");
        boolean open = model.population().isPresent()
                || model.activations().stream().anyMatch(activation -> activation.rule().isEmpty())
                || model.data().stream().anyMatch(array -> array.value().isEmpty());
        if (open) {
            PreparedModel.of(model);
            return states + ", to derive with (it leaves numbers open): in order";
        }
        CompiledModel compiled = PreparedModel.numeric(model)
                .compile(new ModelCompiler.Choice(Map.of(), 1, Optional.empty()));
        return states + " of dimension " + compiled.layout().dimension() + " by default: in order";
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
