package org.flowcheck.cli;

import java.util.List;
import org.flowcheck.evidence.experiment.ModelChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which model, with which numbers, from which state. */
final class ModelOptions {

    @Parameters(index = "0", paramLabel = "MODEL",
            description = "A name that 'flowcheck models' lists, or the path of a file.")
    private String model;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "k=v",
            description = "Parameters (m=200), grids of them (m=2,5,20), activations (sigma=Tanh), and initial "
                    + "conditions (initial=NAME); 'flowcheck show MODEL' lists what there is.")
    private List<String> settings = List.of();

    @Mixin
    private StartOptions start;

    ModelChoice choice(long seed, Session session) {
        return start.choice(model, settings, seed, session);
    }
}
