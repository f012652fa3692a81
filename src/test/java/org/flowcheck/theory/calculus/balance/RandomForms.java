package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.flowcheck.theory.expression.Rational;

/** Random linear forms, inequalities and points with small rational numbers, the same for the same seed. */
final class RandomForms {

    private static final List<String> NAMES = List.of("alpha", "gamma", "tau");

    private final Random random;

    RandomForms(long seed) {
        random = new Random(seed);
    }

    Rational number() {
        return Rational.of(random.nextInt(9) - 4, 1 + random.nextInt(3));
    }

    Exponent form() {
        Map<String, Rational> coefficients = new HashMap<>();
        for (String name : NAMES) {
            if (random.nextInt(3) > 0) {
                coefficients.put(name, number());
            }
        }
        return new Exponent(new TreeMap<>(coefficients), number());
    }

    List<Exponent> forms(int count) {
        List<Exponent> forms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            forms.add(form());
        }
        return forms;
    }

    Region region(int inequalities) {
        Region region = Region.EVERYWHERE;
        for (int i = 0; i < inequalities; i++) {
            region = region.and(new Inequality(form(), random.nextBoolean()));
        }
        return region;
    }

    Map<String, Rational> point() {
        Map<String, Rational> point = new HashMap<>();
        NAMES.forEach(name -> point.put(name, Rational.of(random.nextInt(41) - 20, 4)));
        return point;
    }
}
