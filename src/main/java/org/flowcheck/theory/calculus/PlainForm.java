package org.flowcheck.theory.calculus;

import java.util.HashSet;
import java.util.Set;
import org.flowcheck.theory.calculus.polynomial.PolynomialReader;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Population;

/**
 * A model and formulas about it in the form that the normal form and random points understand: fixed activations
 * written out, expectations as sums over samples.
 */
final class PlainForm {

    private final Model stated;
    private final Model model;
    private final PolynomialReader.Vocabulary vocabulary;

    PlainForm(Model stated) {
        this.stated = stated;
        model = SampledPopulation.in(ActivationMeaning.withFixed(stated));
        Set<String> varying = new HashSet<>();
        model.states().forEach(state -> varying.add(state.name()));
        model.definitions().forEach(definition -> varying.add(definition.name()));
        Set<String> integers = new HashSet<>();
        model.parameters().stream().filter(parameter -> parameter.kind() == Parameter.Kind.INTEGER)
                .forEach(parameter -> integers.add(parameter.name()));
        vocabulary = new PolynomialReader.Vocabulary(varying, integers, FlowRate.TIME, false,
                stated.population().map(PlainForm::samples), new PositiveRoots(stated).positive(), true);
    }

    private static PolynomialReader.Samples samples(Population population) {
        return new PolynomialReader.Samples(SampledPopulation.SAMPLES, SampledPopulation.WEIGHT,
                population.moments().stream()
                        .map(moment -> new PolynomialReader.Moment(moment.factors(), moment.value())).toList());
    }

    /** The model in plain form. */
    Model model() {
        return model;
    }

    /** What the names of the plain model are. */
    PolynomialReader.Vocabulary vocabulary() {
        return vocabulary;
    }

    /** A formula in plain form. */
    Expression of(Expression formula) {
        return SampledPopulation.in(stated, ActivationMeaning.fixed(stated, formula));
    }

    /** A reader of plain formulas in which sums that leave out their first places stay sums of their own. */
    PolynomialReader readerOfPartialSums(IndexScope scope, long work) {
        return new PolynomialReader(vocabulary.withPartialSums(), scope, work);
    }

    /** A reader of plain formulas whose free indices have known ranges. */
    PolynomialReader reader(IndexScope scope, long work) {
        return new PolynomialReader(vocabulary, scope, work);
    }
}
