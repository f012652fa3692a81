package org.flowcheck.theory.calculus.balance;

import java.util.List;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.Model;

/**
 * The dominant balance of a model whose width m grows: which terms govern its equations of motion at the time {@code t
 * = tau*Log[m]} or {@code t = m^tau}, how large the others are, and when they catch up. States start as powers of m;
 * the exponents follow from the equations. A sum over the width counts m where its terms have a mean, m^(1/2) where
 * their signs are random.
 *
 * @param width the parameter that grows
 * @param clock the time scale
 * @param clockName the name of tau in exponents
 * @param symbols the parameters that exponents depend on
 * @param domain the values of the symbols that are looked at
 * @param courses what happens, by the values of the symbols
 * @param uncovered values for which the stage from which the report starts does not exist
 * @param regimes where changes are small and where they are large once the drive of a descending sum of
 *     squares is used up; on the time scale of powers only
 */
public record BalanceReport(String width, Asymptotics.Clock clock, String clockName, List<String> symbols,
                            Region domain, List<Course> courses, List<Region> uncovered, List<Regime> regimes) {

    /** Copies the lists. */
    public BalanceReport {
        symbols = List.copyOf(symbols);
        courses = List.copyOf(courses);
        uncovered = List.copyOf(uncovered);
        regimes = List.copyOf(regimes);
    }

    /**
     * The balance of a model.
     *
     * @throws DiagnosticException (no-scaling, no-balance; no-expansion, not-small of the expansion in the small
     *     parameter) with the place of the formula that has no size, else that of 'asymptotics:'
     */
    public static BalanceReport of(Model model) {
        Asymptotics.Scaling scaling = model.asymptotics().flatMap(Asymptotics::scaling).orElseThrow(() ->
                Diagnostic.of(Code.NO_SCALING, model.name() + " does not say which width grows")
                        .expecting("'asymptotics:' with 'width' and 'time'").exception());
        try {
            return of(model, scaling);
        } catch (DiagnosticException refused) {
            throw refused.orAt(model.asymptotics().flatMap(stated -> stated.origin().span()));
        }
    }

    private static BalanceReport of(Model model, Asymptotics.Scaling scaling) {
        return switch (scaling.clock()) {
            case LOGARITHM -> new LogBalance(model, scaling.width()).report();
            case POWER -> new PowerBalance(model, scaling.width()).report();
        };
    }
}
