package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.claim.FormulaMatrix;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.language.ModelScope;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.syntax.Term;

/**
 * Reads {@code Matrix[{{u, n}}, {z[u, p], {p, m}}, {c[u]}]}, {@code SingularValue[Z, r]} and
 * {@code SingularProjection[Z, r, y, {x, ...}, {b, M}]}.
 */
final class SpectrumReader {

    private static final int VALUE_ARGUMENTS = 2;
    private static final int LEAST_PROJECTION_ARGUMENTS = 4;

    private final RunPlan run;
    private final ModelScope scope;
    private final BiFunction<ModelScope, Term, Expression> number;
    private final Function<Term, Term.Call> matrices;

    /**
     * A reader.
     *
     * @param scope the names of the model and the quantities before this one
     * @param number the meaning of a formula in a scope
     * @param matrices the call of the matrix that a name stands for; refuses what is none
     */
    SpectrumReader(RunPlan run, ModelScope scope, BiFunction<ModelScope, Term, Expression> number,
                   Function<Term, Term.Call> matrices) {
        this.run = run;
        this.scope = scope;
        this.number = number;
        this.matrices = matrices;
    }

    /** The singular value a call means. */
    Quantity.SingularValue value(Term.Call call) {
        RunFormulas.requireArguments(call, VALUE_ARGUMENTS);
        FormulaMatrix matrix = matrix(matrices.apply(call.arguments().get(0)));
        return new Quantity.SingularValue(matrix, place(matrix, call.arguments().get(1)));
    }

    /** The projection a call means. */
    Quantity.SingularProjection projection(Term.Call call) {
        List<Term> arguments = call.arguments();
        if (arguments.size() < LEAST_PROJECTION_ARGUMENTS) {
            throw Diagnostic.at(call.span(), Code.WRONG_NUMBER_OF_ARGUMENTS, "'" + call.name() + "' takes "
                    + LEAST_PROJECTION_ARGUMENTS + " arguments or more, not " + arguments.size())
                    .expecting(call.name() + "[Z, r, y, {x}] or " + call.name() + "[Z, r, y, {x}, {b, M}]").exception();
        }
        Term.Call stated = matrices.apply(arguments.get(0));
        FormulaMatrix matrix = matrix(stated);
        Expression place = place(matrix, arguments.get(1));
        List<Axis> family = new ArrayList<>();
        ModelScope inside = opened(arguments.subList(LEAST_PROJECTION_ARGUMENTS, arguments.size()), scope, family);
        Expression left = number.apply(opened(rows(stated), inside, new ArrayList<>()), arguments.get(2));
        Term parts = arguments.get(LEAST_PROJECTION_ARGUMENTS - 1);
        if (!(parts instanceof Term.Braces braces) || braces.items().size() != matrix.blocks().size()) {
            int wanted = matrix.blocks().size();
            throw Diagnostic.at(parts.span(), Code.SHAPE_MISMATCH, "a vector is wanted here, with a formula for each "
                    + "block of columns").expecting(wanted == 1 ? "{x}, one formula in braces"
                    : wanted + " formulas in braces").exception();
        }
        List<Expression> right = new ArrayList<>();
        for (int block = 0; block < braces.items().size(); block++) {
            List<Term> items = block(stated.arguments().get(block + 1));
            ModelScope inColumns = opened(items.subList(1, items.size()), inside, new ArrayList<>());
            right.add(number.apply(inColumns, braces.items().get(block)));
        }
        Quantity.SingularProjection projection = new Quantity.SingularProjection(matrix, place, left, right, family);
        MatrixSizes.requireFamily(run, projection, call.span());
        return projection;
    }

    private FormulaMatrix matrix(Term.Call call) {
        if (call.arguments().size() < 2) {
            throw Diagnostic.at(call.span(), Code.WRONG_NUMBER_OF_ARGUMENTS, "'" + call.name()
                    + "' takes 2 arguments or more, not " + call.arguments().size())
                    .expecting(call.name() + "[{{k, n}}, {z[k, l], {l, m}}]").exception();
        }
        List<Axis> rows = new ArrayList<>();
        ModelScope inRows = opened(rows(call), scope, rows);
        List<FormulaMatrix.Block> blocks = new ArrayList<>();
        for (Term argument : call.arguments().subList(1, call.arguments().size())) {
            List<Term> items = block(argument);
            List<Axis> columns = new ArrayList<>();
            ModelScope inside = opened(items.subList(1, items.size()), inRows, columns);
            blocks.add(new FormulaMatrix.Block(number.apply(inside, items.get(0)), columns));
        }
        FormulaMatrix matrix = new FormulaMatrix(rows, blocks);
        MatrixSizes.require(run, matrix, call.span());
        return matrix;
    }

    private static List<Term> rows(Term.Call matrix) {
        Term rows = matrix.arguments().get(0);
        if (!(rows instanceof Term.Braces braces) || braces.items().isEmpty()
                || !braces.items().stream().allMatch(Term.Braces.class::isInstance)) {
            throw Diagnostic.at(rows.span(), Code.FORMULA_SYNTAX, "the ranges of the rows are wanted here")
                    .expecting("{{k, n}}, or several ranges in braces").exception();
        }
        return braces.items();
    }

    private static List<Term> block(Term block) {
        if (!(block instanceof Term.Braces braces) || braces.items().isEmpty()) {
            throw Diagnostic.at(block.span(), Code.FORMULA_SYNTAX, "a block of columns is wanted here")
                    .expecting("{z[k, l], {l, m}}, or {z[k]} for one column").exception();
        }
        return braces.items();
    }

    private static ModelScope opened(List<Term> ranges, ModelScope scope, List<Axis> into) {
        ModelScope inside = scope;
        for (Term range : ranges) {
            QuantityRange.Opened opened = QuantityRange.open(range, inside);
            into.add(opened.axis());
            inside = opened.inside();
        }
        return inside;
    }

    private Expression place(FormulaMatrix matrix, Term term) {
        Expression place = scope.size(term);
        MatrixSizes.requirePlace(run, matrix, place, term.span());
        return place;
    }
}
