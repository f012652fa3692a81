package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Reduces;
import org.flowcheck.theory.model.State;

/**
 * What the states, data, parameters and the time of one model are in another one, against which it is compared.
 *
 * @param reduces the formulas; {@link Reduces#full} is the model they were stated for, which may be a third one
 * @param basis where they come from
 */
record ComparisonMap(Reduces reduces, Basis basis) {

    /** Where a map comes from. */
    enum Basis {
        /** The reduced model states it, for this fuller one. */
        STATED("stated"),
        /** The reduced model states it for another model; all it speaks of exists in this one. */
        STATED_FOR_ANOTHER("stated for another model"),
        /** Equal names stand for equal things. */
        BY_NAME("by name");

        private final String word;

        Basis(String word) {
            this.word = word;
        }

        /** The word of JSON. */
        String word() {
            return word;
        }
    }

    /**
     * The map between two models: the one that the reduced model states, or the one by names where it states none or
     * the user prefers names.
     *
     * @param reduced the reduced model as its file states it
     * @param full the fuller one, likewise
     * @param byName whether the user prefers names
     * @throws DiagnosticException (not-comparable) naming all that is missing
     */
    static ComparisonMap of(Model reduced, Model full, boolean byName) {
        if (reduced.dynamics().discrete() != full.dynamics().discrete()) {
            String map = reduced.dynamics().discrete() ? reduced.name() : full.name();
            String flow = reduced.dynamics().discrete() ? full.name() : reduced.name();
            throw problem(map + " is a map, and " + flow + " a flow").expecting("two flows, or two maps").exception();
        }
        if (byName || reduced.reduces().isEmpty()) {
            return new ComparisonMap(byName(reduced, full), Basis.BY_NAME);
        }
        Reduces stated = reduced.reduces().get();
        List<String> missing = ImageNames.missing(stated, full);
        if (!missing.isEmpty()) {
            throw problem(full.name() + " lacks what " + reduced.name() + " says it follows from: "
                    + String.join(", ", missing))
                    .expecting(stated.full().name() + (stated.full().population().isPresent() ? " on data" : "")
                            + ", or a model with the same names in the same shapes"
                            + (lacking(reduced, full).isEmpty() ? "; or --by-name, as all states have equal names"
                            : ""))
                    .exception();
        }
        // Equal in all that they say: a model of the same name may be another one.
        boolean same = stated.full().equals(full.withoutReduction());
        return new ComparisonMap(stated, same ? Basis.STATED : Basis.STATED_FOR_ANOTHER);
    }

    private static Reduces byName(Model reduced, Model full) {
        List<String> lacking = lacking(reduced, full);
        if (!lacking.isEmpty()) {
            throw problem(full.name() + " has no " + String.join(", no ", lacking) + (reduced.reduces().isEmpty()
                    ? ", and " + reduced.name() + " does not say what these are in it" : ""))
                    .expecting("states of equal names and shapes" + (reduced.reduces().isEmpty()
                            ? ", or 'reduces' in " + reduced.name() : ", or no --by-name")).exception();
        }
        Map<String, Reduces.Image> states = new LinkedHashMap<>();
        reduced.states().forEach(state ->
                states.put(state.name(), same(state.name(), full.state(state.name()).orElseThrow().axes())));
        Map<String, Reduces.Image> data = new LinkedHashMap<>();
        for (DataArray array : reduced.data()) {
            full.dataArray(array.name()).map(DataArray::axes).filter(axes -> axes.size() == array.axes().size())
                    .ifPresent(axes -> data.put(array.name(), same(array.name(), axes)));
        }
        return new Reduces(full.name(), full, states, data, Map.of(), Optional.empty(), List.of(), Optional.empty());
    }

    /** The states of one model that another does not have, with the same number of indices. */
    private static List<String> lacking(Model reduced, Model full) {
        List<String> lacking = new ArrayList<>();
        for (State state : reduced.states()) {
            if (full.state(state.name()).filter(other -> other.axes().size() == state.axes().size()).isEmpty()) {
                lacking.add("state " + DerivationText.element(state.name(), state.axes()));
            }
        }
        return lacking;
    }

    private static Reduces.Image same(String name, List<Axis> axes) {
        return new Reduces.Image(axes, new Reference(name,
                axes.stream().<Expression>map(axis -> Reference.to(axis.index())).toList(), Origin.computed()));
    }

    private static Diagnostic problem(String message) {
        return Diagnostic.of(Code.NOT_COMPARABLE, message);
    }
}
