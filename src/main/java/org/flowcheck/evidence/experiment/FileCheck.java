package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.theory.language.ModelReader;

/** Checks a file as far as a run would: reads it, derives its equations, compiles them with the default numbers. */
public final class FileCheck {

    private final ModelLibrary library;

    /** A check of files found in a library. */
    public FileCheck(ModelLibrary library) {
        this.library = library;
    }

    /**
     * One line that says what is in the file.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException with what is wrong
     */
    public String check(String file) {
        Path path = library.find(file);
        PreparedModel prepared = PreparedModel.of(ModelReader.read(path));
        CompiledModel compiled = prepared.compile(new ModelCompiler.Choice(java.util.Map.of(), 1,
                java.util.Optional.empty()));
        int states = prepared.model().states().size();
        return "model " + prepared.model().name() + ", " + states + (states == 1 ? " state" : " states")
                + " of dimension " + compiled.layout().dimension() + " by default: in order";
    }
}
