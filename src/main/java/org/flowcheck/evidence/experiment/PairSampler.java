package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.ode.NamedFunction;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.simulation.ode.Trajectory;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Observable;
import org.flowcheck.theory.model.Reduces;
import org.flowcheck.theory.model.State;

/**
 * What is sampled of a {@link PairedFlow}: for every state of the reduced model, every observable that both models
 * have by name, and where the map is a {@link Rescaling} each of these once more in the fuller model's units,
 * {@value #NUMBERS} numbers that tell how far both are apart.
 *
 * <p>With g the image of the fuller state and r the reduced state: max |r - g|, l2 |r - g|, max |g|, l2 |g|, l2 |r|.
 */
final class PairSampler {

    /** Numbers for each quantity. */
    private static final int NUMBERS = ErrorSeries.NUMBERS;

    /** One quantity's values in both models at the same time. */
    private interface Source {
        /** Reads both into {@link #ofFull} and {@link #ofReduced}. */
        void read(double t, double[] y, double[] r);

        double[] ofFull();

        double[] ofReduced();
    }

    private final List<ComparedQuantity> quantities = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final double unit;
    private final double[] y;
    private final double[] r;
    private final double[] numbers;

    private PairSampler(CompiledModel full, MappedModel reduced, Reduces reduces, PairedFlow flow) {
        y = new double[full.layout().dimension()];
        r = new double[reduced.compiled().layout().dimension()];
        unit = flow.unit();
        for (State state : reduced.compiled().model().states()) {
            Reduces.Image image = reduces.states().get(state.name());
            StateLayout.Block block = reduced.compiled().layout().find(state.name()).orElseThrow();
            quantities.add(new ComparedQuantity(state.name(), ComparedQuantity.Kind.STATE, block.size()));
            sources.add(new OfState(full.newArray(image.axes(), MappedModel.numeric(full, image.value())), block,
                    new double[block.size()], new double[block.size()]));
        }
        List<Observable> common = new ArrayList<>();
        for (Observable observable : reduced.compiled().model().observables()) {
            full.model().observables().stream().filter(other -> other.name().equals(observable.name()))
                    .filter(other -> !isCompared(observable, other, reduces)).findFirst().ifPresent(other -> {
                        common.add(other);
                        quantities.add(new ComparedQuantity(observable.name(), ComparedQuantity.Kind.OBSERVABLE, 1));
                        sources.add(new OfObservable(full.newFunctions(List.of(other.value())),
                                reduced.compiled().newFunctions(List.of(observable.value())), flow.clock(),
                                new double[1], new double[1]));
                    });
        }
        Rescaling.of(full, reduced.compiled().layout(), reduces).ifPresent(rescaling -> common.forEach(other -> {
            quantities.add(new ComparedQuantity(other.name(), ComparedQuantity.Kind.RESCALED, 1));
            sources.add(new Rescaled(full.newFunctions(List.of(other.value())), rescaling, new double[y.length],
                    new double[1], new double[1]));
        }));
        numbers = new double[NUMBERS * sources.size()];
    }

    /** The sampler of a pair; for one thread at a time. */
    static PairSampler of(CompiledModel full, MappedModel reduced, Reduces reduces, PairedFlow flow) {
        return new PairSampler(full, reduced, reduces, flow);
    }

    /** An observable that is nothing but a state of its name, compared already. */
    private static boolean isCompared(Observable reduced, Observable full, Reduces reduces) {
        Reduces.Image image = reduces.states().get(reduced.name());
        return image != null && image.axes().isEmpty() && full.value().equals(image.value())
                && reduced.value().equals(Reference.to(reduced.name()));
    }

    /** One function for each number, to be called in order: the first one computes all ({@link SharedEvaluation}). */
    List<NamedFunction> functions() {
        List<NamedFunction> functions = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            int index = i;
            functions.add(new NamedFunction("number " + i, (t, state) -> {
                if (index == 0) {
                    compute(t, state);
                }
                return numbers[index];
            }));
        }
        return functions;
    }

    private void compute(double t, double[] state) {
        System.arraycopy(state, 0, y, 0, y.length);
        for (int i = 0; i < r.length; i++) {
            r[i] = unit * state[y.length + i];
        }
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            source.read(t, y, r);
            double[] g = source.ofFull();
            double[] s = source.ofReduced();
            double largest = 0;
            double squares = 0;
            double largestOfFull = 0;
            double squaresOfFull = 0;
            double squaresOfReduced = 0;
            for (int k = 0; k < s.length; k++) {
                double difference = s[k] - g[k];
                largest = Math.max(largest, Math.abs(difference));
                squares += difference * difference;
                largestOfFull = Math.max(largestOfFull, Math.abs(g[k]));
                squaresOfFull += g[k] * g[k];
                squaresOfReduced += s[k] * s[k];
            }
            int place = NUMBERS * i;
            numbers[place] = largest;
            numbers[place + 1] = Math.sqrt(squares);
            numbers[place + 2] = largestOfFull;
            numbers[place + 3] = Math.sqrt(squaresOfFull);
            numbers[place + 4] = Math.sqrt(squaresOfReduced);
        }
    }

    /** The sampled numbers of a run, quantity by quantity. */
    List<ErrorSeries> series(Trajectory run) {
        List<ErrorSeries> series = new ArrayList<>();
        for (int i = 0; i < quantities.size(); i++) {
            series.add(ErrorSeries.of(quantities.get(i), run, NUMBERS * i));
        }
        return series;
    }

    /** A state against its image. */
    private record OfState(FormulaArray image, StateLayout.Block block, double[] ofFull, double[] ofReduced)
            implements Source {
        @Override
        public void read(double t, double[] y, double[] r) {
            image.values(t, y, ofFull);
            System.arraycopy(r, block.offset(), ofReduced, 0, ofReduced.length);
        }
    }

    /** An observable of the fuller model, at its state and at the one that the reduced state stands for. */
    private record Rescaled(FormulaArray full, Rescaling rescaling, double[] image, double[] ofFull,
                            double[] ofReduced) implements Source {
        @Override
        public void read(double t, double[] y, double[] r) {
            full.values(t, y, ofFull);
            rescaling.undo(r, image);
            full.values(t, image, ofReduced);
        }
    }

    /** An observable of both models. */
    private record OfObservable(FormulaArray full, FormulaArray reduced, double clock, double[] ofFull,
                                double[] ofReduced) implements Source {
        @Override
        public void read(double t, double[] y, double[] r) {
            full.values(t, y, ofFull);
            reduced.values(clock * t, r, ofReduced);
        }
    }
}
