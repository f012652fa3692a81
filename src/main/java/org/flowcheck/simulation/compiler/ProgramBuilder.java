package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;

/** Lowers formulas together, so that they share what they have in common, to one program. */
final class ProgramBuilder {

    /**
     * A formula whose values are written row by row.
     *
     * @param axes its shape, empty for one number
     * @param value the formula in the axes' indices
     */
    record Formula(List<Axis> axes, Expression value) {

        Formula {
            axes = List.copyOf(axes);
        }
    }

    private ProgramBuilder() {
    }

    /** The program that writes the formulas' values, one formula after the other. */
    static Program build(Symbols symbols, List<Formula> formulas) {
        Temporaries temporaries = new Temporaries();
        Lowering lowering = new Lowering(symbols, temporaries);
        long offset = 0;
        try {
            for (int number = 0; number < formulas.size(); number++) {
                temporaries.beginFormula(number);
                offset += lower(formulas.get(number), offset, symbols, lowering, temporaries);
            }
            SharedCalls.store(temporaries);
            return schedule(temporaries, Math.toIntExact(offset));
        } catch (StackOverflowError e) {
            // The parser bounds the nesting of one formula; definitions inside definitions can add up to more.
            throw Diagnostic.of(Code.SYSTEM_TOO_LARGE, "the formulas nest too deep when definitions are written out")
                    .exception();
        }
    }

    /** Lowers one formula; gives how many numbers it writes. */
    private static long lower(Formula formula, long offset, Symbols symbols, Lowering lowering, Temporaries temporaries) {
        List<Long> shape = symbols.shape("a formula", formula.axes());
        Scope scope = Scope.TOP;
        List<Integer> loops = new ArrayList<>();
        long size = 1;
        for (int axis = 0; axis < shape.size(); axis++) {
            int variable = lowering.reducer().newVariable();
            Affine index = Affine.variable(variable);
            scope = scope.bind(formula.axes().get(axis).index(), index)
                    .where(index.plus(-1)).where(index.times(-1).plus(shape.get(axis)));
            loops.add(variable);
            size = Math.multiplyExact(size, shape.get(axis));
        }
        if (offset + size > Limits.RESULTS) {
            throw Diagnostic.of(Code.SYSTEM_TOO_LARGE, "the formulas have " + (offset + size) + " values")
                    .expecting("at most " + Limits.RESULTS).exception();
        }
        for (Reducer.Piece piece : lowering.reducer().pieces(formula.value(), scope, loops)) {
            Affine place = Affine.ZERO;
            for (int axis = 0; axis < shape.size(); axis++) {
                Affine index = piece.scope().indices().get(formula.axes().get(axis).index());
                place = place.times(shape.get(axis)).plus(index.plus(-1));
            }
            temporaries.addResult(place.plus(offset), piece.variables(), piece.scope().domain(), piece.term());
        }
        return size;
    }

    private static Program schedule(Temporaries temporaries, int results) {
        Set<String> varying = new HashSet<>();
        List<Program.Stage> once = new ArrayList<>();
        List<Program.Stage> each = new ArrayList<>();
        StageBuilder builder = new StageBuilder();
        Set<Integer> draws = new HashSet<>();
        long operations = 0;
        for (Nest nest : temporaries.nests()) {
            operations += Terms.weight(nest.value());
            if (operations > Limits.OPERATIONS) {
                throw Diagnostic.of(Code.SYSTEM_TOO_LARGE,
                        "the formulas have more than " + Limits.OPERATIONS + " operations when written out").exception();
            }
            Terms.loads(nest.value()).stream().map(Term.Load::storage)
                    .filter(storage -> storage.kind() == Storage.Kind.DRAW).forEach(storage -> draws.add(storage.number()));
            boolean result = nest.target().kind() == Storage.Kind.RESULT;
            if (result || varies(nest.value(), varying)) {
                varying.add(name(nest.target(), nest.index()));
                each.add(builder.stage(nest));
            } else {
                once.add(builder.stage(nest));
            }
        }
        return new Program(once, each, draws, temporaries.arraySizes(), temporaries.scalars(), results);
    }

    private static boolean varies(Term term, Set<String> varying) {
        return Terms.usesTime(term) || Terms.loads(term).stream().anyMatch(load ->
                load.storage().kind() == Storage.Kind.STATE || varying.contains(name(load.storage(), load.index())));
    }

    /** Numbers share one array, so they are told apart by their place in it. */
    private static String name(Storage storage, Affine index) {
        return storage.kind() == Storage.Kind.SCALARS ? storage.code() + index.constant() : storage.code();
    }
}
