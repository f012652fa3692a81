package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.flowcheck.theory.expression.Reduction;

/** Writes statements as the body of one method. */
final class MethodWriter implements Statement.Visitor {

    /**
     * Sums run in this many interleaved lanes, added in a fixed order at the end: four chains hide an addition's
     * latency.
     */
    private static final int LANES = 4;
    /** Bodies that weigh more than this have work enough to run in one lane. */
    private static final int HEAVY_BODY = 24;

    private final BlockStack blocks;
    private final ValueWriter values;
    private final BiFunction<Integer, List<Statement>, String> parts;
    private int names;

    /**
     * A method.
     *
     * @param slots the numbers of the class
     * @param arrays how intermediate arrays lie in memory
     * @param parts writes a part of a shared loop as a method of its own, with the loop's variable as last argument,
     *     and gives its name
     */
    MethodWriter(Slots slots, List<Program.Rows> arrays, BiFunction<Integer, List<Statement>, String> parts) {
        this.blocks = new BlockStack(slots, arrays);
        this.values = new ValueWriter(blocks);
        this.parts = parts;
    }

    /** Makes a loop variable an argument of the method. */
    void argument(int variable, String name) {
        blocks.argument(variable, name);
    }

    int length() {
        return blocks.length();
    }

    String text() {
        return blocks.text();
    }

    void statements(List<Statement> statements) {
        statements.forEach(statement -> statement.accept(this));
    }

    @Override
    public void visit(Statement.Loop loop) {
        blocks.openLoop(loop.level());
        statements(loop.body());
        blocks.closeLoop();
    }

    @Override
    public void visit(Statement.Gather gather) {
        blocks.nameGathered(gather.number(), gather(gather, 0));
    }

    @Override
    public void visit(Statement.Store store) {
        String value = values.atom(store.value());
        blocks.append(blocks.element(store.target(), store.index()) + " = " + value + ";");
        if (store.target().kind() == Storage.Kind.SCALARS) {
            blocks.remember(new Term.Load(store.target(), store.index()), value);
        }
    }

    @Override
    public void visit(Statement.Accumulate accumulate) {
        String value = values.atom(accumulate.value());
        String target = blocks.element(accumulate.target(), accumulate.index());
        blocks.append(target + " = " + combined(accumulate.kind(), target, value) + ";");
    }

    @Override
    public void visit(Statement.Fill fill) {
        if (blocks.hasRows(fill.target())) {
            String row = newName();
            blocks.append("for (double[] " + row + " : " + blocks.array(fill.target()) + ") java.util.Arrays.fill("
                    + row + ", "
                    + neutral(fill.kind()) + ");");
            return;
        }
        blocks.append("java.util.Arrays.fill(" + blocks.array(fill.target()) + ", " + neutral(fill.kind()) + ");");
    }

    @Override
    public void visit(Statement.Shared shared) {
        blocks.openLoop(shared.level());
        String variable = blocks.affine(Affine.variable(shared.level().variable()));
        for (List<Statement> part : shared.parts()) {
            blocks.append(parts.apply(shared.level().variable(), part) + "(t, y, out, " + variable + ");");
        }
        blocks.closeLoop();
    }

    /** Writes the loops from a level inwards; gives the name of the gathered value. */
    private String gather(Statement.Gather gather, int level) {
        if (level == gather.levels().size() - 1) {
            return lanes(gather);
        }
        String total = newName();
        blocks.append("double " + total + " = " + neutral(gather.kind()) + ";");
        blocks.openLoop(gather.levels().get(level));
        String part = gather(gather, level + 1);
        blocks.append(total + " = " + combined(gather.kind(), total, part) + ";");
        blocks.closeLoop();
        return total;
    }

    private String lanes(Statement.Gather gather) {
        int lanes = Terms.weight(gather.body()) > HEAVY_BODY ? 1 : LANES;
        Statement.Level level = gather.levels().get(gather.levels().size() - 1);
        List<String> totals = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            String total = newName();
            totals.add(total);
            blocks.append("double " + total + " = " + neutral(gather.kind()) + ";");
        }
        if (lanes > 1) {
            // Negative numbers are nobody else's variables.
            List<Integer> variables = IntStream.range(0, lanes).mapToObj(lane -> -1 - lane).toList();
            String loop = blocks.openStridedLoop(level, variables);
            for (int lane = 0; lane < lanes; lane++) {
                Affine shifted = Affine.variable(variables.get(lane));
                Term body = Terms.mapIndices(gather.body(), index -> index.substitute(level.variable(), shifted));
                accumulate(gather.kind(), totals.get(lane), body);
            }
            blocks.closeLoop();
            blocks.openRestOfLoop(level, loop);
        } else {
            blocks.openLoop(level);
        }
        accumulate(gather.kind(), totals.get(0), gather.body());
        blocks.closeLoop();
        while (totals.size() > 1) {
            List<String> halves = new ArrayList<>();
            for (int i = 0; i < totals.size(); i += 2) {
                halves.add(combined(gather.kind(), totals.get(i), totals.get(i + 1)));
            }
            totals = halves;
        }
        String result = newName();
        blocks.append("double " + result + " = " + totals.get(0) + ";");
        return result;
    }

    private void accumulate(Reduction.Kind kind, String total, Term body) {
        String value = values.atom(body);
        blocks.append(total + " = " + combined(kind, total, value) + ";");
    }

    private String neutral(Reduction.Kind kind) {
        return blocks.number(Term.Number.literal(Terms.neutral(kind)));
    }

    private static String combined(Reduction.Kind kind, String left, String right) {
        return switch (kind) {
            case SUM -> "(" + left + " + " + right + ")";
            case PRODUCT -> "(" + left + " * " + right + ")";
            case MAXIMUM -> "Math.max(" + left + ", " + right + ")";
            case MINIMUM -> "Math.min(" + left + ", " + right + ")";
        };
    }

    private String newName() {
        return "r" + names++;
    }
}
