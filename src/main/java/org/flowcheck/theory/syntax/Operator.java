package org.flowcheck.theory.syntax;

/** The signs between two operands, with how tightly they bind. */
public enum Operator {
    /** Or. */
    OR("||", Level.DISJUNCTION),
    /** And. */
    AND("&&", Level.CONJUNCTION),
    /** Equal. */
    EQUAL("==", Level.COMPARISON),
    /** Not equal. */
    UNEQUAL("!=", Level.COMPARISON),
    /** Less. */
    LESS("<", Level.COMPARISON),
    /** Less or equal. */
    AT_MOST("<=", Level.COMPARISON),
    /** Greater. */
    GREATER(">", Level.COMPARISON),
    /** Greater or equal. */
    AT_LEAST(">=", Level.COMPARISON),
    /** Plus. */
    PLUS("+", Level.SUM),
    /** Minus. */
    MINUS("-", Level.SUM),
    /** Times, written or by juxtaposition. */
    TIMES("*", Level.PRODUCT),
    /** Divided by. */
    DIVIDE("/", Level.PRODUCT);

    /** From loosest to tightest. */
    public enum Level {
        /** Or. */
        DISJUNCTION,
        /** And. */
        CONJUNCTION,
        /** Comparisons, which may be chained: {@code 0 < x <= 1}. */
        COMPARISON,
        /** Sums and differences. */
        SUM,
        /** Products and quotients. */
        PRODUCT
    }

    private final String sign;
    private final Level level;

    Operator(String sign, Level level) {
        this.sign = sign;
        this.level = level;
    }

    /** The sign in formulas. */
    public String sign() {
        return sign;
    }

    /** How tightly it binds. */
    public Level level() {
        return level;
    }
}
