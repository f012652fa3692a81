package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text of a method under construction: the method's block, the open loops inside one another, and the open arms of
 * choices. Each block knows the values computed in it; a value is computed in the outermost block that has its
 * variables.
 */
final class BlockStack {

    /** Offsets down to this are written out: HotSpot sees that arrays are read side by side. */
    private static final long SMALL = 4;

    private static final class Block {

        /** Written when the block is closed: what is computed for it further out must stand before it. */
        private final String head;
        private final StringBuilder text = new StringBuilder();
        private final Map<Term, String> values = new HashMap<>();
        private final Map<Integer, String> variables = new HashMap<>();
        private final Map<String, String> rows = new HashMap<>();
        private final boolean arm;

        Block(String head, boolean arm) {
            this.head = head;
            this.arm = arm;
        }
    }

    private final Slots slots;
    private final List<Program.Rows> arrays;
    private final Set<String> header = new LinkedHashSet<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Map<Integer, String> gatheredNames = new HashMap<>();
    private final Map<Integer, Integer> gatheredDepths = new HashMap<>();
    private int names;

    BlockStack(Slots slots, List<Program.Rows> arrays) {
        this.slots = slots;
        this.arrays = arrays;
        blocks.add(new Block("", false));
    }

    int length() {
        return blocks.get(0).text.length();
    }

    String text() {
        if (blocks.size() != 1) {
            throw new IllegalStateException(blocks.size() - 1 + " blocks are open");
        }
        return String.join("", header) + blocks.get(0).text;
    }

    String newName() {
        return "v" + names++;
    }

    /** Appends a statement to the innermost block. */
    void append(String statement) {
        append(blocks.size() - 1, statement);
    }

    /** Appends a statement to a block. */
    void append(int depth, String statement) {
        blocks.get(depth).text.append("        ").append("  ".repeat(depth)).append(statement).append('\n');
    }

    void openLoop(Statement.Level level) {
        String variable = newVariable();
        open("for (int " + variable + " = " + bound(level, true) + ", " + variable + "e = " + bound(level, false) + "; "
                + variable + " <= " + variable + "e; " + variable + "++) {");
        name(level.variable(), variable);
    }

    /**
     * The main part of a loop: some values at a time, as long as all of them are in range.
     *
     * @param lanes the variables that stand for the level's variable plus 0, 1, ...
     * @return the loop's name, for {@link #openRestOfLoop}
     */
    String openStridedLoop(Statement.Level level, List<Integer> lanes) {
        String variable = newVariable();
        append("int " + variable + " = " + bound(level, true) + ";");
        append("final int " + variable + "e = " + bound(level, false) + ";");
        open("for (; " + variable + " <= " + variable + "e - " + (lanes.size() - 1) + "; " + variable + " += "
                + lanes.size()
                + ") {");
        for (int lane = 0; lane < lanes.size(); lane++) {
            name(lanes.get(lane), lane == 0 ? variable : "(" + variable + " + " + lane + ")");
        }
        return variable;
    }

    /** The values that a strided loop left. */
    void openRestOfLoop(Statement.Level level, String variable) {
        open("for (; " + variable + " <= " + variable + "e; " + variable + "++) {");
        name(level.variable(), variable);
    }

    /** Opens a block; its head is written when it is closed, after the values that were moved out of it. */
    private void open(String head) {
        blocks.add(new Block(head, false));
    }

    /** Makes a loop variable known everywhere. */
    void argument(int variable, String name) {
        blocks.get(0).variables.put(variable, name);
    }

    private void name(int variable, String text) {
        blocks.get(blocks.size() - 1).variables.put(variable, text);
    }

    void closeLoop() {
        close(blocks.size() - 2);
    }

    /** Opens the arm of a choice that is computed at a depth; the arm's values are known nowhere else. */
    void openArm(String head) {
        blocks.add(new Block(head, true));
    }

    /** Closes an arm of a choice that is computed at a depth. */
    void closeArm(int depth) {
        close(depth);
    }

    private void close(int into) {
        Block inner = blocks.remove(blocks.size() - 1);
        append(into, inner.head);
        blocks.get(into).text.append(inner.text);
        append(into, "}");
    }

    boolean insideArm() {
        return blocks.get(blocks.size() - 1).arm;
    }

    int innermost() {
        return blocks.size() - 1;
    }

    /** The outermost block in which a term can be computed. */
    int depthOf(Term term) {
        int[] depth = {0};
        Terms.eachIndex(term,
                index -> index.variables().forEach(variable -> depth[0] = Math.max(depth[0], depthOf(variable))));
        Terms.gathered(term).forEach(number -> depth[0] = Math.max(depth[0], gatheredDepths.get(number)));
        return depth[0];
    }

    private int depthOf(int variable) {
        for (int depth = blocks.size() - 1; depth >= 0; depth--) {
            if (blocks.get(depth).variables.containsKey(variable)) {
                return depth;
            }
        }
        throw new IllegalStateException("no loop over variable " + variable + " is open");
    }

    /** The name of a value that was computed before, or null. */
    String find(Term term) {
        for (int depth = blocks.size() - 1; depth >= 0; depth--) {
            String name = blocks.get(depth).values.get(term);
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    void remember(Term term, String name) {
        remember(blocks.size() - 1, term, name);
    }

    void remember(int depth, Term term, String name) {
        blocks.get(depth).values.put(term, name);
    }

    void nameGathered(int number, String name) {
        gatheredNames.put(number, name);
        gatheredDepths.put(number, blocks.size() - 1);
    }

    String gathered(int number) {
        return gatheredNames.get(number);
    }

    private String newVariable() {
        return "i" + names++;
    }

    /** A number: stated ones as they are, those from parameters (and what has no literal) from a slot. */
    String number(Term.Number number) {
        if (number.key().isEmpty() && Double.isFinite(number.value())) {
            String text = Double.toString(number.value());
            return text.startsWith("-") ? "(" + text + ")" : text;
        }
        int slot = slots.real(number);
        header.add("        final double p" + slot + " = this.p[" + slot + "];\n");
        return "p" + slot;
    }

    /** An array by its local name. */
    String array(Storage storage) {
        String name = storage.code();
        switch (storage.kind()) {
            case START -> header.add("        final double[] y0 = this.y0;\n");
            case SCALARS -> header.add("        final double[] s = this.s;\n");
            case DRAW -> header.add("        final double[] " + name + " = this.draws[" + storage.number() + "];\n");
            case SCRATCH -> header.add("        final double[]" + (hasRows(storage) ? "[] " : " ") + name
                    + " = this.scratch["
                    + storage.number() + "]" + (hasRows(storage) ? "" : "[0]") + ";\n");
            case STATE, RESULT -> {
                // Arguments of the method.
            }
        }
        return name;
    }

    String element(Storage storage, Affine index) {
        if (!hasRows(storage)) {
            return array(storage) + "[" + affine(index) + "]";
        }
        Program.Rows rows = arrays.get(storage.number());
        Affine column = Affine.of(-rows.low());
        for (int variable : index.variables()) {
            if (index.coefficient(variable) == 1) {
                column = column.plus(Affine.variable(variable));
            }
        }
        return row(storage, index.minus(column).dividedBy(rows.length())) + "[" + affine(column) + "]";
    }

    boolean hasRows(Storage storage) {
        return storage.kind() == Storage.Kind.SCRATCH && arrays.get(storage.number()).count() > 1;
    }

    /** A row of an array by a local name, known as far out as its number is. */
    private String row(Storage storage, Affine number) {
        int depth = insideArm() ? innermost() : number.variables().stream().mapToInt(this::depthOf).max().orElse(0);
        String code = array(storage) + "[" + affine(number) + "]";
        for (int outer = 0; outer <= depth; outer++) {
            String known = blocks.get(outer).rows.get(code);
            if (known != null) {
                return known;
            }
        }
        String name = newName();
        append(depth, "final double[] " + name + " = " + code + ";");
        blocks.get(depth).rows.put(code, name);
        return name;
    }

    /**
     * An index formula: outer variables first, so that the part before the innermost one does not change in its loop.
     */
    String affine(Affine index) {
        List<Integer> variables = new ArrayList<>(index.variables());
        variables.sort(java.util.Comparator.comparing(this::depthOf));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < variables.size(); i++) {
            int variable = variables.get(i);
            if (i == variables.size() - 1) {
                appendConstant(text, index.constant());
            }
            long factor = index.coefficient(variable);
            String name = blocks.get(depthOf(variable)).variables.get(variable);
            if (factor == -1) {
                text.append(text.length() == 0 ? "-" : " - ").append(name);
            } else {
                text.append(text.length() == 0 ? "" : " + ")
                        .append(factor == 1 ? name : integer(factor) + " * " + name);
            }
        }
        if (variables.isEmpty()) {
            appendConstant(text, index.constant());
        }
        return text.length() == 0 ? "0" : text.toString();
    }

    private void appendConstant(StringBuilder text, long constant) {
        if (constant < 0 && constant >= -SMALL) {
            text.append(text.length() == 0 ? "-" : " - ").append(-constant);
        } else if (constant != 0) {
            text.append(text.length() == 0 ? "" : " + ").append(integer(constant));
        }
    }

    private String integer(long value) {
        if (value == 0 || value == 1) {
            return Long.toString(value);
        }
        int slot = slots.integer(value);
        header.add("        final int n" + slot + " = this.n[" + slot + "];\n");
        return "n" + slot;
    }

    private String bound(Statement.Level level, boolean lower) {
        String text = null;
        for (Affine form : level.bounds()) {
            long factor = form.coefficient(level.variable());
            if (factor > 0 == lower) {
                String one = bound(form.without(level.variable()), factor);
                text = text == null ? one : "Math." + (lower ? "max" : "min") + "(" + text + ", " + one + ")";
            }
        }
        if (text == null) {
            throw new IllegalStateException("a loop without " + (lower ? "lower" : "upper") + " bound");
        }
        return text;
    }

    /** The bound that {@code factor * v + rest >= 0} sets for v. */
    private String bound(Affine rest, long factor) {
        if (factor == 1) {
            return affine(rest.times(-1));
        }
        if (factor == -1) {
            return affine(rest);
        }
        String quotient = "Math.floorDiv(" + affine(rest) + ", " + integer(Math.abs(factor)) + ")";
        return factor > 0 ? "-" + quotient : quotient;
    }
}
