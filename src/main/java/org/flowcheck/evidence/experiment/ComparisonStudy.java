package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.Table;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.Reduces;
import org.flowcheck.theory.model.State;

/**
 * Comparisons over a grid of parameters and over seeds, as tables and JSON.
 *
 * @param pair the models and the map between them
 * @param settings how they were compared
 * @param cases one per run, in the order of {@link ModelPair#run}
 */
public record ComparisonStudy(ModelPair pair, ComparisonSettings settings, List<ComparisonCase> cases) {

    /** Copies the cases; observables in the fuller model's units stay where their own differ at the start. */
    public ComparisonStudy {
        List<ComparedQuantity> needed = cases.stream().flatMap(one -> one.errors().stream())
                .filter(series -> series.differsAtStart(settings.level())).map(ErrorSeries::quantity).toList();
        cases = cases.stream().map(one -> one.keeping(quantity -> quantity.kind() != ComparedQuantity.Kind.RESCALED
                || needed.stream().anyMatch(own -> own.isRescaledBy(quantity)))).toList();
    }

    /** The name of the reduced model. */
    String reduced() {
        return pair.reduced().model().name();
    }

    /** The name of the fuller model. */
    String full() {
        return pair.full().prepared().model().name();
    }

    /** Whether the models are maps. */
    boolean discrete() {
        return pair.reduced().model().dynamics().discrete();
    }

    /** Whether the reduced model states a clock of its own. */
    private boolean twoClocks() {
        return pair.map().reduces().clock().isPresent();
    }

    /** The clocks in which times are told besides the fuller model's. */
    List<SecondClock> clocks() {
        List<SecondClock> clocks = new ArrayList<>();
        if (twoClocks()) {
            clocks.add(SecondClock.REDUCED);
        }
        if (cases.stream().anyMatch(one -> one.normalised().isPresent())) {
            clocks.add(SecondClock.NORMALISED);
        }
        return clocks;
    }

    /** What has the time of a clock: {@code the normalised network}, or the name of the reduced model. */
    String owner(SecondClock clock) {
        return clock == SecondClock.REDUCED ? reduced() : "the normalised network";
    }

    /** Where a series passes the level. */
    Optional<ErrorSeries.Passage> passage(ErrorSeries series) {
        return series.passage(settings.level(), discrete());
    }

    /** The runs of each point of the grid, by its settings in words, in order. */
    Map<String, List<ComparisonCase>> groups() {
        Map<String, List<ComparisonCase>> groups = new LinkedHashMap<>();
        cases.forEach(one -> groups.computeIfAbsent(one.label(), key -> new ArrayList<>()).add(one));
        return groups;
    }

    /** A quarter, half and the end of the time that all runs of some point of the grid cover: of the longest. */
    double[] marks() {
        double[] times = {};
        for (List<ComparisonCase> group : groups().values()) {
            double[] common = ErrorSeries.commonTimes(group.stream().map(one -> one.errors().get(0)).toList());
            if (common.length > 0 && (times.length == 0 || common[common.length - 1] > times[times.length - 1])) {
                times = common;
            }
        }
        int last = times.length - 1;
        double[] longest = times;
        return last < 0 ? times
                : IntStream.of(last / 4, last / 2, last).distinct().mapToDouble(k -> longest[k]).toArray();
    }

    /** What is compared, the same in every run; empty where no run was made. */
    List<ComparedQuantity> quantities() {
        return cases.isEmpty() ? List.of() : cases.get(0).errors().stream().map(ErrorSeries::quantity).toList();
    }

    /** The places of the quantities that tables and figures show: of an observable that is rescaled only that. */
    int[] shown() {
        List<ComparedQuantity> all = quantities();
        return IntStream.range(0, all.size()).filter(q -> all.stream().noneMatch(all.get(q)::isRescaledBy)).toArray();
    }

    /** How a quantity is called where no other has the name: an observable may be called like a state. */
    String label(ComparedQuantity quantity) {
        if (quantity.kind() == ComparedQuantity.Kind.RESCALED) {
            return "rescaled-" + quantity.name();
        }
        boolean taken = quantity.kind() == ComparedQuantity.Kind.OBSERVABLE && quantities().stream().anyMatch(
                other -> other.kind() == ComparedQuantity.Kind.STATE && other.name().equals(quantity.name()));
        return taken ? "observed-" + quantity.name() : quantity.name();
    }

    /** One row per point of the grid and quantity. */
    public Table summary() {
        return new ComparisonTables(this).summary();
    }

    /** One row per run and quantity. */
    public Table runs() {
        return new ComparisonTables(this).runs();
    }

    /** {@code {"reduced": ..., "full": ..., "map": {...}, "level": ..., "runs": [...]}}. */
    public Json.Members json() {
        Json.Members whole = Json.object().with("reduced", reduced()).with("full", full()).with("map", map());
        if (pair.full().data().isPresent()) {
            whole = whole.with("data", pair.full().data().get().json());
        }
        return pair.images().in(whole).with("level", settings.level())
                .with("runs", cases.stream().map(this::json).toList());
    }

    private Json.Members map() {
        Reduces reduces = pair.map().reduces();
        Json.Members states = Json.object();
        for (State state : pair.reduced().model().states()) {
            Reduces.Image image = reduces.states().get(state.name());
            states = states.with(DerivationText.element(state.name(), image.axes()), ExpressionText.of(image.value()));
        }
        return Json.object().with("basis", pair.map().basis().word()).with("for", reduces.full().name())
                .with("states", states)
                .with("clock", reduces.clock().<Json>map(clock -> Json.of(ExpressionText.of(clock)))
                        .orElse(Json.nothing()))
                .with("on", Json.texts(reduces.manifold().stream().map(ExpressionText::of).toList()))
                .with("order", reduces.order().<Json>map(order -> Json.of((long) order)).orElse(Json.nothing()));
    }

    private Json json(ComparisonCase one) {
        double normalised = SecondClock.NORMALISED.of(one);
        return Json.object()
                .with("seed", one.seed())
                .with("parameters", one.variant().json())
                .with("reducedParameters", one.ofReduced().json())
                .with("clock", one.clock())
                .with("normalisedClock", SecondClock.NORMALISED.of(one))
                .with("startOff", one.startOff())
                .with("setOff", one.setOff())
                .with("outcome", one.outcome().word())
                .with("time", one.outcome().time())
                .with("timeOfReduced", one.clock() * one.outcome().time())
                .with("timeNormalised", normalised * one.outcome().time())
                .with("blowingUp", one.blowingUp().<Json>map(Json::of).orElse(Json.nothing()))
                .with("sampledUntil", one.sampledUntil())
                .with("sampledUntilOfReduced", one.clock() * one.sampledUntil())
                .with("sampledUntilNormalised", normalised * one.sampledUntil())
                .with("evaluations", one.effort().evaluations())
                .with("method", one.method().integrator())
                .with("relativeTolerance", one.method().relativeTolerance())
                .with("remark", one.outcome().remedy())
                .with("quantities", one.errors().stream().map(series -> json(series, one)).toList());
    }

    private Json json(ErrorSeries series, ComparisonCase one) {
        Optional<ErrorSeries.Passage> passage = passage(series);
        double until = passage.map(ErrorSeries.Passage::time).orElse(Double.NaN);
        double from = passage.map(ErrorSeries.Passage::from).orElse(Double.NaN);
        double to = passage.map(ErrorSeries.Passage::to).orElse(Double.NaN);
        double normalised = SecondClock.NORMALISED.of(one);
        List<Json> places = new ArrayList<>();
        int last = series.size() - 1;
        int[] marks = {last / 4, last / 2, last};
        for (int k : last < 0 ? new int[0] : IntStream.of(marks).distinct().toArray()) {
            places.add(json(series, k, one));
        }
        return Json.object()
                .with("name", series.quantity().name())
                .with("kind", series.quantity().kind().word())
                .with("entries", series.quantity().entries())
                .with("valid", passage.map(found -> found.to() == 0 ? "not at the start" : "until")
                        .orElse("to the end"))
                .with("validUntil", until)
                .with("validUntilOfReduced", one.clock() * until)
                .with("validUntilNormalised", normalised * until)
                .with("bracket", Json.numbers(from, to))
                .with("bracketOfReduced", Json.numbers(one.clock() * from, one.clock() * to))
                .with("bracketNormalised", Json.numbers(normalised * from, normalised * to))
                .with("doubtful", passage.map(ErrorSeries.Passage::doubtful).orElse(false))
                .with("largest", series.largest().map(k -> json(series, k, one)).orElse(Json.nothing()))
                .with("at", places);
    }

    private static Json json(ErrorSeries series, int k, ComparisonCase one) {
        return Json.object().with("time", series.times()[k])
                .with("timeOfReduced", one.clock() * series.times()[k])
                .with("timeNormalised", SecondClock.NORMALISED.of(one) * series.times()[k])
                .with("max", series.fine().max()[k])
                .with("l2", series.fine().l2()[k])
                .with("relativeMax", series.fine().relativeMax(k))
                .with("relative", series.relative(k))
                .with("numericalError", series.numericalError(k));
    }
}
