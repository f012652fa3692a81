package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.experiment.PreparedModel;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Observable;

/** A network's model with its numbers, and its field beside the slow evaluation and the compiled loops. */
record NetworkCase(PreparedModel prepared, CompiledModel compiled) {

    static NetworkCase of(String text, Map<String, Double> sizes) {
        return of(text, sizes, NamedArrays.none());
    }

    static NetworkCase of(String text, Map<String, Double> sizes, NamedArrays data) {
        PreparedModel prepared = PreparedModel.numeric(ModelReader.read(new SourceText("test", text)));
        return new NetworkCase(prepared, prepared.compile(new ModelCompiler.Choice(sizes, 3, Optional.empty(), data)));
    }

    /** A text with something else in one place; what is replaced must be there. */
    static String with(String text, String what, String instead) {
        assertTrue(text.contains(what), what);
        return text.replace(what, instead);
    }

    boolean runsOn(Class<?> field) {
        return field.isInstance(compiled.newField());
    }

    /** Numbers between -1.5 and 1.5, of a seed that a text gives. */
    double[] state(String where) {
        return new Random(where.hashCode()).doubles(compiled.layout().dimension()).map(u -> 3 * u - 1.5).toArray();
    }

    /** Field and observables against the slow evaluation. */
    void requireAgreement(String where) {
        double[] y = state(where);
        Agreement agreement = new Agreement(compiled);
        agreement.ofField(prepared.equations(), 0.3, y, where);
        for (Observable observable : prepared.model().observables()) {
            agreement.ofFunction(observable.value(), 0.3, y, where);
        }
    }

    /**
     * The field against the compiled loops, which take sums in another order.
     *
     * @param roundings how many of the largest rate, or of 1 where rates are small, they may be apart
     */
    void requireLoopsToAgree(String where, double roundings) {
        double[] y = state(where);
        double[] kernel = new double[y.length];
        double[] loops = new double[y.length];
        compiled.newField().derivatives(0, y, kernel);
        compiled.newGeneralField().derivatives(0, y, loops);
        double largest = 1;
        for (double rate : loops) {
            largest = Math.max(largest, Math.abs(rate));
        }
        assertArrayEquals(loops, kernel, roundings * 0x1p-52 * largest, where);
    }
}
