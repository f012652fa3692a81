package org.flowcheck.simulation.compiler;

import java.util.function.Supplier;

/** A compiled program that is made when it is first asked for, by any thread. */
final class ProgramOnDemand {

    private final Supplier<CompiledProgram> maker;
    private CompiledProgram made;

    ProgramOnDemand(Supplier<CompiledProgram> maker) {
        this.maker = maker;
    }

    synchronized CompiledProgram get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
