package org.flowcheck.simulation.ode;

import java.util.ArrayList;
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

    /** The default, {@value}: Dormand-Prince 8(5,3), of Hipparchus or, for large states, lean with PI control. */
    static final String AUTOMATIC = "Automatic";

    private static final String HIPPARCHUS_853 = "DormandPrince853";

    private static final String ADAMS_BASHFORTH = "AdamsBashforth";

    private static final String ADAMS_MOULTON = "AdamsMoulton";

    /** Our own integrator for large states, the formula and the steps of Hipparchus's: {@value}. */
    static final String LEAN = "LeanDormandPrince853";

    /** The same with PI control of the step, the automatic choice for large states: {@value}. */
    static final String LEAN_PI = "LeanDormandPrince853PI";

    /** Our own stabilised formula of order 2, for loose tolerances late in gradient flows: {@value}. */
    static final String CHEBYSHEV = "StabilisedChebyshev";

    /** Components from which the lean integrator is the automatic choice: {@value}; see docs/numerics.md. */
    static final int LEAN_DIMENSION = 100;

    private static final Map<String, Factory> FACTORIES = factories();

    private Integrators() {
    }

    private static Map<String, Factory> factories() {
        Map<String, Factory> map = new LinkedHashMap<>();
        map.put(HIPPARCHUS_853, DormandPrince853Integrator::new);
        map.put("DormandPrince54", DormandPrince54Integrator::new);
        map.put("HighamHall54", HighamHall54Integrator::new);
        map.put("GraggBulirschStoer", (min, max, absolute, relative) -> {
            GraggBulirschStoerIntegrator integrator =
                    new GraggBulirschStoerIntegrator(min, max, absolute, relative);
            // Its stability check divides by the initial slope: where that is zero, every step is refused.
            integrator.setStabilityCheck(false, -1, -1, -1);
            return integrator;
        });
        map.put(ADAMS_BASHFORTH, (min, max, absolute, relative) ->
                new AdamsBashforthIntegrator(ADAMS_STEPS, min, max, absolute, relative));
        map.put(ADAMS_MOULTON, (min, max, absolute, relative) ->
                new AdamsMoultonIntegrator(ADAMS_STEPS, min, max, absolute, relative));
        return map;
    }

    /** All names, the default first. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(AUTOMATIC));
        names.addAll(FACTORIES.keySet());
        names.addAll(List.of(LEAN, LEAN_PI, CHEBYSHEV));
        return List.copyOf(names);
    }

    /**
     * Refuses a name that no integrator has.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException with {@link Code#UNKNOWN_INTEGRATOR}
     */
    public static void requireKnown(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw Diagnostic.of(Code.UNKNOWN_INTEGRATOR, "no integrator is called '" + name + "'")
                    .expecting("one of " + String.join(", ", names))
                    .suggesting(Spelling.nearest(name, names))
                    .exception();
        }
    }

    /**
     * Refuses an unknown integrator, and one that cannot meet the tolerance.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException with {@link Code#UNKNOWN_INTEGRATOR} or
     *     {@link Code#UNSUITABLE_INTEGRATOR}
     */
    static void requireFitting(IntegrationSettings settings) {
        requireKnown(settings.integrator());
        if (settings.integrator().equals(CHEBYSHEV) && settings.relativeTolerance() < ChebyshevMarch.TIGHTEST) {
            throw Diagnostic.of(Code.UNSUITABLE_INTEGRATOR, CHEBYSHEV + " is of order 2: a relative tolerance of "
                            + settings.relativeTolerance() + " would take steps without end")
                    .expecting("a tolerance of " + ChebyshevMarch.TIGHTEST + " or looser, such as --tolerance 1e-5")
                    .exception();
        }
    }

    /** The integrator that really runs. */
    static String chosen(String name, int dimension) {
        return name.equals(AUTOMATIC) ? dimension >= LEAN_DIMENSION ? LEAN_PI : HIPPARCHUS_853 : name;
    }

    /** When a run of the integrator makes few steps; with the power of the step with which it judges a step's error. */
    static FewSteps fewSteps(String chosen) {
        return switch (chosen) {
            case "DormandPrince54", "HighamHall54" -> new FewSteps(5, 0);
            case ADAMS_BASHFORTH -> new FewSteps(ADAMS_STEPS, ADAMS_STEPS);
            case ADAMS_MOULTON -> new FewSteps(ADAMS_STEPS + 1, ADAMS_STEPS);
            case CHEBYSHEV -> new FewSteps(3, 0);
            // Of extrapolation, whose order varies, this is the usual one at the default tolerances.
            default -> new FewSteps(DormandPrince853Tableau.ORDER, 0);
        };
    }

    /**
     * What integrates finely where the integrator makes few steps: the same, or, for multistep formulas, whose few
     * steps are mostly their start, the formula that makes their start.
     */
    static String ofFewSteps(String chosen) {
        return switch (chosen) {
            case ADAMS_BASHFORTH, ADAMS_MOULTON -> HIPPARCHUS_853;
            default -> chosen;
        };
    }

    /** A way to step through one run. */
    static March march(String name, GuardedField field, RunRequest request, StepLimits limits) {
        requireKnown(name);
        String chosen = chosen(name, field.getDimension());
        return switch (chosen) {
            case LEAN -> new DormandPrince853March(field, request, limits, new ElementaryControl());
            case LEAN_PI -> new DormandPrince853March(field, request, limits, new ProportionalIntegralControl());
            case CHEBYSHEV -> new ChebyshevMarch(field, request, limits);
            default -> new HipparchusMarch(create(chosen, limits.minStep(), limits.maxStep(), limits.absolute(),
                    limits.relative()), field, request, limits);
        };
    }

    /** An integrator of Hipparchus. */
    static AbstractIntegrator create(String name, double minStep, double maxStep, double absolute, double relative) {
        return FACTORIES.get(name).create(minStep, maxStep, absolute, relative);
    }
}
