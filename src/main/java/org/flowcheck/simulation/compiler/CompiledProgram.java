package org.flowcheck.simulation.compiler;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A program with its class, ready to make instances.
 *
 * @param program the loops
 * @param source the class's text and numbers
 * @param constructor the class
 * @param labels what a message calls each formula
 */
record CompiledProgram(Program program, JavaWriter.Source source, Constructor<?> constructor, List<String> labels) {

    static CompiledProgram of(Program program, List<String> labels) {
        JavaWriter.Source source = JavaWriter.write(program);
        return new CompiledProgram(program, source, ProgramCache.constructor(source.text()), labels);
    }

    /** An instance for one thread at a time. */
    Instance instance(double[] start, DrawNumbers draws) {
        double[][][] scratch = program.arrays().stream()
                .map(rows -> new double[Math.toIntExact(rows.count())][Math.toIntExact(rows.length())])
                .toArray(double[][][]::new);
        GeneratedProgram.Memory memory = new GeneratedProgram.Memory(start, draws.of(program.draws()), scratch,
                new double[program.scalars()], source.integers(), source.reals());
        try {
            Instance instance = new Instance((GeneratedProgram) constructor.newInstance(memory));
            instance.prepare();
            return instance;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("generated class " + constructor, e);
        }
    }

    /** One running copy. */
    final class Instance {

        private final GeneratedProgram generated;

        private Instance(GeneratedProgram generated) {
            this.generated = generated;
        }

        private void prepare() {
            try {
                generated.prepare();
            } catch (RuntimeException e) {
                throw located(e);
            }
        }

        void run(double t, double[] y, double[] out) {
            try {
                generated.run(t, y, out);
            } catch (RuntimeException e) {
                throw located(e);
            }
        }

        int results() {
            return program.results();
        }

        /** Generated code throws only where it, or its caller, is wrong; this says in which formula. */
        private IllegalStateException located(RuntimeException cause) {
            int stages = program.once().size();
            Program.Stage stage = generated.stage < stages ? program.once().get(generated.stage)
                    : program.each().get(generated.stage - stages);
            String formulas = stage.formulas().stream().map(labels::get).collect(Collectors.joining(", "));
            return new IllegalStateException("in the compiled " + formulas + ": " + cause, cause);
        }
    }
}
