package org.flowcheck.theory.calculus.symja;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flowcheck.theory.expression.Expression;

/**
 * Asks Symja whether formulas are zero. One thread of its own answers one question after the other; a question that
 * takes too long retires the witness, because a calculation that does not stop would disturb those that follow.
 */
public final class Symja {

    /** How long a question may take unless the caller says otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "symja");
        thread.setDaemon(true);
        return thread;
    });
    private static volatile boolean retired;

    /** What Symja says. */
    public enum Answer {
        /** The formula is zero. */
        ZERO,
        /** Symja's simplification leaves something: this proves nothing. */
        NOT_SEEN_TO_BE_ZERO,
        /** The formula holds what is not handed to Symja, or it took too long. */
        NO_ANSWER
    }

    private interface Question {
        Answer ask() throws SymjaFormula.NotTranslatable;
    }

    private Symja() {
    }

    /**
     * Whether all of several formulas are zero: {@code Expand}, then {@code FullSimplify}, then
     * {@code Together[TrigToExp[...]]}.
     *
     * @param formulas formulas without sums and deltas, all indices being numbers
     * @param patience how long to wait
     */
    public static Answer areZero(List<Expression> formulas, Duration patience) {
        return ask(() -> SymjaSession.areZero(formulas), patience);
    }

    /**
     * Whether a formula is the derivative of another by a scalar or an element, by Symja's own {@code D}.
     *
     * @param formula what is differentiated; no sums and deltas, all indices being numbers
     * @param variable a reference
     * @param derivative what is claimed to be the derivative
     * @param patience how long to wait
     */
    public static Answer isDerivative(Expression formula, Expression variable, Expression derivative,
                                      Duration patience) {
        return ask(() -> SymjaSession.isDerivative(formula, variable, derivative), patience);
    }

    private static Answer ask(Question question, Duration patience) {
        if (retired) {
            return Answer.NO_ANSWER;
        }
        Future<Answer> answer = THREAD.submit(question::ask);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            retired = true;
            answer.cancel(true);
            return Answer.NO_ANSWER;
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Answer.NO_ANSWER;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SymjaFormula.NotTranslatable
                    || failed.getCause() instanceof RuntimeException
                    || failed.getCause() instanceof StackOverflowError) {
                // Whatever Symja throws at a formula, it has not shown it to be zero.
                return Answer.NO_ANSWER;
            }
            throw new IllegalStateException("Symja failed", failed.getCause());
        }
    }
}
