package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.evidence.claim.FormulaMatrix;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.network.NetworkLoss;
import org.flowcheck.simulation.ode.NamedFunction;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Model;

/**
 * Quantities as functions of the state, each with its magnitude: what its rounding scales with. Formulas are compiled
 * together; what is more than a formula is measured by itself, and a matrix that several quantities speak of is
 * decomposed once.
 */
final class QuantityFunctions {

    private final List<Maker> makers = new ArrayList<>();
    private final List<PreparedFormula> formulas = new ArrayList<>();
    private final Map<FormulaMatrix, MatrixAlongRun.Prepared> matrices = new LinkedHashMap<>();

    /** Makes one quantity's functions for one run. */
    private interface Maker {
        MeasuredQuantity on(Run run);
    }

    /** What the quantities of one run share. */
    private record Run(CompiledModel compiled, Iterator<MeasuredQuantity> formulas,
                       Map<FormulaMatrix, MatrixAlongRun> matrices) {
    }

    /**
     * The quantities of runs.
     *
     * @param stated the model that claims speak of
     * @param model the same, prepared for numbers
     */
    QuantityFunctions(Model stated, Model model, List<Quantity> quantities) {
        PreparedFormula.Source source = new PreparedFormula.Source(stated, model);
        quantities.forEach(quantity -> makers.add(maker(quantity, source)));
    }

    private Maker maker(Quantity quantity, PreparedFormula.Source source) {
        if (quantity instanceof Quantity.Scalar scalar) {
            formulas.add(source.of(List.of(), scalar.formula()));
            return run -> run.formulas().next();
        }
        if (quantity instanceof Quantity.Distance stated) {
            MeasuredDistance distance = new MeasuredDistance(stated, source);
            return run -> distance.on(run.compiled());
        }
        if (quantity instanceof Quantity.SingularValue stated) {
            prepare(stated.matrix(), source);
            return run -> MeasuredSpectrum.value(stated.place(), run.matrices().get(stated.matrix()), run.compiled());
        }
        Quantity.SingularProjection stated = (Quantity.SingularProjection) quantity;
        prepare(stated.matrix(), source);
        MeasuredSpectrum.Projection projection = new MeasuredSpectrum.Projection(stated, source);
        return run -> projection.on(run.matrices().get(stated.matrix()), run.compiled());
    }

    private void prepare(FormulaMatrix matrix, PreparedFormula.Source source) {
        matrices.computeIfAbsent(matrix, fresh -> new MatrixAlongRun.Prepared(fresh, source));
    }

    /**
     * The values in the order of the quantities, then their magnitudes; to be used in order and by one thread. The
     * values may be used alone: what is compiled computes the magnitudes of formulas along, which costs less than to
     * compile the values once more.
     */
    List<NamedFunction> of(CompiledModel compiled) {
        Map<FormulaMatrix, MatrixAlongRun> ofRun = new HashMap<>();
        matrices.forEach((matrix, prepared) -> ofRun.put(matrix, new MatrixAlongRun(prepared, compiled)));
        Run run = new Run(compiled, formulas(compiled).iterator(), ofRun);
        List<MeasuredQuantity> measured = makers.stream().map(maker -> maker.on(run)).toList();
        List<NamedFunction> functions = new ArrayList<>();
        measured.forEach(quantity -> functions.add(quantity.value()));
        measured.forEach(quantity -> functions.add(quantity.magnitude()));
        return functions;
    }

    /** The formulas, in their order: losses on kernels of their own, all others compiled together. */
    private List<MeasuredQuantity> formulas(CompiledModel compiled) {
        List<Optional<NetworkLoss>> losses = formulas.stream().map(each -> compiled.newLoss(each.value())).toList();
        List<Expression> values = new ArrayList<>();
        List<Expression> magnitudes = new ArrayList<>();
        for (int i = 0; i < formulas.size(); i++) {
            if (losses.get(i).isEmpty()) {
                values.add(formulas.get(i).value());
                magnitudes.add(formulas.get(i).magnitude());
            }
        }
        List<Expression> together = new ArrayList<>(values);
        together.addAll(magnitudes);
        List<NamedFunction> shared = together.isEmpty() ? List.of()
                : SharedEvaluation.functions(compiled.newFunctions(together));
        List<MeasuredQuantity> measured = new ArrayList<>();
        int next = 0;
        for (Optional<NetworkLoss> loss : losses) {
            measured.add(loss.isPresent() ? loss(loss.get())
                    : new MeasuredQuantity(shared.get(next), shared.get(values.size() + next)));
            next += loss.isPresent() ? 0 : 1;
        }
        return measured;
    }

    private static MeasuredQuantity loss(NetworkLoss loss) {
        return new MeasuredQuantity(new NamedFunction("loss", loss),
                new NamedFunction("magnitude of a loss", (t, state) -> loss.magnitude(state)));
    }
}
