package org.flowcheck.simulation.enclosure;
import java.util.*;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.theory.expression.Rational;
public class Probe {
    public static void main(String[] a) {
        int m = Integer.parseInt(a[0]); int digits = Integer.parseInt(a[1]);
        for (long seed = 1; seed <= 6; seed++) {
            Tapes.Sample s = Tapes.read("three-layer/three-layer-effective", Map.of("m", (double) m), seed);
            long t0 = System.nanoTime();
            PreciseBlowUp b = new PreciseBlowUp(s.tape(), Rational.of(2), new ExactStart(s.compiled().initialState(), Optional.empty()), Control.NONE);
            PreciseTime t = b.time(digits, 1e3);
            long t1 = System.nanoTime();
            System.out.println(t + " " + (t1 - t0) / 1e9 + " s, condition " + b.condition(1e3) + " " + (System.nanoTime() - t1) / 1e9);
        }
    }
}
