package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.ClosedForm;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Source;
import org.flowcheck.theory.model.State;

/** Builds models for tests, with shapes written as {@code w[k:m, j:d]}. */
final class ModelSketch {

    private static final Pattern SHAPED = Pattern.compile("([A-Za-z][A-Za-z0-9]*)(?:\\[(.*)])?");

    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Draw> draws = new ArrayList<>();
    private final List<State> states = new ArrayList<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final List<ClosedForm> closedForms = new ArrayList<>();
    private final Map<String, Expression> rates = new HashMap<>();
    private Dynamics dynamics;

    private record Shaped(String name, List<Axis> axes) {
        static Shaped of(String text) {
            Matcher matcher = SHAPED.matcher(text.trim());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(text);
            }
            List<Axis> axes = new ArrayList<>();
            if (matcher.group(2) != null) {
                for (String axis : matcher.group(2).split(",")) {
                    String[] parts = axis.trim().split(":");
                    axes.add(new Axis(parts[0].trim(), Formulas.parse(parts[1])));
                }
            }
            return new Shaped(matcher.group(1), axes);
        }
    }

    static List<Axis> axes(String text) {
        return Shaped.of("x[" + text + "]").axes();
    }

    ModelSketch sizes(String... names) {
        for (String name : names) {
            parameters.add(new Parameter(name, Parameter.Kind.INTEGER, Constant.of(3), "", Optional.empty()));
        }
        return this;
    }

    ModelSketch numbers(String... names) {
        for (String name : names) {
            parameters.add(new Parameter(name, Parameter.Kind.REAL, Constant.of(1), "", Optional.empty()));
        }
        return this;
    }

    ModelSketch draw(String shaped) {
        Shaped shape = Shaped.of(shaped);
        draws.add(new Draw(shape.name(), shape.axes(), Draw.Law.NORMAL, List.of(Constant.of(0), Constant.of(1)),
                Optional.empty()));
        return this;
    }

    ModelSketch state(String shaped) {
        return state(shaped, "1");
    }

    ModelSketch state(String shaped, String initial) {
        Shaped shape = Shaped.of(shaped);
        states.add(new State(shape.name(), shape.axes(), Formulas.parse(initial), "", Optional.empty()));
        return this;
    }

    ModelSketch define(String shaped, String value) {
        Shaped shape = Shaped.of(shaped);
        definitions.add(new Definition(shape.name(), shape.axes(), Formulas.parse(value), Optional.empty()));
        return this;
    }

    ModelSketch closed(String shaped, String value) {
        Shaped shape = Shaped.of(shaped);
        closedForms.add(new ClosedForm(shape.name(), shape.axes(), Formulas.parse(value)));
        return this;
    }

    ModelSketch rate(String state, String value) {
        rates.put(state, Formulas.parse(value));
        return this;
    }

    ModelSketch ascend(String objective) {
        dynamics = new Dynamics.GradientFlow(Dynamics.Direction.ASCEND, Formulas.parse(objective), Map.of(),
                Optional.empty());
        return this;
    }

    ModelSketch descend(String objective, String mobility) {
        Map<String, Expression> mobilities = new HashMap<>();
        if (!mobility.isEmpty()) {
            states.forEach(state -> mobilities.put(state.name(), Formulas.parse(mobility)));
        }
        dynamics = new Dynamics.GradientFlow(Dynamics.Direction.DESCEND, Formulas.parse(objective), mobilities,
                Optional.empty());
        return this;
    }

    Model build() {
        Dynamics moving = dynamics;
        if (moving == null) {
            moving = new Dynamics.Rates(states.stream()
                    .map(state -> new Equation(state.name(), state.axes(), rates.get(state.name()))).toList());
        }
        return new Model("sketch", "", new Source("", ""), parameters, List.of(), draws, List.of(), Optional.empty(),
                states, List.of(), definitions, moving, closedForms, List.of(), Optional.empty(), List.of(), List.of(),
                Optional.empty(), Optional.empty());
    }

    /** A model without definitions in which m is a size. */
    static Model arrays() {
        return new ModelSketch().sizes("m").state("a[k:m]").state("w[p:m, q:m]").ascend("0").build();
    }

    static Model threeLayer() {
        return new ModelSketch().sizes("m").state("a[k:m]").state("b[k:m, l:m]").state("c[l:m]")
                .define("E", "Sum[a[k]*b[k, l]*c[l], {k, m}, {l, m}]").ascend("E").build();
    }

    static Model twoLayerDescent() {
        return new ModelSketch().sizes("m", "d").state("a[k:m]").state("w[k:m, j:d]")
                .define("K", "Sum[a[k]*w[k, 1], {k, m}]")
                .define("Kp", "Sum[a[k]^2 + w[k, 1]^2, {k, m}]")
                .descend("(1 - K)^2/2", "").build();
    }

    static Model twoLayerNetwork() {
        return new ModelSketch().sizes("m", "n", "d").draw("x[i:n, j:d]").draw("y[i:n]")
                .state("a[k:m]").state("w[k:m, j:d]")
                .define("f[i:n]", "Sum[a[k]*sigma[Sum[w[k, j]*x[i, j], {j, d}]], {k, m}]")
                .descend("Sum[(f[i] - y[i])^2, {i, n}]/(2*n)", "").build();
    }
}
