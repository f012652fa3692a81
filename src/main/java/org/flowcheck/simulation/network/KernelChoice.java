package org.flowcheck.simulation.network;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;

/** Which sums compute a network that has kernels of its own, as a user asks for them by name. */
public enum KernelChoice {

    /** What is quickest where it can serve: separable, else dense, else compiled. */
    AUTOMATIC,
    /** Sums separated into neurons and samples, for one hidden layer and one-dimensional inputs. */
    SEPARABLE,
    /** Sums over all pairs of a neuron and a sample; with two hidden layers products of matrices, with kernels rows. */
    DENSE,
    /** The loops that any model is compiled to. */
    COMPILED;

    /** The name that users write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names, the default first. */
    public static List<String> words() {
        return Stream.of(values()).map(KernelChoice::word).toList();
    }

    /**
     * The choice of a name.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException with {@link Code#UNKNOWN_KERNEL}
     */
    public static KernelChoice of(String word) {
        return Stream.of(values()).filter(choice -> choice.word().equals(word)).findFirst()
                .orElseThrow(() -> Diagnostic.of(Code.UNKNOWN_KERNEL, "no kernel is called '" + word + "'")
                        .expecting("one of " + String.join(", ", words()))
                        .suggesting(Spelling.nearest(word, words()))
                        .exception());
    }
}
