package org.flowcheck.theory;

import java.util.function.IntFunction;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;

/** Networks of many layers with weights {@code w1[k, j]}, {@code w2[k, j]}, ... of one size, on the squared loss. */
final class DeepNetworks {

    private DeepNetworks() {
    }

    /** Dense layers with an abstract activation. */
    static Model dense(int layers) {
        return network("dense", layers, layers, (layer) -> "s[" + weighted("w" + layer, layer) + "]");
    }

    /** Layers that share their weights. */
    static Model tied(int layers) {
        return network("tied", layers, 1, (layer) -> "s[" + weighted("w1", layer) + "]");
    }

    /** Layers that add to what they are given. */
    static Model residual(int layers) {
        return network("residual", layers, layers, (layer) -> input(layer, "k") + " + s[" + weighted("w" + layer, layer)
                + "]");
    }

    private static String input(int layer, String index) {
        return (layer == 1 ? "x" : "h" + (layer - 1)) + "[i, " + index + "]";
    }

    private static String weighted(String weights, int layer) {
        return "Sum[" + weights + "[k, j]*" + input(layer, "j") + ", {j, m}]";
    }

    private static Model network(String name, int layers, int weights, IntFunction<String> value) {
        StringBuilder text = new StringBuilder("flowcheck: 1\nmodel: " + name + "\ntitle: Many layers\n"
                + "parameters: {m: {integer: 2}, n: {integer: 2}, eps: {real: 0.1}}\n"
                + "activations:\n  s: {at zero: [0, 1, 1, 1]}\n"
                + "data:\n  x[i, k]: {for: \"{i, n}, {k, m}\"}\n  y[i, k]: {for: \"{i, n}, {k, m}\"}\nstates:\n");
        for (int i = 1; i <= weights; i++) {
            text.append("  w").append(i).append("[k, j]: {for: \"{k, m}, {j, m}\", initial: eps}\n");
        }
        text.append("define:\n");
        for (int i = 1; i <= layers; i++) {
            text.append("  h").append(i).append("[i, k]: {for: \"{i, n}, {k, m}\", value: \"").append(value.apply(i))
                    .append("\"}\n");
        }
        text.append("flow: {descend: \"Sum[(h").append(layers).append("[i, k] - y[i, k])^2, {i, n}, {k, m}]\"}\n")
                .append("asymptotics: {small: eps}\n");
        return ModelReader.read(new SourceText(name + ".yaml", text.toString()));
    }
}
