package org.flowcheck.simulation.compiler;

import java.util.List;
import java.util.stream.Collectors;

/** Prints a compiled program as loops over flat arrays, with its numbers in place. */
final class LoweredText implements Statement.Visitor {

    private final StringBuilder text = new StringBuilder();
    private final TermText terms = new TermText(variable -> "i" + variable);
    private final List<String> labels;
    private int depth;

    private LoweredText(List<String> labels) {
        this.labels = labels;
    }

    static String of(CompiledProgram compiled) {
        LoweredText printer = new LoweredText(compiled.labels());
        Program program = compiled.program();
        printer.text.append("results: ").append(program.results()).append(", intermediate numbers: ")
                .append(program.scalars()).append(", intermediate arrays: ")
                .append(program.arrays().stream().map(Program.Rows::size).toList()).append('\n');
        printer.stages("once", program.once());
        printer.stages("each call", program.each());
        return printer.text.toString();
    }

    private void stages(String when, List<Program.Stage> stages) {
        if (!stages.isEmpty()) {
            text.append(when).append(":\n");
            for (Program.Stage stage : stages) {
                text.append("  stage for the ").append(stage.formulas().stream().map(labels::get)
                        .collect(Collectors.joining(", "))).append('\n');
                print(stage.statements(), 2);
            }
        }
    }

    private void print(List<Statement> statements, int to) {
        int from = depth;
        depth = to;
        statements.forEach(statement -> statement.accept(this));
        depth = from;
    }

    @Override
    public void visit(Statement.Loop loop) {
        line("for " + level(loop.level()));
        print(loop.body(), depth + 1);
    }

    @Override
    public void visit(Statement.Gather gather) {
        line("r" + gather.number() + " = " + gather.kind().head() + " over "
                + gather.levels().stream().map(this::level).collect(Collectors.joining("; ")) + " of "
                + terms.of(gather.body()));
    }

    @Override
    public void visit(Statement.Store store) {
        line(element(store.target(), store.index()) + " = " + terms.of(store.value()));
    }

    @Override
    public void visit(Statement.Accumulate accumulate) {
        line(element(accumulate.target(), accumulate.index()) + " gathers as " + accumulate.kind().head() + " "
                + terms.of(accumulate.value()));
    }

    @Override
    public void visit(Statement.Fill fill) {
        line(fill.target().code() + "[...] = " + Terms.neutral(fill.kind()));
    }

    @Override
    public void visit(Statement.Shared shared) {
        line("for " + level(shared.level()));
        shared.parts().forEach(part -> print(part, depth + 1));
    }

    private String element(Storage storage, Affine index) {
        return storage.code() + "[" + terms.of(index) + "]";
    }

    /** {@code i3 from 1 to 200}, or with several bounds the largest and smallest of them. */
    private String level(Statement.Level level) {
        return "i" + level.variable() + " from " + bounds(level, 1) + " to " + bounds(level, -1);
    }

    private String bounds(Statement.Level level, int sign) {
        List<String> bounds = level.bounds().stream()
                .filter(form -> Long.signum(form.coefficient(level.variable())) == sign)
                .map(form -> bound(form.without(level.variable()).times(-sign),
                        Math.abs(form.coefficient(level.variable()))))
                .toList();
        return bounds.size() == 1 ? bounds.get(0) : (sign > 0 ? "Max" : "Min") + bounds;
    }

    private String bound(Affine value, long divisor) {
        return divisor == 1 ? terms.of(value) : "(" + terms.of(value) + ")/" + divisor;
    }

    private void line(String content) {
        text.append("  ".repeat(depth)).append(content).append('\n');
    }
}
