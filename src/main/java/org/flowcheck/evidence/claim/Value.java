package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.theory.expression.ScalarFunction;

/**
 * A number that a formula of a claim speaks of. What it depends on decides its {@link #level}; the constructors' caller
 * ({@code evidence.language}) has checked that levels fit.
 */
public sealed interface Value permits Value.Number, Value.Time, Value.Series, Value.Parameter, Value.Sum, Value.Product,
        Value.Raised, Value.Call, Extreme, Uncertain {

    /** What a value depends on. */
    enum Level {
        /** On nothing measured. */
        CONSTANT,
        /** On the run, and on times where the formula names some. */
        RUN,
        /** On the whole ensemble. */
        ENSEMBLE;

        /** The level of a formula of both; a formula never mixes runs with estimates over them. */
        public Level with(Level other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** What this depends on. */
    Level level();

    /** The value in a scene; NaN where undefined. */
    double at(Scene scene);

    /** The values directly inside. */
    List<Value> parts();

    /**
     * A fixed number.
     *
     * @param value the number
     */
    record Number(double value) implements Value {
        @Override
        public Level level() {
            return Level.CONSTANT;
        }

        @Override
        public double at(Scene scene) {
            return value;
        }

        @Override
        public List<Value> parts() {
            return List.of();
        }
    }

    /**
     * A time that the claim, or an enclosing {@code Sup[..., t]}, runs through.
     *
     * @param run the run whose sampled times it takes
     * @param variable index of the time variable, or {@link Series#LAST}
     * @param name its name
     */
    record Time(String run, int variable, String name) implements Value {
        @Override
        public Level level() {
            return Level.RUN;
        }

        @Override
        public double at(Scene scene) {
            return scene.time(run, variable == Series.LAST ? scene.run(run).places() - 1 : scene.place(variable));
        }

        @Override
        public List<Value> parts() {
            return List.of();
        }
    }

    /**
     * A measured quantity of a run at one of its sampled times.
     *
     * @param run the run's name
     * @param name the quantity's name
     * @param quantity what is measured
     * @param variable index of the time variable, or {@link #START} or {@link #LAST}
     */
    record Series(String run, String name, Quantity quantity, int variable) implements Value {
        /** The run's first place. */
        public static final int START = -1;
        /** The run's last place. */
        public static final int LAST = -2;

        @Override
        public Level level() {
            return Level.RUN;
        }

        @Override
        public double at(Scene scene) {
            return scene.measured(this, switch (variable) {
                case START -> 0;
                case LAST -> scene.run(run).places() - 1;
                default -> scene.place(variable);
            });
        }

        @Override
        public List<Value> parts() {
            return List.of();
        }
    }

    /**
     * A parameter of a run's model.
     *
     * @param run the run's name
     * @param name the parameter's name
     */
    record Parameter(String run, String name) implements Value {
        @Override
        public Level level() {
            return Level.RUN;
        }

        @Override
        public double at(Scene scene) {
            return scene.run(run).parameters().get(name);
        }

        @Override
        public List<Value> parts() {
            return List.of();
        }
    }

    /**
     * A sum.
     *
     * @param parts the summands
     */
    record Sum(List<Value> parts) implements Value {
        /** Copies the parts. */
        public Sum {
            parts = List.copyOf(parts);
        }

        @Override
        public Level level() {
            return joint(parts);
        }

        @Override
        public double at(Scene scene) {
            double sum = 0;
            for (int i = 0; i < parts.size(); i++) {
                sum += parts.get(i).at(scene);
            }
            return sum;
        }
    }

    /**
     * A product.
     *
     * @param parts the factors
     */
    record Product(List<Value> parts) implements Value {
        /** Copies the parts. */
        public Product {
            parts = List.copyOf(parts);
        }

        @Override
        public Level level() {
            return joint(parts);
        }

        @Override
        public double at(Scene scene) {
            double product = 1;
            for (int i = 0; i < parts.size(); i++) {
                product *= parts.get(i).at(scene);
            }
            return product;
        }
    }

    /**
     * A power. A negative base with an exponent that is not an integer gives NaN.
     *
     * @param base the base
     * @param exponent the exponent
     */
    record Raised(Value base, Value exponent) implements Value {
        @Override
        public Level level() {
            return base.level().with(exponent.level());
        }

        @Override
        public double at(Scene scene) {
            return StrictMath.pow(base.at(scene), exponent.at(scene));
        }

        @Override
        public List<Value> parts() {
            return List.of(base, exponent);
        }
    }

    /**
     * A function of the table.
     *
     * @param function which
     * @param parts its arguments
     */
    record Call(ScalarFunction function, List<Value> parts) implements Value {
        /** Copies the parts. */
        public Call {
            parts = List.copyOf(parts);
        }

        @Override
        public Level level() {
            return joint(parts);
        }

        @Override
        public double at(Scene scene) {
            double[] arguments = new double[parts.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = parts.get(i).at(scene);
            }
            return function.value(arguments);
        }
    }

    /** The level of a formula of several parts. */
    private static Level joint(List<Value> parts) {
        Level level = Level.CONSTANT;
        for (Value part : parts) {
            level = level.with(part.level());
        }
        return level;
    }
}
