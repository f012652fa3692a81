package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.State;

/** What the names of a model stand for once its parameters have values. */
final class Symbols {

    /** Where an array lies: the element [1, 1, ...] at {@code offset}, rows after each other. */
    record Placed(Storage storage, long offset, List<Long> shape) {

        Placed {
            shape = List.copyOf(shape);
        }

        long size() {
            return shape.stream().reduce(1L, Math::multiplyExact);
        }
    }

    /** A draw, with the arguments of its law. */
    record PlacedDraw(Draw draw, int number, Placed placed) {

        /** The extents. */
        int[] extents() {
            return placed.shape().stream().mapToInt(Long::intValue).toArray();
        }
    }

    /** Given numbers, among the draws of generated code. */
    record PlacedData(DataArray data, int number, Placed placed) {
    }

    /** A parameter's value. */
    record Valued(int number, double value) {
    }

    private final Map<String, Valued> parameters = new HashMap<>();
    private final Map<String, Placed> states = new HashMap<>();
    private final Map<String, PlacedDraw> draws = new HashMap<>();
    private final Map<String, PlacedData> data = new HashMap<>();
    private final Map<String, Definition> definitions = new HashMap<>();
    private final List<PlacedDraw> drawList = new ArrayList<>();
    private final List<PlacedData> dataList = new ArrayList<>();
    /** Null if only parameters are known. */
    private final StateLayout layout;
    private final ImageFolder images;

    /** Parameters only: what later parameters and conditions on parameters may use. */
    Symbols(Map<String, Double> values) {
        values.forEach((name, value) -> parameters.put(name, new Valued(parameters.size(), value)));
        layout = null;
        images = ImageFolder.none();
    }

    /** A model with a value for each of its parameters, and no files of images. */
    Symbols(Model model, Map<String, Double> values) {
        this(model, values, ImageFolder.none());
    }

    /** A model with a value for each of its parameters. */
    Symbols(Model model, Map<String, Double> values, ImageFolder images) {
        this.images = images;
        model.parameters().forEach(parameter -> parameters.put(parameter.name(),
                new Valued(parameters.size(), values.get(parameter.name()))));
        StateLayout.Builder builder = new StateLayout.Builder();
        long next = 0;
        for (State state : model.states()) {
            Placed placed = new Placed(Storage.STATE, next, shape(state.name(), state.axes()));
            next = limited(state.name(), next, placed.size(), Limits.STATE_DIMENSION, "components of the state");
            states.put(state.name(), placed);
            builder.add(state.name(), placed.shape().stream().mapToInt(Long::intValue).toArray());
        }
        layout = builder.build();
        for (Draw draw : model.draws()) {
            Placed placed = new Placed(Storage.draw(drawList.size()), 0, shape(draw.name(), draw.axes()));
            limited(draw.name(), 0, placed.size(), Limits.DRAW_SIZE, "random numbers in one draw");
            PlacedDraw known = new PlacedDraw(draw, drawList.size(), placed);
            draws.put(draw.name(), known);
            drawList.add(known);
        }
        for (DataArray array : model.data()) {
            int number = drawList.size() + dataList.size();
            Placed placed = new Placed(Storage.draw(number), 0, shape(array.name(), array.axes()));
            limited(array.name(), 0, placed.size(), Limits.DRAW_SIZE, "numbers in one data array");
            PlacedData known = new PlacedData(array, number, placed);
            data.put(array.name(), known);
            dataList.add(known);
        }
        model.definitions().forEach(definition -> definitions.put(definition.name(), definition));
    }

    private static long limited(String name, long before, long size, long most, String what) {
        if (size > most || before + size > most) {
            throw Diagnostic.of(Code.SYSTEM_TOO_LARGE,
                    "with " + name + " the system has " + (before + size) + " " + what)
                    .expecting("at most " + most).exception();
        }
        return before + size;
    }

    StateLayout layout() {
        return layout;
    }

    List<PlacedDraw> draws() {
        return drawList;
    }

    /** The data sets of images that are at hand. */
    ImageFolder images() {
        return images;
    }

    /** Whether the numbers of a draw are those of records of a data set, and not standard numbers of its law. */
    boolean isRecorded(Draw draw) {
        return draw.recorded().filter(recorded -> images.has(recorded.set())).isPresent();
    }

    /** The data arrays; their numbers follow those of the draws. */
    List<PlacedData> data() {
        return dataList;
    }

    Optional<Valued> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    Optional<Placed> state(String name) {
        return Optional.ofNullable(states.get(name));
    }

    Optional<PlacedDraw> draw(String name) {
        return Optional.ofNullable(draws.get(name));
    }

    Optional<PlacedData> data(String name) {
        return Optional.ofNullable(data.get(name));
    }

    Optional<Definition> definition(String name) {
        return Optional.ofNullable(definitions.get(name));
    }

    /** The extents of an array: whole numbers from 1 on. */
    List<Long> shape(String name, List<Axis> axes) {
        List<Long> shape = new ArrayList<>();
        for (Axis axis : axes) {
            Expression size = axis.size();
            Affine extent = new IndexFormula(this, Scope.TOP).of(size);
            if (extent.constant() < 1) {
                throw new Diagnostic(Code.SIZE_INVALID, size.origin().span(),
                        "the size of " + name + " in the direction of "
                        + axis.index() + " is " + extent.constant(), "at least 1", "", "").exception();
            }
            shape.add(extent.constant());
        }
        return shape;
    }
}
