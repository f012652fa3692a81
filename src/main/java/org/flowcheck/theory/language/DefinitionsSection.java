package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;

/** Reads {@code define} and puts the definitions in an order in which each stands after those it uses. */
final class DefinitionsSection {

    /** Nodes of a definition with all definitions it uses written out. */
    static final long LARGEST = 1_000_000;
    /** Levels of a definition with all definitions it uses written out. */
    static final int DEEPEST = 1000;

    private record Stated(Header header, Optional<YamlNode> ranges, Term value, Optional<String> latex) {
    }

    private final Problems problems;
    private final Map<String, Stated> stated = new LinkedHashMap<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();

    DefinitionsSection(Problems problems) {
        this.problems = problems;
    }

    /** Reads all definitions; gives the scope with them. */
    Scope declare(YamlMapping root, Scope declared, Scope parameters) {
        Scope[] names = {declared};
        Section.each(root, Keys.DEFINE, "a mapping from names to formulas", problems, entry -> {
            Stated definition = stated(entry);
            names[0] = names[0].declaring(Symbol.definition(definition.header().name(), List.of(), Set.of()),
                    definition.header().span());
            stated.put(definition.header().name(), definition);
        });
        problems.raise();
        Scope scope = names[0];
        for (Stated definition : inOrder()) {
            Scope before = scope;
            Optional<Definition> checked = problems.attempt(() -> check(definition, before, parameters));
            if (checked.isEmpty()) {
                problems.raise();
            }
            Definition result = checked.orElseThrow();
            definitions.add(result);
            scope = before.with(Symbol.definition(result.name(), result.axes(), Dependence.of(result.value(), before))
                    .at(definition.header().span()));
        }
        return scope;
    }

    /** The definitions, each after those it uses. */
    List<Definition> definitions() {
        return definitions;
    }

    private static Stated stated(YamlEntry entry) {
        Header header = Header.name(entry.key());
        Term value = Section.formula(Section.valueOf(entry, Keys.VALUE, Keys.OF_DEFINITION, "a definition"));
        return new Stated(header, Section.optional(entry, Keys.FOR, Keys.OF_DEFINITION), value,
                LatexLine.of(entry, Keys.OF_DEFINITION));
    }

    private Definition check(Stated definition, Scope scope, Scope parameters) {
        Header header = definition.header();
        header.indices().forEach(index -> scope.withIndex(index.name(), index.span()));
        List<Axis> axes = definition.ranges().isPresent()
                ? Ranges.stated(header, definition.ranges().get(), parameters)
                : Ranges.used(header, definition.value(), scope);
        Expression value = FormulaChecker.number(definition.value(), scope.withAxes(axes, header.span()),
                Place.DEFINITION);
        long size = NodeCount.of(value, sizes, LARGEST);
        if (size > LARGEST) {
            throw Diagnostic.at(definition.value().span(), Code.FORMULA_TOO_LARGE, "the definition '" + header.name()
                    + "' grows too large when it is written out").expecting("at most " + LARGEST + " nodes")
                    .exception();
        }
        sizes.put(header.name(), size);
        int depth = depth(value);
        if (depth > DEEPEST) {
            throw Diagnostic.at(definition.value().span(), Code.NESTING_TOO_DEEP, "the definition '" + header.name()
                    + "' nests too deep when it is written out").expecting("at most " + DEEPEST + " levels")
                    .exception();
        }
        depths.put(header.name(), depth);
        return new Definition(header.name(), axes, value, definition.latex());
    }

    private int depth(Expression expression) {
        int below = expression instanceof Reference reference ? depths.getOrDefault(reference.name(), 0) : 0;
        for (Expression part : Traversal.children(expression)) {
            below = Math.max(below, depth(part));
        }
        return below + 1;
    }

    /** Takes definitions whose needs are met, the first of the text first. */
    private List<Stated> inOrder() {
        List<String> names = new ArrayList<>(stated.keySet());
        Map<String, Integer> position = new HashMap<>();
        names.forEach(name -> position.put(name, position.size()));
        Map<String, Set<String>> open = new LinkedHashMap<>();
        Map<String, List<String>> users = new HashMap<>();
        stated.forEach((name, definition) -> {
            Set<String> needs = new TreeSet<>();
            Terms.names(definition.value(), needs);
            needs.retainAll(stated.keySet());
            open.put(name, needs);
            needs.forEach(need -> users.computeIfAbsent(need, key -> new ArrayList<>()).add(name));
        });
        Map<Integer, String> ready = new TreeMap<>();
        open.forEach((name, needs) -> {
            if (needs.isEmpty()) {
                ready.put(position.get(name), name);
            }
        });
        List<Stated> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            int first = ready.keySet().iterator().next();
            String name = ready.remove(first);
            open.remove(name);
            order.add(stated.get(name));
            for (String user : users.getOrDefault(name, List.of())) {
                Set<String> needs = open.get(user);
                needs.remove(name);
                if (needs.isEmpty()) {
                    ready.put(position.get(user), user);
                }
            }
        }
        if (!open.isEmpty()) {
            throw circle(open);
        }
        return order;
    }

    /** Follows needs until a name comes again. */
    private RuntimeException circle(Map<String, Set<String>> open) {
        List<String> path = new ArrayList<>();
        String name = open.keySet().iterator().next();
        while (!path.contains(name)) {
            path.add(name);
            name = open.get(name).iterator().next();
        }
        List<String> circle = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
        circle.add(name);
        return Diagnostic.at(stated.get(name).header().span(), Code.CYCLIC_DEFINITION,
                circle.size() == 2 ? "'" + name + "' uses itself" : "definitions use each other in a circle")
                .finding(String.join(" -> ", circle)).exception();
    }
}
