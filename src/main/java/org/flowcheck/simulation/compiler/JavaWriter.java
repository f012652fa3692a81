package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a program as the text of one Java class, in generated names only. Its methods are not private: Janino turns
 * private methods into static ones that name their own class, and a hidden class has no name to be found by.
 */
final class JavaWriter {

    static final String PACKAGE = "org.flowcheck.simulation.compiler";
    static final String CLASS = "Generated";

    /** Methods of straight-line stages are closed past this many characters: some 3,000 bytes of code. */
    private static final int LONG_METHOD = 8_000;
    /** Calls per method of calls. */
    private static final int CALLS = 400;

    private final List<Program.Rows> arrays;
    private final Slots slots = new Slots();
    private final StringBuilder methods = new StringBuilder();
    private int methodCount;

    private JavaWriter(List<Program.Rows> arrays) {
        this.arrays = arrays;
    }

    /**
     * A class and the numbers it was written with.
     *
     * @param text the class: equal for programs that differ in sizes and parameters only
     * @param integers the numbers it reads as {@code n}
     * @param reals the numbers it reads as {@code p}
     */
    record Source(String text, int[] integers, double[] reals) {
    }

    static Source write(Program program) {
        return new JavaWriter(program.arrays()).source(program);
    }

    private Source source(Program program) {
        String prepare = "    void prepare() {\n" + calls(program.once(), 0, "0.0, this.y0, null") + "    }\n";
        String run = "    void run(double t, double[] y, double[] out) {\n"
                + calls(program.each(), program.once().size(), "t, y, out") + "    }\n";
        String text = "package " + PACKAGE + ";\n"
                + "final class " + CLASS + " extends GeneratedProgram {\n"
                + "    " + CLASS + "(GeneratedProgram.Memory memory) { super(memory); }\n"
                + prepare + run + methods + "}\n";
        return new Source(text, slots.integers(), slots.reals());
    }

    /** Writes the stages as methods and gives the statements that call them. */
    private String calls(List<Program.Stage> stages, int firstNumber, String arguments) {
        List<String> calls = new ArrayList<>();
        MethodWriter open = null;
        int openedAt = 0;
        for (int i = 0; i < stages.size(); i++) {
            Program.Stage stage = stages.get(i);
            boolean straight = stage.statements().stream().allMatch(Statement.Store.class::isInstance);
            if (open != null && (!straight || open.length() > LONG_METHOD)) {
                calls.add(close(open, openedAt, arguments));
                open = null;
            }
            if (open == null) {
                open = new MethodWriter(slots, arrays, this::part);
                openedAt = firstNumber + i;
            }
            open.statements(stage.statements());
            if (!straight) {
                calls.add(close(open, openedAt, arguments));
                open = null;
            }
        }
        if (open != null) {
            calls.add(close(open, openedAt, arguments));
        }
        return grouped(calls, arguments);
    }

    private String part(int variable, List<Statement> statements) {
        MethodWriter writer = new MethodWriter(slots, arrays, this::part);
        writer.argument(variable, "i");
        writer.statements(statements);
        return method(writer, "double t, double[] y, double[] out, int i");
    }

    private String method(MethodWriter writer, String parameters) {
        String name = "m" + methodCount++;
        methods.append("    final void ").append(name).append("(").append(parameters).append(") {\n")
                .append(writer.text()).append("    }\n");
        return name;
    }

    private String close(MethodWriter writer, int stage, String arguments) {
        String name = method(writer, "double t, double[] y, double[] out");
        return "        this.stage = " + stage + "; " + name + "(" + arguments + ");\n";
    }

    private String grouped(List<String> calls, String arguments) {
        if (calls.size() <= CALLS) {
            return String.join("", calls);
        }
        List<String> groups = new ArrayList<>();
        for (int from = 0; from < calls.size(); from += CALLS) {
            String name = "m" + methodCount++;
            methods.append("    final void ").append(name).append("(double t, double[] y, double[] out) {\n")
                    .append(String.join("", calls.subList(from, Math.min(calls.size(), from + CALLS)))
                            .replace("(" + arguments + ")", "(t, y, out)"))
                    .append("    }\n");
            groups.add("        " + name + "(" + arguments + ");\n");
        }
        return grouped(groups, arguments);
    }
}
