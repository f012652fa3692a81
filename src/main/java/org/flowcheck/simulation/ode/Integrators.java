package org.flowcheck.simulation.ode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.hipparchus.ode.AbstractIntegrator;
import org.hipparchus.ode.nonstiff.AdamsBashforthIntegrator;
import org.hipparchus.ode.nonstiff.AdamsMoultonIntegrator;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.nonstiff.GraggBulirschStoerIntegrator;
import org.hipparchus.ode.nonstiff.HighamHall54Integrator;

/** The integrators that can be asked for by name. */
public final class Integrators {

    /** Steps the multistep formulas look back: {@value}; more lose stability at loose tolerances. */
    static final int ADAMS_STEPS = 7;

    /** Makes an integrator from smallest and largest step, absolute and relative tolerance. */
    interface Factory {
        AbstractIntegrator create(double minStep, double maxStep, double absolute, double relative);
    }

    private static final Map<String, Factory> FACTORIES = factories();

    private Integrators() {
    }

    private static Map<String, Factory> factories() {
        Map<String, Factory> map = new LinkedHashMap<>();
        map.put("DormandPrince853", DormandPrince853Integrator::new);
        map.put("DormandPrince54", DormandPrince54Integrator::new);
        map.put("HighamHall54", HighamHall54Integrator::new);
        map.put("GraggBulirschStoer", (min, max, absolute, relative) -> {
            GraggBulirschStoerIntegrator integrator =
                    new GraggBulirschStoerIntegrator(min, max, absolute, relative);
            // Its stability check divides by the initial slope: where that is zero, every step is refused.
            integrator.setStabilityCheck(false, -1, -1, -1);
            return integrator;
        });
        map.put("AdamsBashforth", (min, max, absolute, relative) ->
                new AdamsBashforthIntegrator(ADAMS_STEPS, min, max, absolute, relative));
        map.put("AdamsMoulton", (min, max, absolute, relative) ->
                new AdamsMoultonIntegrator(ADAMS_STEPS, min, max, absolute, relative));
        return map;
    }

    /** All names, the default first. */
    public static List<String> names() {
        return List.copyOf(FACTORIES.keySet());
    }

    /**
     * Refuses a name that no integrator has.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException with {@link Code#UNKNOWN_INTEGRATOR}
     */
    public static void requireKnown(String name) {
        if (!FACTORIES.containsKey(name)) {
            throw Diagnostic.of(Code.UNKNOWN_INTEGRATOR, "no integrator is called '" + name + "'")
                    .expecting("one of " + String.join(", ", FACTORIES.keySet()))
                    .suggesting(Spelling.nearest(name, FACTORIES.keySet()))
                    .exception();
        }
    }

    static AbstractIntegrator create(String name, double minStep, double maxStep, double absolute, double relative) {
        requireKnown(name);
        return FACTORIES.get(name).create(minStep, maxStep, absolute, relative);
    }
}
