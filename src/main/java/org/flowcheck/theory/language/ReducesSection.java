package org.flowcheck.theory.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Reduces;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlText;

/** Reads {@code reduces}: how a model follows from a fuller one, which is read first. */
final class ReducesSection {

    private static final String FORM = "{model: name, states: {K: formula of the fuller model, ...}}";

    private final Map<String, List<Axis>> states = new LinkedHashMap<>();
    private final Map<String, List<Axis>> data = new LinkedHashMap<>();
    private final List<Parameter> parameters;

    ReducesSection(List<StatesSection.Declared> states, List<DataArray> data, List<Parameter> parameters) {
        states.forEach(state -> this.states.put(state.header().name(), state.axes()));
        data.forEach(array -> this.data.put(array.name(), array.axes()));
        this.parameters = parameters;
    }

    /**
     * The section of a model's file.
     *
     * @param file the model's file; absent for a text that is not one
     */
    Optional<Reduces> read(YamlMapping root, Optional<Path> file) {
        return root.entry(Keys.REDUCES).map(entry -> reduces(entry, file.orElseThrow(() ->
                Diagnostic.at(entry.key().span(), Code.EXTENDS_OUTSIDE,
                        "a text that is not a file cannot name another model").exception())));
    }

    private Reduces reduces(YamlEntry entry, Path file) {
        YamlMapping mapping = entry.value().requireMapping(FORM);
        mapping.checkKeys(Keys.OF_REDUCES, "a reduction");
        YamlText wanted = mapping.require(Keys.MODEL, "a reduction").requireText("the name of a model");
        Path other = new Neighbours(file).locate(wanted, "the fuller model");
        if (Neighbours.real(other).equals(Neighbours.real(file))) {
            throw Diagnostic.at(wanted.span(), Code.EXTENDS_CYCLE, "the model is said to reduce itself")
                    .expecting("another model").exception();
        }
        Model full = ModelReader.withoutReduction(other);
        Scope scope = ModelScope.of(full).scope();
        Map<String, Expression> renamed = new LinkedHashMap<>();
        mapping.find(Keys.PARAMETERS).ifPresent(node -> node.requireMapping("a mapping from parameters to formulas")
                .entries().forEach(one -> parameter(one, scope, renamed)));
        Map<String, Reduces.Image> ofStates = new Images(states, "a state", Place.IMAGE, scope, renamed)
                .read(mapping.require(Keys.STATES, "a reduction"));
        Map<String, Reduces.Image> ofData = mapping.find(Keys.DATA)
                .map(new Images(data, "data", Place.IMAGE_OF_DATA, scope, renamed)::read).orElseGet(LinkedHashMap::new);
        Substitution sizes = Substitution.ofScalars(renamed);
        data.forEach((name, axes) -> sameName(name, axes.stream().map(Axis::size).map(sizes::in).toList(), full, scope)
                .ifPresent(image -> ofData.putIfAbsent(name, image)));
        states.forEach((name, axes) -> requireImage(Keys.STATES, name, axes, ofStates, entry.key().span()));
        data.forEach((name, axes) -> requireImage(Keys.DATA, name, axes, ofData, entry.key().span()));
        Optional<Expression> clock = mapping.find(Keys.CLOCK)
                .map(node -> clock(node, full, scope));
        List<Comparison> manifold = new ArrayList<>();
        mapping.find(Keys.ON).ifPresent(node -> node.requireTexts("an equation such as Kp == 2*K")
                .forEach(text -> manifold.add(equation(text, scope))));
        return new Reduces(wanted.value(), full, ofStates, ofData, renamed, clock, manifold,
                mapping.find(Keys.ORDER).map(node -> order(node, full)));
    }

    /** The reduced time must run with that of the fuller model, as far as can be told; else that is assumed. */
    private static Expression clock(YamlNode node, Model full, Scope scope) {
        Expression clock = FormulaChecker.number(Section.formula(node), scope, Place.CLOCK);
        SignRange sign = SignRange.of(full, clock);
        if (!sign.positive()) {
            throw Diagnostic.at(node.span(), Code.CLOCK_NOT_POSITIVE, sign.negative() && sign.zero()
                            ? "this clock is nowhere positive" : sign.negative() ? "this clock runs backwards"
                            : "this clock stands still")
                    .expecting("a formula that can be positive: the reduced model's time per time of the fuller one")
                    .exception();
        }
        return clock;
    }

    private void parameter(YamlEntry entry, Scope scope, Map<String, Expression> renamed) {
        Header header = Header.name(entry.key()).requireScalar("a parameter");
        Set<String> known = new TreeSet<>(parameters.stream().map(Parameter::name).toList());
        if (!known.contains(header.name())) {
            throw Diagnostic.at(header.span(), Code.UNKNOWN_NAME, "'" + header.name()
                            + "' is not a parameter of this model").expecting(String.join(", ", known))
                    .suggesting(Spelling.nearest(header.name(), known)).exception();
        }
        renamed.put(header.name(),
                FormulaChecker.number(Section.formula(entry.value()), scope, Place.IMAGE_OF_PARAMETER));
    }

    /** Data that the fuller model has under the same name, in the same shape, are the same data. */
    private static Optional<Reduces.Image> sameName(String name, List<Expression> sizes, Model full, Scope scope) {
        return full.dataArray(name).filter(array -> array.axes().stream().map(Axis::size).toList().equals(sizes))
                .filter(array -> scope.find(name).isPresent())
                .map(array -> new Reduces.Image(array.axes(), new Reference(name, array.axes().stream()
                        .<Expression>map(axis -> Reference.to(axis.index())).toList(), Origin.computed())));
    }

    private static void requireImage(String section, String name, List<Axis> axes, Map<String, Reduces.Image> images,
                                     Span place) {
        if (!images.containsKey(name)) {
            throw Diagnostic.at(place, Code.MISSING_KEY, "nothing says what '" + name + "' is in the fuller model")
                    .expecting(section + ": {\"" + Header.form(name, axes) + "\": formula of the fuller model}")
                    .exception();
        }
    }

    /**
     * Reads what names of the reduced model are in the fuller one.
     *
     * @param declared the shapes of the names
     * @param role what the names are
     * @param place what their formulas may use
     * @param scope the names of the fuller model
     * @param renamed what parameters of the reduced model are in the fuller one
     */
    private record Images(Map<String, List<Axis>> declared, String role, Place place, Scope scope,
                          Map<String, Expression> renamed) {

        Map<String, Reduces.Image> read(YamlNode node) {
            Map<String, Reduces.Image> images = new LinkedHashMap<>();
            Substitution sizes = Substitution.ofScalars(renamed);
            for (YamlEntry entry : node.requireMapping("a mapping from names to formulas").entries()) {
                Header header = Header.name(entry.key());
                if (!declared.containsKey(header.name())) {
                    throw Diagnostic.at(header.span(), Code.UNKNOWN_NAME, "'" + header.name() + "' is not " + role
                                    + " of this model").expecting(String.join(", ", declared.keySet()))
                            .suggesting(Spelling.nearest(header.name(), declared.keySet())).exception();
                }
                List<Axis> axes = header.rename(declared.get(header.name())).stream()
                        .map(axis -> new Axis(axis.index(), sizes.in(axis.size()))).toList();
                for (Axis axis : axes) {
                    requireKnown(axis.size(), scope, header.span());
                }
                images.put(header.name(), new Reduces.Image(axes, FormulaChecker.number(
                        Section.formula(entry.value()), scope.withAxes(axes, header.span()), place)));
            }
            return images;
        }
    }

    private static void requireKnown(Expression size, Scope scope, Span place) {
        for (String name : Traversal.freeNames(size)) {
            if (scope.find(name).filter(symbol -> symbol.role() == Symbol.Role.PARAMETER).isEmpty()) {
                throw Diagnostic.at(place, Code.UNKNOWN_NAME, "the fuller model has no size '" + name + "'")
                        .expecting("parameters: {" + name + ": formula of the fuller model}").exception();
            }
        }
    }

    /** The indices on the left are free; they run over the array they stand in. */
    private static Comparison equation(YamlText text, Scope scope) {
        Term term = FormulaParser.parse(text.content());
        Scope inside = scope;
        if (term instanceof Term.Chain chain && chain.operands().get(0) instanceof Term.Call call) {
            for (Term argument : call.arguments()) {
                if (argument instanceof Term.Name index) {
                    inside = inside.withIndex(index.name(), index.span());
                }
            }
        }
        Expression condition = FormulaChecker.condition(term, inside, Place.MANIFOLD);
        boolean ofNames = condition instanceof Comparison comparison
                && comparison.relation() == Comparison.Relation.EQUAL && comparison.left() instanceof Reference name
                && name.indices().stream().allMatch(index -> index instanceof Reference plain && plain.isPlain());
        if (!ofNames) {
            throw Diagnostic.at(text.span(), Code.WRONG_KIND, "a manifold is stated by what a name equals on it")
                    .expecting("a name, ==, and a formula, as in Kp == 2*K").exception();
        }
        requireFixable(((Comparison) condition).left(), scope, text);
        return (Comparison) condition;
    }

    /** A set restricts what moves and what is given, not the time nor the sizes of arrays. */
    private static void requireFixable(Expression left, Scope scope, YamlText text) {
        Optional<Symbol> symbol = scope.find(((Reference) left).name());
        boolean fixable = symbol.filter(found -> switch (found.role()) {
            case STATE, DATA, DEFINITION -> true;
            case PARAMETER -> !found.integer();
            default -> false;
        }).isPresent();
        if (!fixable) {
            throw Diagnostic.at(text.span(), Code.NAME_OUT_OF_PLACE,
                    "a set cannot say what '" + ((Reference) left).name() + "' equals")
                    .expecting("a state, data, a real parameter or a definition on the left").exception();
        }
    }

    private static int order(YamlNode node, Model full) {
        YamlText text = node.requireText("leading, or a whole number");
        if (full.asymptotics().flatMap(Asymptotics::small).isEmpty()) {
            throw Diagnostic.at(text.span(), Code.MISSING_KEY, full.name() + " does not say what is small in it")
                    .expecting("'asymptotics: {small: eps}' in the fuller model, or no 'order'").exception();
        }
        if (text.value().equals("leading")) {
            return 0;
        }
        if (text.value().matches("[0-9]{1,2}") && Integer.parseInt(text.value()) <= Asymptotics.MOST_ORDERS) {
            return Integer.parseInt(text.value());
        }
        throw Diagnostic.at(text.span(), Code.UNKNOWN_WORD, "this is not an order of expansion")
                .expecting("leading, or how many orders beyond it: 1 to " + Asymptotics.MOST_ORDERS)
                .finding(text.value())
                .exception();
    }
}
