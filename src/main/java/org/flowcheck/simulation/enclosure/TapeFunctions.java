package org.flowcheck.simulation.enclosure;

import java.util.Optional;
import java.util.function.ToIntFunction;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.HigherDerivative;
import org.flowcheck.theory.expression.Rational;

/** The functions that a tape knows, written in its operations. */
final class TapeFunctions {

    private static final Rational HALF = Rational.of(1, 2);

    private final TapeWriter writer;

    TapeFunctions(TapeWriter writer) {
        this.writer = writer;
    }

    /**
     * A function at its arguments.
     *
     * @param argument writes an argument
     * @return empty if the tape does not know the function
     */
    Optional<Integer> step(FunctionCall call, ToIntFunction<Expression> argument) {
        if (call.order() > 0) {
            return FunctionTable.find(call.function())
                    .flatMap(function -> HigherDerivative.of(function, call.order(), call.arguments().get(0)))
                    .map(argument::applyAsInt);
        }
        return switch (call.function()) {
            case "E" -> Optional.of(writer.exp(writer.number(Rational.ONE)));
            case "Exp" -> Optional.of(writer.exp(first(call, argument)));
            case "Log" -> Optional.of(writer.log(first(call, argument)));
            case "Sqrt" -> Optional.of(writer.power(first(call, argument), HALF));
            case "LogisticSigmoid" -> Optional.of(sigmoid(first(call, argument)));
            case "Tanh" -> Optional.of(tanh(first(call, argument)));
            case "CarlsonRF" -> Optional.of(writer.carlsonRF(first(call, argument),
                    argument.applyAsInt(call.arguments().get(1)), argument.applyAsInt(call.arguments().get(2))));
            default -> Optional.empty();
        };
    }

    private static int first(FunctionCall call, ToIntFunction<Expression> argument) {
        return argument.applyAsInt(call.arguments().get(0));
    }

    /** 1/(1 + Exp[-x]). */
    private int sigmoid(int x) {
        int one = writer.number(Rational.ONE);
        return writer.divide(one, writer.add(one, writer.exp(writer.negate(x))));
    }

    /** 1 - 2/(Exp[2 x] + 1): x stands in it once, as intervals like it; near zero the digits below 1 are lost. */
    private int tanh(int x) {
        int one = writer.number(Rational.ONE);
        int two = writer.number(Rational.of(2));
        return writer.subtract(one, writer.divide(two, writer.add(writer.exp(writer.multiply(two, x)), one)));
    }
}
