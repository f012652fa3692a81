package org.flowcheck.theory.calculus;

import java.nio.file.Path;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;

/** Models for tests: those of the repository, and others written in the language. */
final class Models {

    private Models() {
    }

    /** The model of a file below {@code models}, {@code topic/name}. */
    static Model file(String name) {
        return ModelReader.read(Path.of("models", name + ".yaml"));
    }

    /** A model of the name sample; the text begins below its header. */
    static Model text(String body) {
        return ModelReader.read(new SourceText("sample", "flowcheck: 1\nmodel: sample\n" + body));
    }

    /** Descent of a loss of two numbers a and w that start as eps times numbers; further lines stand at the end. */
    static Model pair(String loss, String... lines) {
        return text("""
                parameters: {eps: {real: 0.01}}
                where: eps > 0
                states: {a: {initial: 2*eps}, w: {initial: 3*eps}}
                flow: {descend: "%s"}
                asymptotics: {small: eps}
                """.formatted(loss) + String.join("\n", lines) + "\n");
    }
}
