package org.flowcheck.simulation.compiler;

import java.util.List;
import java.util.Set;
import org.flowcheck.simulation.kernel.Draws;

/** The standard random numbers of a model's draws for one seed, made when first asked for. */
final class DrawNumbers {

    private final List<Symbols.PlacedDraw> draws;
    private final long seed;
    private final double[][] numbers;

    DrawNumbers(List<Symbols.PlacedDraw> draws, long seed) {
        this.draws = draws;
        this.seed = seed;
        this.numbers = new double[draws.size()][];
    }

    long seed() {
        return seed;
    }

    /** The numbers of some draws; those not asked for may be missing. */
    synchronized double[][] of(Set<Integer> wanted) {
        for (int number : wanted) {
            if (numbers[number] == null) {
                numbers[number] = make(draws.get(number));
            }
        }
        return numbers.clone();
    }

    private double[] make(Symbols.PlacedDraw draw) {
        int[] shape = draw.placed().shape().stream().mapToInt(Long::intValue).toArray();
        int count = Math.toIntExact(draw.placed().size());
        Draws source = Draws.of(seed, draw.draw().name(), shape);
        return switch (draw.draw().law()) {
            case NORMAL -> source.normals(count);
            case UNIFORM -> source.uniforms(count);
        };
    }
}
