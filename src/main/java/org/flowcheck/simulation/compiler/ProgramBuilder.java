package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.EnumSet;
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

    /** Sums of more numbers than this go through memory once for each value of a shared loop: they are left alone. */
    private static final long LARGE_SUM = 1L << 18;

    private ProgramBuilder() {
    }

    /** Rewritings of loops that change no value but for the order of additions. */
    enum Rewriting {
        /** Costly functions once, in loops of their own. */
        SHARED_CALLS,
        /** Several nests in one loop. */
        FUSION,
        /** Arrays in the order in which loops walk, and copies of states in that order. */
        LAYOUT
    }

    /** The program that writes the formulas' values, one formula after the other. */
    static Program build(Symbols symbols, List<Formula> formulas) {
        return build(symbols, formulas, EnumSet.allOf(Rewriting.class));
    }

    /**
     * The program with some rewritings only. Where there is not room enough, sums are gathered row by row whatever
     * their size; then calls stay where they are.
     */
    static Program build(Symbols symbols, List<Formula> formulas, Set<Rewriting> rewritings) {
        Program fast = build(symbols, formulas, rewritings, Temporaries.UNLIMITED, LARGE_SUM);
        if (fast.size() <= Limits.SCRATCH_SIZE) {
            return fast;
        }
        Program tight = build(symbols, formulas, rewritings, Temporaries.UNLIMITED, Long.MAX_VALUE);
        if (tight.size() <= Limits.SCRATCH_SIZE) {
            return tight;
        }
        Program least = build(symbols, formulas, rewritings, Limits.SCRATCH_SIZE, Long.MAX_VALUE);
        if (least.size() > Limits.SCRATCH_SIZE) {
            throw Diagnostic.of(Code.SYSTEM_TOO_LARGE, "the system needs " + least.size() + " intermediate numbers")
                    .expecting("at most " + Limits.SCRATCH_SIZE).exception();
        }
        return least;
    }

    private static Program build(Symbols symbols, List<Formula> formulas, Set<Rewriting> rewritings, long room,
                                 long largestSum) {
        Temporaries temporaries = new Temporaries();
        Lowering lowering = new Lowering(symbols, temporaries);
        long offset = 0;
        try {
            for (int number = 0; number < formulas.size(); number++) {
                temporaries.beginFormula(number);
                offset += lower(formulas.get(number), offset, symbols, lowering, temporaries);
            }
            if (rewritings.contains(Rewriting.SHARED_CALLS)) {
                SharedCalls.store(temporaries, room);
            }
            return schedule(temporaries, rewritings, largestSum, lowering.reducer().newVariable(),
                    Math.toIntExact(offset));
        } catch (StackOverflowError e) {
            // The parser bounds the nesting of one formula; definitions inside definitions can add up to more.
            throw Diagnostic.of(Code.SYSTEM_TOO_LARGE, "the formulas nest too deep when definitions are written out")
                    .exception();
        }
    }

    /** Lowers one formula; gives how many numbers it writes. */
    private static long lower(Formula formula, long offset, Symbols symbols, Lowering lowering,
                              Temporaries temporaries) {
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

    private static Program schedule(Temporaries temporaries, Set<Rewriting> rewritings, long largestSum, int unused,
                                    int results) {
        Set<String> varying = new HashSet<>();
        List<Nest> once = new ArrayList<>();
        List<Nest> each = new ArrayList<>();
        Set<Integer> draws = new HashSet<>();
        long operations = 0;
        for (Nest nest : temporaries.nests()) {
            operations += Terms.weight(nest.value());
            if (operations > Limits.OPERATIONS) {
                throw Diagnostic.of(Code.SYSTEM_TOO_LARGE,
                        "the formulas have more than " + Limits.OPERATIONS + " operations when written out")
                        .exception();
            }
            Terms.loads(nest.value()).stream().map(Term.Load::storage)
                    .filter(storage -> storage.kind() == Storage.Kind.DRAW)
                    .forEach(storage -> draws.add(storage.number()));
            boolean result = nest.target().kind() == Storage.Kind.RESULT;
            if (result || varies(nest.value(), varying)) {
                varying.add(nest.target().name(nest.index()));
                each.add(nest);
            } else {
                once.add(nest);
            }
        }
        List<Group> groups = new ArrayList<>(once.stream().map(Group::alone).toList());
        groups.addAll(rewritings.contains(Rewriting.FUSION) ? Fusion.of(each, largestSum)
                : each.stream().map(Group::alone).toList());
        Layout.Placed placed = Layout.of(groups, temporaries.arraySizes(), rewritings.contains(Rewriting.LAYOUT));
        List<Group> before = new ArrayList<>(placed.groups().subList(0, once.size()));
        List<Group> calls = placed.groups().subList(once.size(), placed.groups().size());
        List<Program.Rows> arrays = placed.arrays();
        if (rewritings.contains(Rewriting.LAYOUT)) {
            RowCopies.Copied copied = RowCopies.of(calls, arrays);
            before.addAll(copied.once().stream().map(Group::alone).toList());
            calls = copied.each();
            arrays = copied.arrays();
        }
        StageBuilder builder = new StageBuilder(unused);
        return new Program(before.stream().map(builder::stage).toList(),
                calls.stream().map(builder::stage).toList(), draws,
                arrays, temporaries.scalars(), results);
    }

    private static boolean varies(Term term, Set<String> varying) {
        return Terms.usesTime(term) || Terms.loads(term).stream().anyMatch(load ->
                load.storage().kind() == Storage.Kind.STATE || varying.contains(load.storage().name(load.index())));
    }
}
