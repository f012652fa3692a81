package org.flowcheck.theory.language;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Population;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;

/** Reads {@code population}, random variables, and {@code moments}, expectations of their products. */
final class PopulationSection {

    private static final String FORM = "a product of random variables, as in x[j]*x[l]";
    /** Products of more factors than this are not looked for in terms. */
    private static final int MOST_FACTORS = 8;

    private final Problems problems;
    private final List<Population.Variable> variables = new ArrayList<>();
    private final List<Population.Moment> moments = new ArrayList<>();
    private final Set<List<String>> stated = new HashSet<>();
    private final Map<Population.Moment, Span> momentPlaces = new IdentityHashMap<>();

    PopulationSection(Problems problems) {
        this.problems = problems;
    }

    /** Reads the random variables and the moments; gives the scope with the variables. */
    Scope declare(YamlMapping root, Scope declared, Scope parameters) {
        Scope[] scope = {declared};
        Section.each(root, Keys.POPULATION, "a mapping from random variables to {for: ranges}", problems, entry -> {
            Header header = Header.name(entry.key());
            YamlMapping mapping = entry.value().requireMapping("{}, or {for: \"{j, d}\"}");
            mapping.checkKeys(Keys.OF_VARIABLE, "a random variable");
            Optional<YamlNode> ranges = mapping.find(Keys.FOR);
            if (!header.indices().isEmpty() && ranges.isEmpty()) {
                throw Ranges.unknown(header, header.indices().get(0), "is not stated").exception();
            }
            List<Axis> axes = ranges.map(node -> Ranges.stated(header, node, parameters)).orElse(List.of());
            scope[0] = scope[0].declaring(Symbol.array(header.name(), Symbol.Role.RANDOM, axes), header.span());
            variables.add(new Population.Variable(header.name(), axes,
                    Section.line(entry, Keys.MEANING, Keys.OF_VARIABLE).orElse(""),
                    LatexLine.of(entry, Keys.OF_VARIABLE)));
        });
        if (root.find(Keys.POPULATION).isEmpty() && root.entry(Keys.MOMENTS).isPresent()) {
            problems.run(() -> {
                throw Diagnostic.at(root.entry(Keys.MOMENTS).orElseThrow().key().span(), Code.MISSING_KEY,
                        "moments need random variables").expecting("'population: {x: {}}' beside 'moments'")
                        .exception();
            });
            return scope[0];
        }
        Section.each(root, Keys.MOMENTS, "a mapping from products of random variables to their expectations", problems,
                entry -> moments.add(moment(entry, scope[0])));
        return scope[0];
    }

    /** Refuses moments that no law has at the parameters' own values. */
    void audit(List<Parameter> parameters) {
        MomentAudit.run(new Population(variables, moments), momentPlaces, new MomentValues(moments, parameters),
                diagnostic -> problems.run(() -> {
                    throw diagnostic.exception();
                }));
    }

    /** The law, if the model has random variables. */
    Optional<Population> population() {
        return variables.isEmpty() ? Optional.empty() : Optional.of(new Population(variables, moments));
    }

    private Population.Moment moment(YamlEntry entry, Scope scope) {
        Term product = FormulaParser.parse(entry.key().content());
        Map<String, Axis> axes = new LinkedHashMap<>();
        Scope inside = scope;
        Map<String, Span> places = new LinkedHashMap<>();
        collect(product, axes, places);
        for (Map.Entry<String, Span> place : places.entrySet()) {
            inside = inside.withIndex(place.getKey(), place.getValue());
        }
        Expression checked = FormulaChecker.number(product, inside, Place.OF_MOMENT);
        List<Reference> factors = new ArrayList<>();
        factors(checked, product, factors);
        requireNew(factors, product);
        Expression value = FormulaChecker.number(Section.formula(entry.value()), inside, Place.MOMENT);
        Population.Moment read = new Population.Moment(List.copyOf(axes.values()), factors, value);
        momentPlaces.put(read, entry.key().span());
        return read;
    }

    /** A moment is stated for all indices at once, and so by the names of its factors. */
    private void requireNew(List<Reference> factors, Term product) {
        if (!stated.add(factors.stream().map(Reference::name).sorted().toList())) {
            throw Diagnostic.at(product.span(), Code.NAME_TAKEN, "this moment is stated a second time")
                    .expecting("one value for all indices, with KroneckerDelta or If where it depends on them")
                    .exception();
        }
    }

    /** The indices of the factors, with the sizes of the arrays they stand in. */
    private void collect(Term term, Map<String, Axis> axes, Map<String, Span> places) {
        if (term instanceof Term.Call call) {
            Population.Variable variable = variables.stream().filter(one -> one.name().equals(call.name())).findFirst()
                    .orElseThrow(() -> unknown(call.head()));
            if (variable.axes().size() != call.arguments().size()) {
                throw Diagnostic.at(call.span(), Code.WRONG_NUMBER_OF_INDICES, "'" + call.name() + "' has "
                        + FormulaChecker.count(variable.axes().size(), "index", "indices") + ", here it stands with "
                        + call.arguments().size()).expecting(Header.form(call.name(), variable.axes())).exception();
            }
            for (int i = 0; i < variable.axes().size(); i++) {
                if (!(call.arguments().get(i) instanceof Term.Name index)) {
                    throw Diagnostic.at(call.arguments().get(i).span(), Code.BAD_NAME, "an index name is wanted here")
                            .expecting("a moment for all indices, as in x[j]*x[l]").exception();
                }
                if (axes.put(index.name(), new Axis(index.name(), variable.axes().get(i).size())) != null) {
                    throw Diagnostic.at(index.span(), Code.NAME_TAKEN, "the index '" + index.name()
                                    + "' stands here twice")
                            .expecting("another index for each factor, and KroneckerDelta in the value").exception();
                }
                places.put(index.name(), index.span());
            }
            return;
        }
        if (term instanceof Term.Name name && variables.stream().noneMatch(one -> one.name().equals(name.name()))) {
            throw unknown(name);
        }
        term.children().forEach(child -> collect(child, axes, places));
    }

    private RuntimeException unknown(Term.Name name) {
        Set<String> known = new TreeSet<>(variables.stream().map(Population.Variable::name).toList());
        return Diagnostic.at(name.span(), Code.UNKNOWN_NAME, "'" + name.name() + "' is not a random variable")
                .expecting(String.join(", ", known)).suggesting(Spelling.nearest(name.name(), known)).exception();
    }

    private static void factors(Expression product, Term term, List<Reference> factors) {
        if (product instanceof Reference reference) {
            factors.add(reference);
        } else if (product instanceof Multiplication multiplication) {
            multiplication.factors().forEach(factor -> factors(factor, term, factors));
        } else if (product instanceof Power power && power.base() instanceof Reference reference
                && reference.isPlain() && power.exponent() instanceof Constant exponent && exponent.value().isInteger()
                && exponent.value().signum() > 0) {
            int times = exponent.value().numerator().min(BigInteger.valueOf(MOST_FACTORS + 1)).intValue();
            factors.addAll(Collections.nCopies(times, reference));
        } else {
            throw Diagnostic.at(term.span(), Code.WRONG_KIND, "this is not a moment").expecting(FORM).exception();
        }
        if (factors.size() > MOST_FACTORS) {
            throw Diagnostic.at(term.span(), Code.NUMBER_OUT_OF_RANGE, "a moment of more factors than can be used")
                    .expecting("at most " + MOST_FACTORS).exception();
        }
    }
}
