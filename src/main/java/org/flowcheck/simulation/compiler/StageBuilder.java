package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Reduction;

/**
 * Chooses the order of the loops of a nest: the innermost one walks through neighbouring elements, the others follow
 * the order of storage. A sum whose innermost loop belongs to the target is accumulated into it row by row, so that
 * both {@code b.c} and {@code b^T.a} read b once from front to end.
 */
final class StageBuilder {

    /** Loops shorter than this are kept away from the innermost place ... */
    private static final long SHORT = 8;
    /** ... by this much cost, that of two jumps. */
    private static final long SHORT_COST = 16;

    /** A number gathered by lanes costs this much more than one added to a row by vector instructions. */
    private static final long GATHERED = 3;

    /** The variable of shared loops. */
    private final int shared;
    private int gathers;

    /**
     * A builder.
     *
     * @param shared a variable that no nest has, for shared loops
     */
    StageBuilder(int shared) {
        this.shared = shared;
    }

    /** The loops of a group. */
    Program.Stage stage(Group group) {
        List<Statement> statements = new ArrayList<>();
        List<List<Statement>> parts = new ArrayList<>();
        group.members().forEach(member -> parts.add(part(member, statements)));
        if (group.shared().isPresent()) {
            Affine variable = Affine.variable(shared);
            List<Affine> bounds = List.of(variable.plus(-group.shared().get().low()),
                    variable.times(-1).plus(group.shared().get().high()));
            statements.add(new Statement.Shared(new Statement.Level(shared, bounds), parts));
        } else {
            statements.addAll(parts.get(0));
        }
        return new Program.Stage(statements,
                group.members().stream().map(member -> member.nest().formula()).distinct().toList());
    }

    /** The loops of a nest inside the shared one; what has to be done once before goes to a list. */
    private List<Statement> part(Group.Member member, List<Statement> before) {
        Nest nest = member.variable().isPresent() ? renamed(member.nest(), member.variable().getAsInt())
                : member.nest();
        List<Integer> order = order(nest, member.variable().isPresent() ? OptionalInt.of(shared) : OptionalInt.empty());
        int leading = order.size();
        while (leading > 0 && nest.bound().contains(order.get(leading - 1))) {
            leading--;
        }
        List<Statement.Level> levels = levels(nest, order);
        List<Statement.Level> trailing = levels.subList(leading, levels.size());
        boolean gathersInside = order.subList(0, leading).stream().anyMatch(nest.bound()::contains);
        List<Statement> body = new ArrayList<>();
        Term value = nest.value();
        if (!trailing.isEmpty()) {
            Reduction.Kind kind = nest.kind().orElseThrow();
            body.add(new Statement.Gather(gathers, kind, List.copyOf(trailing), value));
            value = new Term.Gathered(gathers++);
        }
        body.add(gathersInside || member.gathersOverLoop()
                ? new Statement.Accumulate(nest.target(), nest.index(), nest.kind().orElseThrow(), value)
                : new Statement.Store(nest.target(), nest.index(), value));
        for (int i = leading - 1; i >= 0; i--) {
            body = new ArrayList<>(List.of(new Statement.Loop(levels.get(i), List.copyOf(body))));
        }
        if (member.gathersOverLoop() || gathersInside && nest.index().coefficient(shared) != 0) {
            before.add(neutral(nest));
        } else if (gathersInside) {
            body.add(0, neutral(nest));
        }
        return body;
    }

    /** Sets what a nest writes to the value from which it gathers. */
    private static Statement neutral(Nest nest) {
        Reduction.Kind kind = nest.kind().orElseThrow();
        return nest.target().kind() == Storage.Kind.SCALARS
                ? new Statement.Store(nest.target(), nest.index(), Term.Number.literal(Terms.neutral(kind)))
                : new Statement.Fill(nest.target(), kind);
    }

    private Nest renamed(Nest nest, int variable) {
        Affine value = Affine.variable(shared);
        return new Nest(nest.target(), nest.index().substitute(variable, value), replaced(nest.free(), variable),
                replaced(nest.bound(), variable), nest.domain().substitute(variable, value), nest.kind(),
                Terms.mapIndices(nest.value(), index -> index.substitute(variable, value)), nest.formula());
    }

    private List<Integer> replaced(List<Integer> variables, int variable) {
        return variables.stream().map(other -> other == variable ? shared : other).toList();
    }

    private List<Statement.Level> levels(Nest nest, List<Integer> order) {
        List<Statement.Level> levels = new ArrayList<>();
        Set<Integer> outer = new TreeSet<>();
        if (nest.free().contains(shared) || nest.bound().contains(shared)) {
            outer.add(shared);
        }
        for (int variable : order) {
            levels.add(new Statement.Level(variable, nest.domain().boundsOf(variable, outer)));
            outer.add(variable);
        }
        return levels;
    }

    /** What a nest costs with its best innermost loop: passes of it, weighed by how they walk through memory. */
    static double cost(Group.Member member) {
        Nest nest = member.nest();
        List<Integer> all = variables(nest);
        double passes = 1;
        for (int variable : all) {
            Group.Range range = Group.Range.of(nest, variable);
            passes *= Math.max(1, range.high() - range.low() + 1);
        }
        member.variable().ifPresent(variable -> all.remove((Integer) variable));
        return passes * all.stream().mapToLong(variable -> cost(nest, variable)).min().orElse(0);
    }

    /** All variables of a nest. */
    static List<Integer> variables(Nest nest) {
        List<Integer> all = new ArrayList<>(nest.free());
        all.addAll(nest.bound());
        return all;
    }

    /** The variable of the innermost loop, if there is a loop inside the shared one. */
    static OptionalInt innermost(Group.Member member) {
        List<Integer> order = order(member.nest(), member.variable());
        return order.isEmpty() ? OptionalInt.empty() : OptionalInt.of(order.get(order.size() - 1));
    }

    /** The variables but the one of the shared loop, outermost first. */
    private static List<Integer> order(Nest nest, OptionalInt outside) {
        List<Integer> all = variables(nest);
        outside.ifPresent(variable -> all.remove((Integer) variable));
        if (all.isEmpty()) {
            return all;
        }
        int innermost = all.stream().min(Comparator.comparing((Integer variable) -> cost(nest, variable))
                .thenComparing(variable -> nest.bound().contains(variable) ? 0 : 1)
                .thenComparing(Comparator.reverseOrder())).orElseThrow();
        all.remove((Integer) innermost);
        all.sort(Comparator.comparing((Integer variable) -> -largestStep(nest, variable))
                .thenComparing(Comparator.naturalOrder()));
        all.add(innermost);
        return all;
    }

    private static long cost(Nest nest, int variable) {
        Group.Range range = Group.Range.of(nest, variable);
        long reads = Terms.loads(nest.value()).stream().mapToLong(load -> RowCopies.serves(load, nest)
                ? Math.min(1, Math.abs(load.index().coefficient(variable)))
                : Strides.cost(load.index(), variable)).sum();
        long writes = nest.free().contains(variable) ? (nest.kind().isPresent() ? 2 : 1) : 0;
        return (nest.bound().contains(variable) ? GATHERED * reads : reads)
                + writes * Strides.cost(nest.index(), variable) + (range.high() - range.low() < SHORT ? SHORT_COST : 0);
    }

    private static long largestStep(Nest nest, int variable) {
        long step = Math.abs(nest.index().coefficient(variable));
        for (Term.Load load : Terms.loads(nest.value())) {
            step = Math.max(step, Math.abs(load.index().coefficient(variable)));
        }
        return step;
    }
}
