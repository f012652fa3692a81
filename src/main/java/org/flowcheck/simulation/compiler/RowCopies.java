package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Copies states and data that innermost loops read again and again into rows of their own, which begin at the loop's
 * first value: {@code y[3 k + j + 1996]} -> {@code c[j, k]}. HotSpot turns a loop into vector instructions only where
 * all its arrays are read side by side from one start: a tangent takes 7.5 ns where it reads {@code y[k + m]} and
 * 1.2 ns where it reads {@code c[k]}.
 */
final class RowCopies {

    /** Numbers that are read fewer times than this stay where they are. */
    private static final double FEW = 4;
    /** Rows shorter than this are no matter. */
    private static final long SHORT = 4;

    private final Map<String, Copy> copies = new LinkedHashMap<>();
    private final List<Program.Rows> arrays;
    private final List<Nest> once = new ArrayList<>();
    private final List<Nest> each = new ArrayList<>();
    private long room;

    /** A copy: its shape over canonical names of the variables. */
    private record Copy(Storage storage, Affine index) {
    }

    private RowCopies(List<Program.Rows> arrays) {
        this.arrays = new ArrayList<>(arrays);
        this.room = Limits.SCRATCH_SIZE - arrays.stream().mapToLong(Program.Rows::size).sum();
    }

    /**
     * What reads copies, and what makes them.
     *
     * @param once nests that copy data
     * @param each nests that copy states, then the groups
     */
    record Copied(List<Nest> once, List<Group> each, List<Program.Rows> arrays) {
    }

    /**
     * Lets groups read copies.
     *
     * @param each groups of a call, with their arrays placed
     */
    static Copied of(List<Group> each, List<Program.Rows> arrays) {
        RowCopies copies = new RowCopies(arrays);
        List<Group> rewritten = new ArrayList<>();
        for (Group group : each) {
            rewritten.add(new Group(group.members().stream().map(copies::rewritten).toList(), group.shared()));
        }
        List<Group> all = new ArrayList<>(copies.each.stream().map(Group::alone).toList());
        all.addAll(rewritten);
        return new Copied(copies.once, all, copies.arrays);
    }

    private Group.Member rewritten(Group.Member member) {
        Nest nest = member.nest();
        OptionalInt innermost = StageBuilder.innermost(member);
        if (innermost.isEmpty()) {
            return member;
        }
        Term value = rewritten(nest.value(), nest, innermost.getAsInt());
        return member.with(new Nest(nest.target(), nest.index(), nest.free(), nest.bound(), nest.domain(),
                nest.kind(), value,
                nest.formula()));
    }

    /** The arms of choices may hold elements that exist only where the condition holds: they are not copied. */
    private Term rewritten(Term term, Nest nest, int innermost) {
        if (term instanceof Term.Choice) {
            return term;
        }
        if (term instanceof Term.Load load && pays(load, nest, innermost)) {
            return copied(load, nest, innermost);
        }
        return TermMap.children(term, child -> rewritten(child, nest, innermost));
    }

    /** Whether an array element is read so often that it can be copied for whatever loop is innermost. */
    static boolean serves(Term.Load load, Nest nest) {
        boolean given = load.storage().kind() == Storage.Kind.STATE || load.storage().kind() == Storage.Kind.DRAW;
        return given
                && StageBuilder.variables(nest).stream().filter(variable -> load.index().coefficient(variable) == 0)
                .mapToDouble(variable -> extent(nest, variable)).reduce(1, (a, b) -> a * b) >= FEW;
    }

    private boolean pays(Term.Load load, Nest nest, int innermost) {
        if (!serves(load, nest) || load.index().coefficient(innermost) == 0 || extent(nest, innermost) < SHORT) {
            return false;
        }
        double size = 1;
        for (int variable : load.index().variables()) {
            size *= extent(nest, variable);
        }
        Affine row = Affine.variable(innermost).plus(-Group.Range.of(nest, innermost).low());
        return !load.index().equals(row) && size <= room;
    }

    private static double extent(Nest nest, int variable) {
        Group.Range range = Group.Range.of(nest, variable);
        return range.high() - range.low() + 1.0;
    }

    private Term copied(Term.Load load, Nest nest, int innermost) {
        Temporaries.Named named = Temporaries.Named.of(Optional.empty(), List.of(), nest.domain(), load);
        String key = named.names().get(innermost) + "|" + named.key();
        Copy copy = copies.computeIfAbsent(key, missing -> copy(load, named, innermost, nest.formula()));
        Affine index = Affine.of(copy.index().constant());
        for (int variable : named.free()) {
            index = index.plus(Affine.variable(variable).times(copy.index().coefficient(named.names().get(variable))));
        }
        return new Term.Load(copy.storage(), index);
    }

    private Copy copy(Term.Load load, Temporaries.Named named, int innermost, int formula) {
        List<Integer> order = new ArrayList<>(named.free());
        order.sort(Comparator.comparing((Integer variable) -> variable == innermost)
                .thenComparing(variable -> -Math.abs(load.index().coefficient(variable))));
        Affine index = Affine.ZERO;
        Affine canonical = Affine.ZERO;
        long stride = 1;
        for (int i = order.size() - 1; i >= 0; i--) {
            int variable = order.get(i);
            long low = named.exact().minimum(Affine.variable(variable)).orElseThrow();
            long high = named.exact().maximum(Affine.variable(variable)).orElseThrow();
            index = index.plus(Affine.variable(variable).plus(-low).times(stride));
            canonical = canonical.plus(Affine.variable(named.names().get(variable)).plus(-low).times(stride));
            stride *= high - low + 1;
        }
        Storage storage = Storage.scratch(arrays.size());
        room -= stride;
        Nest nest = new Nest(storage, index, named.free(), List.of(), named.exact(), Optional.empty(), load, formula);
        arrays.add(ArrayShape.of(nest).map(ArrayShape::rows).orElse(Program.Rows.one(stride)));
        (load.storage().kind() == Storage.Kind.STATE ? each : once).add(nest);
        return new Copy(storage, canonical);
    }
}
