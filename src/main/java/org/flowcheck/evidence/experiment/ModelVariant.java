package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.NumberText;

/**
 * One point of the grid a user spans with {@code m=2,5,20}: numbers for parameters, and initial conditions.
 *
 * @param given the parameters the user gave, in the order given
 * @param initialConditions the name chosen with {@code initial=}, if any
 * @param activations the functions chosen for activations, as in {@code sigma=Sin}; those not chosen are the model's
 *     own
 */
public record ModelVariant(Map<String, Double> given, Optional<String> initialConditions,
                           SortedMap<String, String> activations) {

    /** Whole numbers below this are shown without a point: {@value}. */
    private static final double LARGEST_WHOLE = 1e15;

    /** Keeps the order of the parameters. */
    public ModelVariant {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        activations = Collections.unmodifiableSortedMap(new TreeMap<>(activations));
    }

    /** The settings in words: {@code m=200 initial=aligned}; empty where nothing was set. */
    public String label() {
        List<String> words = new ArrayList<>();
        given.forEach((name, value) -> words.add(name + "=" + number(value)));
        initialConditions.ifPresent(name -> words.add("initial=" + name));
        activations.forEach((name, function) -> words.add(name + "=" + function));
        return String.join(" ", words);
    }

    /** The settings as JSON: the numbers, {@code initial} if it was chosen, and the functions of activations. */
    Json.Members json() {
        Json.Members members = Json.object();
        for (Map.Entry<String, Double> entry : given.entrySet()) {
            members = isWhole(entry.getValue()) ? members.with(entry.getKey(), entry.getValue().longValue())
                    : members.with(entry.getKey(), entry.getValue());
        }
        if (initialConditions.isPresent()) {
            members = members.with("initial", initialConditions.get());
        }
        for (Map.Entry<String, String> entry : activations.entrySet()) {
            members = members.with(entry.getKey(), entry.getValue());
        }
        return members;
    }

    /** A number without superfluous digits: whole numbers without a point. */
    static String number(double value) {
        return isWhole(value) ? Long.toString((long) value) : NumberText.exact(value);
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
    }
}
