package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.BlowUp;
import org.flowcheck.theory.model.ClosedForm;
import org.flowcheck.theory.model.Invariant;
import org.flowcheck.theory.model.Observable;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;

/** Reads what a model says about its solutions: closed forms, invariants, blow-up, observables. */
final class ResultsSection {

    private final YamlMapping root;
    private final Scope scope;
    private final Scope parameters;
    private final Problems problems;

    ResultsSection(YamlMapping root, Scope scope, Scope parameters, Problems problems) {
        this.root = root;
        this.scope = scope;
        this.parameters = parameters;
        this.problems = problems;
    }

    List<ClosedForm> closedForms() {
        List<ClosedForm> forms = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Section.each(root, Keys.CLOSED_FORM, "a mapping from states to formulas of t", problems, entry -> {
            Header header = Header.name(entry.key());
            Symbol symbol = scope.find(header.name())
                    .filter(found -> found.role() == Symbol.Role.STATE || found.role() == Symbol.Role.DEFINITION)
                    .orElseThrow(() -> Diagnostic.at(header.span(), Code.UNKNOWN_NAME, "'" + header.name()
                            + "' is neither a state nor a definition")
                            .suggesting(Spelling.nearest(header.name(),
                                    names(Symbol.Role.STATE, Symbol.Role.DEFINITION)))
                            .exception());
            if (!seen.add(header.name())) {
                throw Diagnostic.at(header.span(), Code.NAME_TAKEN, "'" + header.name() + "' has a second closed form")
                        .exception();
            }
            List<Axis> axes = header.rename(symbol.axes());
            Expression value = FormulaChecker.number(Section.formula(entry.value()),
                    scope.withAxes(axes, header.span()),
                    Place.CLOSED_FORM);
            forms.add(new ClosedForm(header.name(), axes, value));
        });
        return forms;
    }

    List<Invariant> invariants() {
        List<Invariant> invariants = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Section.each(root, Keys.INVARIANTS, "a mapping from names to formulas", problems, entry -> {
            Header header = Header.label(entry.key());
            if (!seen.add(header.name())) {
                throw Diagnostic.at(header.span(), Code.NAME_TAKEN, "a second invariant has this name").exception();
            }
            Term value = Section.formula(Section.valueOf(entry, Keys.VALUE, Keys.OF_INVARIANT, "an invariant"));
            Optional<YamlNode> ranges = Section.optional(entry, Keys.FOR, Keys.OF_INVARIANT);
            List<Axis> axes = ranges.isPresent() ? Ranges.stated(header, ranges.get(), parameters)
                    : Ranges.used(header, value, scope);
            invariants.add(new Invariant(header.name(), axes,
                    FormulaChecker.number(value, scope.withAxes(axes, header.span()), Place.INVARIANT)));
        });
        return invariants;
    }

    List<Observable> observables() {
        List<Observable> observables = new ArrayList<>();
        Section.each(root, Keys.OBSERVE, "a mapping from names to formulas", problems, entry -> {
            Header header = Header.name(entry.key()).requireScalar("an observable");
            Scope.refuseReserved(header.name(), header.span());
            YamlNode node = Section.valueOf(entry, Keys.VALUE, Keys.OF_OBSERVABLE, "an observable");
            Expression value = FormulaChecker.number(Section.formula(node), scope, Place.OBSERVABLE);
            boolean itself = value instanceof Reference reference && reference.isPlain()
                    && reference.name().equals(header.name());
            if (scope.find(header.name()).isPresent() && !itself) {
                throw Diagnostic.at(header.span(), Code.NAME_TAKEN, "the observable has the name of "
                        + scope.find(header.name()).orElseThrow().role().words() + " and another value")
                        .expecting(header.name() + ": " + header.name() + ", or another name").exception();
            }
            observables.add(new Observable(header.name(), value,
                    Section.line(entry, Keys.LABEL, Keys.OF_OBSERVABLE).orElse("")));
        });
        return observables;
    }

    Optional<BlowUp> blowUp() {
        return root.find(Keys.BLOW_UP).flatMap(node -> problems.attempt(() -> blowUp(node)));
    }

    private BlowUp blowUp(YamlNode node) {
        YamlMapping mapping = node.requireMapping("{along: E}");
        mapping.checkKeys(Keys.OF_BLOW_UP, "a blow-up");
        Expression along = bound(mapping.require(Keys.ALONG, "a blow-up"));
        return new BlowUp(along, mapping.find(Keys.IN).map(this::coordinate),
                mapping.find(Keys.EARLIEST).map(this::bound),
                mapping.find(Keys.LATEST).map(this::bound));
    }

    private Expression bound(YamlNode node) {
        return FormulaChecker.number(Section.formula(node), scope, Place.BLOW_UP);
    }

    private BlowUp.Coordinate coordinate(YamlNode node) {
        YamlMapping mapping = node.requireMapping("{y: formula of the state x, x: formula of y}");
        YamlEntry forward = null;
        YamlEntry inverse = null;
        for (YamlEntry entry : mapping.entries()) {
            Header header = Header.name(entry.key()).requireScalar("a coordinate");
            boolean state = scope.find(header.name()).map(Symbol::role).filter(Symbol.Role.STATE::equals).isPresent();
            forward = state ? forward : entry;
            inverse = state ? entry : inverse;
        }
        if (mapping.entries().size() != 2 || forward == null || inverse == null) {
            throw Diagnostic.at(mapping.start(), Code.WRONG_KIND, "a coordinate is stated by two formulas")
                    .expecting("{y: \"formula of the state x\", x: \"formula of y\"}").exception();
        }
        Header state = Header.name(inverse.key());
        Header name = Header.name(forward.key());
        Symbol symbol = scope.find(state.name()).orElseThrow();
        if (!symbol.axes().isEmpty()) {
            throw Diagnostic.at(state.span(), Code.SHAPE_MISMATCH, "a coordinate replaces a state without indices")
                    .exception();
        }
        Scope moved = scope.declaring(Symbol.array(name.name(), Symbol.Role.STATE, List.of()), name.span());
        Scope ofState = parameters.with(symbol);
        Scope ofCoordinate = parameters.with(moved.find(name.name()).orElseThrow());
        return new BlowUp.Coordinate(state.name(), name.name(),
                FormulaChecker.number(Section.formula(forward.value()), ofState, Place.BLOW_UP),
                FormulaChecker.number(Section.formula(inverse.value()), ofCoordinate, Place.BLOW_UP));
    }

    private Set<String> names(Symbol.Role... roles) {
        Set<String> names = new TreeSet<>();
        scope.names().stream().filter(name -> List.of(roles).contains(scope.find(name).orElseThrow().role()))
                .forEach(names::add);
        return names;
    }
}
