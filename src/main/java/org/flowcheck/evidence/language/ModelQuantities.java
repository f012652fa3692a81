package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.FormulaMatrix;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.language.ModelScope;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Term;

/**
 * A claim's quantities as formulas of models: each may use those declared before it, and is checked where it is used.
 */
final class ModelQuantities implements QuantityScope {

    private final Map<String, MappedText> quantities;
    private final Map<String, QuantityFamily> families;
    private final Map<Model, Map<String, Expression>> known = new HashMap<>();

    ModelQuantities(Map<String, MappedText> quantities) {
        this.quantities = quantities;
        this.families = QuantityFamily.among(quantities);
    }

    @Override
    public List<String> indices(String name) {
        return families.containsKey(name) ? families.get(name).indices() : List.of();
    }

    @Override
    public void requireUnlikeModel(RunPlan run, String name) {
        MappedText formula = families.containsKey(name) ? families.get(name).text() : quantities.get(name);
        if (formula != null && ModelScope.of(run.model()).names().contains(name)) {
            throw Diagnostic.at(formula.span(), Code.NAME_TAKEN, "the model " + run.model().name() + " of the runs '"
                    + run.name() + "' declares '" + name + "', too").expecting("another name for the quantity")
                    .exception();
        }
    }

    @Override
    public Quantity quantity(RunPlan run, String name, List<Term.Numeral> places, Span span) {
        Model model = run.model();
        if (families.containsKey(name)) {
            return member(run, families.get(name), places, span);
        }
        if (quantities.containsKey(name)) {
            return FormulaParser.parse(quantities.get(name)) instanceof Term.Call call && WholeQuantity.is(call)
                    ? whole(run, name, call, span) : new Quantity.Scalar(quantity(model, name));
        }
        ModelScope scope = ModelScope.of(model);
        if (!scope.names().contains(name)) {
            throw Diagnostic.at(span, Code.UNKNOWN_NAME,
                    "'" + name + "' is neither a quantity of the claim nor a name of "
                    + model.name()).suggesting(Spelling.nearest(name, names(run))
                    .map(near -> run.name() + "." + near)).exception();
        }
        return new Quantity.Scalar(scope.number(new Term.Name(name, span)));
    }

    private Quantity member(RunPlan run, QuantityFamily family, List<Term.Numeral> places, Span span) {
        Set<String> taken = new TreeSet<>(names(run));
        taken.remove(family.name());
        taken.add(Reference.TIME);
        Term formula = family.at(places, taken);
        if (formula instanceof Term.Call call && WholeQuantity.is(call)) {
            return whole(run, family.key(), call, span);
        }
        WholeQuantity.requireNone(formula);
        requireNoFamily(formula);
        ModelScope scope = declaring(ModelScope.of(run.model()), Optional.of(family.key()));
        return new Quantity.Scalar(written(run.model(), scope.number(formula)));
    }

    @Override
    public FormulaMatrix matrix(RunPlan run, Term.Call entries, List<Term> ranges) {
        String name = entries.name().substring(entries.name().indexOf('.') + 1);
        QuantityFamily family = Optional.ofNullable(families.get(name)).orElseThrow(() ->
                Diagnostic.at(entries.head().span(), Code.UNKNOWN_NAME, "a quantity with indices is wanted here")
                        .expecting(families.isEmpty() ? "a quantity such as D[b, c] under 'quantities'"
                                : String.join(", ", families.values().stream().map(QuantityFamily::key).toList()))
                        .suggesting(Spelling.nearest(name, families.keySet()).map(near -> run.name() + "." + near))
                        .exception());
        MatrixIndices indices = MatrixIndices.of(family, entries, ranges);
        Term formula = FormulaParser.parse(family.text());
        WholeQuantity.requireNone(formula);
        requireNoFamily(formula);
        ModelScope scope = declaring(ModelScope.of(run.model()), Optional.of(family.key()));
        List<Axis> axes = new ArrayList<>();
        for (MatrixIndices.Range range : indices.ranges()) {
            Axis axis = new Axis(range.index(), scope.size(range.size()));
            scope = scope.withAxis(axis, range.span());
            axes.add(axis);
        }
        Expression entry = written(run.model(), scope.number(formula));
        FormulaMatrix matrix = new FormulaMatrix(axes.subList(0, 1),
                List.of(new FormulaMatrix.Block(entry, axes.subList(1, axes.size()))));
        MatrixSizes.require(run, matrix, entries.span());
        return matrix;
    }

    /** A quantity with indices is no part of another: it has no range over which a model's formula could run. */
    private void requireNoFamily(Term term) {
        if (term instanceof Term.Call call && families.containsKey(call.name())) {
            throw Diagnostic.at(term.span(), Code.NAME_OUT_OF_PLACE, "'" + families.get(call.name()).key()
                    + "' has indices, and is no part of another formula of a model")
                    .expecting("its formula, or r." + call.name() + "[..., t] in checks, numbers and figures")
                    .exception();
        }
        term.children().forEach(this::requireNoFamily);
    }

    private Quantity whole(RunPlan run, String name, Term.Call call, Span use) {
        Model model = run.model();
        requireNoFamily(call);
        ModelScope scope = declaring(ModelScope.of(model), Optional.of(name));
        BiFunction<ModelScope, Term, Expression> number = (inside, term) -> written(model, inside.number(term));
        SpectrumReader spectra = new SpectrumReader(run, scope, number, term -> matrix(term, name));
        return switch (call.name()) {
            case WholeQuantity.DISTANCE -> DistanceReader.read(call, scope, number);
            case WholeQuantity.SINGULAR_VALUE -> spectra.value(call);
            case WholeQuantity.SINGULAR_PROJECTION -> spectra.projection(call);
            default -> throw Diagnostic.at(use, Code.NAME_OUT_OF_PLACE, "'" + name + "' is a matrix, and no number")
                    .expecting("a quantity such as " + WholeQuantity.SINGULAR_VALUE + "[" + name + ", 1]").exception();
        };
    }

    /** The matrix that a name stands for, if it is one of the quantities before another. */
    private Term.Call matrix(Term term, String user) {
        Set<String> known = new TreeSet<>();
        for (Map.Entry<String, MappedText> quantity : quantities.entrySet()) {
            if (quantity.getKey().equals(user)) {
                break;
            }
            Term meaning = FormulaParser.parse(quantity.getValue());
            if (WholeQuantity.is(meaning, WholeQuantity.MATRIX)) {
                if (term instanceof Term.Name name && name.name().equals(quantity.getKey())) {
                    return (Term.Call) meaning;
                }
                known.add(quantity.getKey());
            }
        }
        throw Diagnostic.at(term.span(), Code.UNKNOWN_NAME, "the name of a matrix is wanted here")
                .expecting(!known.isEmpty() ? String.join(", ", known)
                        : "a quantity before '" + user + "' that is " + WholeQuantity.MATRIX + "[...]")
                .suggesting(term instanceof Term.Name name ? Spelling.nearest(name.name(), known) : Optional.empty())
                .exception();
    }

    @Override
    public Collection<String> names(RunPlan run) {
        Set<String> names = new TreeSet<>(ModelScope.of(run.model()).names());
        quantities.keySet().forEach(key -> names.add(QuantityFamily.base(key)));
        return names;
    }

    /** The number that a term about a model means, with the claim's quantities written out. */
    Expression number(Model model, ModelScope scope, Term term) {
        requireNoFamily(term);
        return written(model, declaring(scope, Optional.empty()).number(term));
    }

    private Expression quantity(Model model, String name) {
        Map<String, Expression> ofModel = known.computeIfAbsent(model, fresh -> new HashMap<>());
        Expression formula = ofModel.get(name);
        if (formula == null) {
            WholeQuantity.requireNone(FormulaParser.parse(quantities.get(name)));
            requireNoFamily(FormulaParser.parse(quantities.get(name)));
            ModelScope scope = declaring(ModelScope.of(model), Optional.of(name));
            formula = written(model, scope.number(quantities.get(name)));
            ofModel.put(name, formula);
        }
        return formula;
    }

    /** A scope with the quantities that stand before one, or with all. */
    private ModelScope declaring(ModelScope scope, Optional<String> until) {
        ModelScope more = scope;
        for (Map.Entry<String, MappedText> quantity : quantities.entrySet()) {
            if (until.isPresent() && until.get().equals(quantity.getKey())) {
                break;
            }
            if (families.containsKey(QuantityFamily.base(quantity.getKey()))) {
                continue;
            }
            more = more.withQuantity(quantity.getKey(), List.of(), quantity.getValue().span());
        }
        return more;
    }

    private Expression written(Model model, Expression formula) {
        Map<String, Expression> used = new LinkedHashMap<>();
        for (String name : Traversal.freeNames(formula)) {
            if (quantities.containsKey(name)) {
                used.put(name, quantity(model, name));
            }
        }
        return used.isEmpty() ? formula : Substitution.ofScalars(used).in(formula);
    }
}
