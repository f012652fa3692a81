package org.flowcheck.theory.language;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.model.Axis;

/**
 * The names that a formula can use, immutable: a scope with one more name is another scope. It also knows what the
 * model declares elsewhere, to say that such a name is out of place rather than unknown.
 */
final class Scope {

    private static final Scope EMPTY = new Scope(Map.of(), Map.of(), Map.of());
    /** Names that are copied with each new scope; more are moved to the shared part. */
    private static final int MOST_OWN = 32;

    private final Map<String, Symbol> shared;
    private final Map<String, Symbol> own;
    private final Map<String, Symbol.Role> elsewhere;

    private Scope(Map<String, Symbol> shared, Map<String, Symbol> own, Map<String, Symbol.Role> elsewhere) {
        this.shared = shared;
        this.own = own;
        this.elsewhere = elsewhere;
    }

    static Scope empty() {
        return EMPTY;
    }

    /** A scope without names, in a model that declares some. */
    static Scope among(Map<String, Symbol.Role> elsewhere) {
        return new Scope(Map.of(), Map.of(), Map.copyOf(elsewhere));
    }

    /** What the model declares a name as, in this scope or elsewhere. */
    Optional<Symbol.Role> declared(String name) {
        return find(name).map(Symbol::role).or(() -> Optional.ofNullable(elsewhere.get(name)));
    }

    Optional<Symbol> find(String name) {
        Symbol symbol = own.get(name);
        return Optional.ofNullable(symbol != null ? symbol : shared.get(name));
    }

    Collection<String> names() {
        Set<String> names = new LinkedHashSet<>(shared.keySet());
        names.addAll(own.keySet());
        return names;
    }

    /** This scope with one more name, or with a name's meaning replaced. */
    Scope with(Symbol symbol) {
        Map<String, Symbol> more = new LinkedHashMap<>(own);
        more.put(symbol.name(), symbol);
        if (more.size() <= MOST_OWN) {
            return new Scope(shared, more, elsewhere);
        }
        Map<String, Symbol> all = new LinkedHashMap<>(shared);
        all.putAll(more);
        return new Scope(all, Map.of(), elsewhere);
    }

    /**
     * This scope with a declaration.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the name is taken, or the language's own
     */
    Scope declaring(Symbol symbol, Span span) {
        refuseReserved(symbol.name(), span);
        find(symbol.name()).ifPresent(other -> {
            throw Diagnostic.at(span, Code.NAME_TAKEN, "'" + symbol.name() + "' is declared a second time")
                    .finding(other.words()).exception();
        });
        return with(symbol.at(span));
    }

    /**
     * This scope with an index.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the name is declared already, or the language's own
     */
    Scope withIndex(String name, Span span) {
        refuseReserved(name, span);
        find(name).ifPresent(other -> {
            throw Diagnostic.at(span, Code.NAME_SHADOWED, "the index '" + name + "' has the name of "
                    + other.role().words()).expecting("a name of its own").finding(other.words()).exception();
        });
        return with(Symbol.index(name).at(span));
    }

    /** This scope with the indices of an array's header. */
    Scope withAxes(List<Axis> axes, Span span) {
        Scope scope = this;
        for (Axis axis : axes) {
            scope = scope.withIndex(axis.index(), span);
        }
        return scope;
    }

    static void refuseReserved(String name, Span span) {
        if (Vocabulary.isReserved(name)) {
            throw Diagnostic.at(span, Code.NAME_RESERVED, name.equals(Vocabulary.TIME)
                    ? "'t' is the time" : "'" + name + "' is a word of the language").expecting("another name")
                    .exception();
        }
    }
}
