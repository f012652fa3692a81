package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.NumberText;

/**
 * One point of the grid a user spans with {@code m=2,5,20}: numbers for parameters, and initial conditions.
 *
 * @param given the parameters the user gave, in the order given
 * @param initialConditions the name chosen with {@code initial=}, if any
 */
public record ModelVariant(Map<String, Double> given, Optional<String> initialConditions) {

    /** Whole numbers below this are shown without a point: {@value}. */
    private static final double LARGEST_WHOLE = 1e15;

    /** Keeps the order of the parameters. */
    public ModelVariant {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    /** The settings in words: {@code m=200 initial=aligned}; empty where nothing was set. */
    public String label() {
        List<String> words = new ArrayList<>();
        given.forEach((name, value) -> words.add(name + "=" + number(value)));
        initialConditions.ifPresent(name -> words.add("initial=" + name));
        return String.join(" ", words);
    }

    /** The settings as JSON: the numbers, and {@code initial} if it was chosen. */
    Json.Members json() {
        Json.Members members = Json.object();
        for (Map.Entry<String, Double> entry : given.entrySet()) {
            members = isWhole(entry.getValue()) ? members.with(entry.getKey(), entry.getValue().longValue())
                    : members.with(entry.getKey(), entry.getValue());
        }
        return initialConditions.isPresent() ? members.with("initial", initialConditions.get()) : members;
    }

    /** A number without superfluous digits: whole numbers without a point. */
    static String number(double value) {
        return isWhole(value) ? Long.toString((long) value) : NumberText.exact(value);
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
    }
}
