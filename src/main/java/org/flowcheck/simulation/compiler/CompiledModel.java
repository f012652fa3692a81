package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.simulation.network.KernelChoice;
import org.flowcheck.simulation.network.NetworkLoss;
import org.flowcheck.simulation.network.TwoLayerFlow;
import org.flowcheck.simulation.ode.PreciseField;
import org.flowcheck.simulation.ode.StateFunction;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.simulation.ode.VectorField;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;

/**
 * A model with numbers for its parameters and data, a seed for its draws, and a state at time zero: makes the
 * vector field and functions of the state. Immutable and safe to share between threads; what it makes belongs to one
 * thread at a time.
 *
 * <p>Formulas may use the states, definitions, parameters, draws and data of the model, the time {@code t}, and
 * {@code Initial[...]}.
 */
public final class CompiledModel {

    /** What does not depend on seed and start: compiled once for all draws. */
    private record Shared(Model model, Map<String, Double> parameters, Symbols symbols, ProgramOnDemand field,
                          CompiledProgram initial, Map<String, Expression> starts, NamedArrays given,
                          Map<String, double[]> givenNumbers, Map<String, CompiledProgram> data,
                          Map<List<ProgramBuilder.Formula>, CompiledProgram> formulas,
                          Map<Expression, OptionalDouble> losses, NetworkForms networks) {
    }

    private final Shared shared;
    private final DrawNumbers draws;
    private final double[] start;
    /** The numbers of a model that is the gradient flow of a network with kernels of its own. */
    private final NetworkFlows network;
    private final KernelChoice kernel;

    private CompiledModel(Shared shared, DrawNumbers draws, double[] start, NetworkFlows network,
                          KernelChoice kernel) {
        this.shared = shared;
        this.draws = draws;
        this.start = start;
        this.network = network;
        this.kernel = kernel;
    }

    static CompiledModel of(Model model, Map<String, Double> parameters, Symbols symbols, ProgramOnDemand field,
                            CompiledProgram initial, Map<String, Expression> starts, NamedArrays given,
                            NetworkForms networks, long seed) {
        Map<String, double[]> numbers = new HashMap<>();
        given.entries().forEach((name, entry) -> numbers.put(name, entry.array().values()));
        Shared shared = new Shared(model, parameters, symbols, field, initial, starts, given, numbers,
                new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), networks);
        return drawn(shared, seed);
    }

    private static CompiledModel drawn(Shared shared, long seed) {
        DrawNumbers draws = new DrawNumbers(shared.symbols(), shared.data(), shared.givenNumbers(), seed);
        double[] start = new double[shared.symbols().layout().dimension()];
        shared.initial().instance(new double[0], draws).run(0, new double[0], start);
        CompiledModel general = new CompiledModel(shared, draws, finite(shared, start, true), NetworkFlows.NONE,
                KernelChoice.AUTOMATIC);
        // Data that the equations lack are missed now, and not within a run.
        if (!shared.networks().replaceProgram()) {
            draws.of(shared.field().get().program().draws());
        }
        StateLayout layout = shared.symbols().layout();
        SampleNumbers numbers = new SampleNumbers(general, shared.symbols(), draws);
        return new CompiledModel(shared, draws, general.start, shared.networks().flows(layout, numbers),
                KernelChoice.AUTOMATIC);
    }

    private static double[] finite(Shared shared, double[] start, boolean computed) {
        StateLayout layout = shared.symbols().layout();
        for (StateLayout.Block block : layout.blocks()) {
            for (int i = block.offset(); i < block.end(); i++) {
                if (!Double.isFinite(start[i])) {
                    Optional<Span> place = computed ? shared.starts().get(block.name()).origin().span()
                            : Optional.empty();
                    throw new Diagnostic(Code.INITIAL_NOT_FINITE, place, layout.format(i) + " starts at " + start[i],
                            "a finite number", "", "").exception();
                }
            }
        }
        return start;
    }

    /** The model. */
    public Model model() {
        return shared.model();
    }

    /** The value of each parameter, in the order of the model. */
    public Map<String, Double> parameters() {
        return shared.parameters();
    }

    /** The data that were given in place of the model's formulas, in the shapes of the model. */
    public NamedArrays given() {
        return shared.given();
    }

    /** The data sets of images that its draws may be of. */
    public ImageFolder images() {
        return shared.symbols().images();
    }

    /** The numbers of the model where it is recognised as the gradient flow of a network with one hidden layer. */
    public Optional<TwoLayerFlow> network() {
        return network.twoLayer();
    }

    /** The seed of the draws. */
    public long seed() {
        return draws.seed();
    }

    /** Where each state lies in the flat state. */
    public StateLayout layout() {
        return shared.symbols().layout();
    }

    /** A copy of the state at time zero. */
    public double[] initialState() {
        return start.clone();
    }

    /** The same system with another seed, and with its initial values drawn anew; nothing is compiled again. */
    public CompiledModel withSeed(long seed) {
        return drawn(shared, seed).withKernel(kernel);
    }

    /**
     * The same system with its right-hand side, and losses that share sums with it, by a kernel of the user's choice.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException with {@link Code#KERNEL_CANNOT_SERVE} if the kernel cannot
     *     serve this model or its data
     */
    public CompiledModel withKernel(KernelChoice choice) {
        if (choice == KernelChoice.COMPILED) {
            draws.of(shared.field().get().program().draws());
            return new CompiledModel(shared, draws, start, NetworkFlows.NONE, choice);
        }
        if (choice != KernelChoice.AUTOMATIC) {
            ChosenKernel.require(choice, shared.model().name(), network);
        }
        return new CompiledModel(shared, draws, start, network, choice);
    }

    /**
     * The same system from another state.
     *
     * @param state the state at time zero, in the layout's order; copied
     * @throws org.flowcheck.diagnostic.DiagnosticException if an entry is not finite
     */
    public CompiledModel withInitialState(double[] state) {
        if (state.length != layout().dimension()) {
            throw new IllegalArgumentException(state.length + " numbers for a state of " + layout().dimension());
        }
        return new CompiledModel(shared, draws, finite(shared, state.clone(), false), network, kernel);
    }

    /**
     * The same system from given data.
     *
     * @param data an array for each state, in its shape
     * @throws org.flowcheck.diagnostic.DiagnosticException naming every array that is missing, unknown or of another
     *     shape
     */
    public CompiledModel initialFrom(NamedArrays data) {
        return withInitialState(InitialStates.of(layout(), data));
    }

    /** The right-hand side, for one thread at a time; cheap to make, allocates nothing when called. */
    public VectorField newField() {
        return newField(1);
    }

    /**
     * The right-hand side, for one thread at a time to call.
     *
     * @param threads how many threads a call may use where the model is a network with kernels of its own; the bits do
     *     not depend on it
     */
    public VectorField newField(int threads) {
        return network.newField(kernel, threads).orElseGet(this::newGeneralField);
    }

    /** The right-hand side by the program that any model is compiled to. */
    VectorField newGeneralField() {
        CompiledProgram.Instance instance = shared.field().get().instance(start, draws);
        int dimension = layout().dimension();
        return new VectorField() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public String route() {
                return kernel == KernelChoice.COMPILED ? "loops compiled from the equations" : "";
            }

            @Override
            public void derivatives(double t, double[] y, double[] yDot) {
                instance.run(t, y, yDot);
            }
        };
    }

    /**
     * The right-hand side in twice the digits, for one thread at a time; empty where the model uses the time, or more
     * than the four operations and whole powers.
     */
    public Optional<PreciseField> newPreciseField() {
        if (shared.networks().replaceProgram() && kernel != KernelChoice.COMPILED) {
            return Optional.empty();
        }
        Program program = shared.field().get().program();
        return PreciseProgram.of(program, start, draws.of(program.draws()));
    }

    /** A number of time and state; 1 or 0 for a condition. For one thread at a time. */
    public StateFunction newFunction(Expression formula) {
        return newFunction(formula, 1);
    }

    /**
     * The same, for one thread at a time to call.
     *
     * @param threads how many threads a call may use where the formula is the loss of a network with kernels of its
     *     own; the bits do not depend on it
     */
    public StateFunction newFunction(Expression formula, int threads) {
        Optional<NetworkLoss> loss = newLoss(formula, threads);
        return loss.isPresent() ? loss.get() : newGeneralFunction(formula);
    }

    /**
     * A formula that is the loss of a network with kernels of its own, computed by them; empty for any other. For one
     * thread at a time.
     */
    public Optional<NetworkLoss> newLoss(Expression formula) {
        return newLoss(formula, 1);
    }

    private Optional<NetworkLoss> newLoss(Expression formula, int threads) {
        if (network.equals(NetworkFlows.NONE)) {
            return Optional.empty();
        }
        OptionalDouble factor = shared.losses().computeIfAbsent(formula, wanted ->
                shared.networks().squaredResiduals(shared.symbols(), wanted));
        return factor.isEmpty() ? Optional.empty() : network.newLoss(kernel, factor.getAsDouble(), threads);
    }

    /** A number of time and state by a compiled program. */
    StateFunction newGeneralFunction(Expression formula) {
        CompiledProgram.Instance instance = compiled(List.of(new ProgramBuilder.Formula(List.of(), formula)));
        double[] out = new double[1];
        return (t, y) -> {
            instance.run(t, y, out);
            return out[0];
        };
    }

    /** Several numbers of time and state, which share sums. For one thread at a time. */
    public FormulaArray newFunctions(List<Expression> formulas) {
        List<ProgramBuilder.Formula> all = new ArrayList<>();
        formulas.forEach(formula -> all.add(new ProgramBuilder.Formula(List.of(), formula)));
        return new FormulaArray(compiled(all));
    }

    /** An array of numbers of time and state, written row by row. For one thread at a time. */
    public FormulaArray newArray(List<Axis> axes, Expression formula) {
        return new FormulaArray(compiled(List.of(new ProgramBuilder.Formula(axes, formula))));
    }

    private CompiledProgram.Instance compiled(List<ProgramBuilder.Formula> formulas) {
        return shared.formulas().computeIfAbsent(formulas, key -> {
            List<String> labels = new ArrayList<>();
            for (int i = 0; i < key.size(); i++) {
                labels.add("formula " + (i + 1) + " on " + shared.model().name());
            }
            return CompiledProgram.of(ProgramBuilder.build(shared.symbols(), key), labels);
        }).instance(start, draws);
    }

    /** The loops of the right-hand side, for a reader. */
    public String loweredText() {
        return LoweredText.of(shared.field().get());
    }
}
