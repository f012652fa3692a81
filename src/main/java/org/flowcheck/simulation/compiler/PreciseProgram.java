package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.ode.PreciseField;
import org.flowcheck.simulation.ode.PreciseSum;
import org.flowcheck.theory.expression.Reduction;

/**
 * Runs the loops of a program in twice the digits of a double, node by node: some thirty times slower than the
 * generated class, and only for programs of sums, products, quotients and whole powers that do not use the time.
 *
 * <p>It is a second reading of the same {@link Program}: numbers that the program states are the doubles of the
 * generated class, so both compute the same function, this one to about 30 digits.
 */
final class PreciseProgram implements PreciseField {

    /** One step. */
    private interface Step {
        void run();
    }

    private final int results;
    private final PreciseTerms terms;
    private final long[] variables;
    private final Map<Integer, PreciseSum> gathered = new HashMap<>();
    private final PreciseTerms.Pair state;
    private final PreciseTerms.Pair result;
    private final Step[] each;

    private PreciseProgram(Program program, double[] start, double[][] draws) {
        this.results = program.results();
        this.state = PreciseTerms.Pair.of(start.length);
        this.result = PreciseTerms.Pair.of(results);
        Map<Storage, PreciseTerms.Pair> arrays = new HashMap<>();
        arrays.put(Storage.STATE, state);
        arrays.put(Storage.RESULT, result);
        arrays.put(Storage.START, PreciseTerms.Pair.exactly(start));
        arrays.put(Storage.SCALARS, PreciseTerms.Pair.of(program.scalars()));
        for (int draw : program.draws()) {
            arrays.put(Storage.draw(draw), PreciseTerms.Pair.exactly(draws[draw]));
        }
        for (int number = 0; number < program.arrays().size(); number++) {
            arrays.put(Storage.scratch(number),
                    PreciseTerms.Pair.of(Math.toIntExact(program.arrays().get(number).size())));
        }
        this.variables = new long[1 + largestVariable(program)];
        this.terms = new PreciseTerms(variables, arrays, gathered);
        for (Step step : steps(program.once())) {
            step.run();
        }
        this.each = steps(program.each());
    }

    /** The precise reading of a program, if it has one. */
    static Optional<PreciseField> of(Program program, double[] start, double[][] draws) {
        try {
            return Optional.of(new PreciseProgram(program, start, draws));
        } catch (PreciseTerms.Unsupported beyondArithmetic) {
            return Optional.empty();
        }
    }

    @Override
    public int dimension() {
        return results;
    }

    @Override
    public void derivatives(double[] high, double[] low, double[] rateHigh, double[] rateLow) {
        System.arraycopy(high, 0, state.high(), 0, results);
        System.arraycopy(low, 0, state.low(), 0, results);
        for (Step step : each) {
            step.run();
        }
        System.arraycopy(result.high(), 0, rateHigh, 0, results);
        System.arraycopy(result.low(), 0, rateLow, 0, results);
    }

    private static int largestVariable(Program program) {
        List<Statement> statements = new ArrayList<>();
        program.once().forEach(stage -> statements.addAll(stage.statements()));
        program.each().forEach(stage -> statements.addAll(stage.statements()));
        return largestVariable(statements);
    }

    private static int largestVariable(List<Statement> statements) {
        int largest = 0;
        for (Statement statement : statements) {
            if (statement instanceof Statement.Loop loop) {
                largest = Math.max(largest, Math.max(loop.level().variable(), largestVariable(loop.body())));
            } else if (statement instanceof Statement.Gather gather) {
                for (Statement.Level level : gather.levels()) {
                    largest = Math.max(largest, level.variable());
                }
            } else if (statement instanceof Statement.Shared shared) {
                largest = Math.max(largest, shared.level().variable());
                for (List<Statement> part : shared.parts()) {
                    largest = Math.max(largest, largestVariable(part));
                }
            }
        }
        return largest;
    }

    private Step[] steps(List<Program.Stage> stages) {
        return stages.stream().flatMap(stage -> stage.statements().stream()).map(this::step).toArray(Step[]::new);
    }

    private Step step(Statement statement) {
        if (statement instanceof Statement.Loop loop) {
            Step[] body = loop.body().stream().map(this::step).toArray(Step[]::new);
            return new Loop(loop.level(), body);
        }
        if (statement instanceof Statement.Gather gather) {
            return gather(gather);
        }
        if (statement instanceof Statement.Shared shared) {
            return new Loop(shared.level(),
                    shared.parts().stream().flatMap(List::stream).map(this::step).toArray(Step[]::new));
        }
        if (statement instanceof Statement.Store store) {
            return store(store);
        }
        if (statement instanceof Statement.Accumulate accumulate) {
            return accumulate(accumulate);
        }
        Statement.Fill fill = (Statement.Fill) statement;
        PreciseTerms.Pair target = terms.array(fill.target());
        return () -> {
            Arrays.fill(target.high(), Terms.neutral(fill.kind()));
            Arrays.fill(target.low(), 0);
        };
    }

    /** Extrema are kinks; no field that needs these digits has one, and the compiled class serves the others. */
    private static void requireArithmetic(Reduction.Kind kind) {
        if (kind != Reduction.Kind.SUM && kind != Reduction.Kind.PRODUCT) {
            throw new PreciseTerms.Unsupported(kind.name());
        }
    }

    private Step gather(Statement.Gather gather) {
        requireArithmetic(gather.kind());
        PreciseSum total = gathered.computeIfAbsent(gather.number(), number -> new PreciseSum());
        PreciseTerms.Node body = terms.node(gather.body());
        Step step = () -> {
            body.compute();
            combine(gather.kind(), total, body.value);
        };
        for (int level = gather.levels().size() - 1; level >= 0; level--) {
            step = new Loop(gather.levels().get(level), new Step[] {step});
        }
        Step loops = step;
        return () -> {
            total.set(Terms.neutral(gather.kind()), 0);
            loops.run();
        };
    }

    private Step store(Statement.Store store) {
        PreciseTerms.Pair target = terms.array(store.target());
        PreciseTerms.Index index = terms.new Index(store.index());
        PreciseTerms.Node value = terms.node(store.value());
        return () -> {
            value.compute();
            int place = (int) index.evaluate();
            target.high()[place] = value.value.high();
            target.low()[place] = value.value.low();
        };
    }

    private Step accumulate(Statement.Accumulate accumulate) {
        requireArithmetic(accumulate.kind());
        PreciseTerms.Pair target = terms.array(accumulate.target());
        PreciseTerms.Index index = terms.new Index(accumulate.index());
        PreciseTerms.Node value = terms.node(accumulate.value());
        PreciseSum total = new PreciseSum();
        return () -> {
            value.compute();
            int place = (int) index.evaluate();
            total.set(target.high()[place], target.low()[place]);
            combine(accumulate.kind(), total, value.value);
            target.high()[place] = total.high();
            target.low()[place] = total.low();
        };
    }

    private static void combine(Reduction.Kind kind, PreciseSum total, PreciseSum value) {
        if (kind == Reduction.Kind.SUM) {
            total.add(value.high(), value.low());
        } else {
            total.multiply(value.high(), value.low());
        }
    }

    /** A loop with its bounds solved for its variable. */
    private final class Loop implements Step {
        private final int variable;
        private final PreciseTerms.Index[] rests;
        private final long[] coefficients;
        private final Step[] body;

        Loop(Statement.Level level, Step[] body) {
            this.variable = level.variable();
            this.rests = level.bounds().stream().map(bound -> terms.new Index(bound.without(level.variable())))
                    .toArray(PreciseTerms.Index[]::new);
            this.coefficients = level.bounds().stream().mapToLong(bound -> bound.coefficient(level.variable()))
                    .toArray();
            this.body = body;
        }

        @Override
        public void run() {
            long from = Long.MIN_VALUE;
            long to = Long.MAX_VALUE;
            for (int i = 0; i < rests.length; i++) {
                // c v + rest >= 0
                long rest = rests[i].evaluate();
                long c = coefficients[i];
                if (c > 0) {
                    from = Math.max(from, -Math.floorDiv(rest, c));
                } else {
                    to = Math.min(to, Math.floorDiv(rest, -c));
                }
            }
            for (long v = from; v <= to; v++) {
                variables[variable] = v;
                for (Step step : body) {
                    step.run();
                }
            }
        }
    }
}
