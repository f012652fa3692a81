package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Model;

/** {@code eps*g[k] -> m^(-alpha), with the random numbers g}: what the states are made of at time zero. */
final class StartSizes {

    private StartSizes() {
    }

    /** The pieces of all components; none for those that start at zero. */
    static SizeTable of(Model plain, ParameterScales scales, FlowTerms terms) {
        Map<Components, List<Piece>> pieces = new LinkedHashMap<>();
        terms.all().forEach((components, own) -> own.forEach(term ->
                WideNumbers.refuse(term.formula(), components.freeAxes(), scales)));
        for (Components components : terms.all().keySet()) {
            Expression initial = plain.state(components.state()).orElseThrow().initial();
            List<Piece> own = new ArrayList<>();
            for (FlowTerm term : terms.of(components, initial)) {
                WideNumbers.refuse(term.formula(), components.freeAxes(), scales);
                SizeReader reader = new SizeReader(plain, scales, new SizeTable(Map.of()), 0, term.ordinary());
                own.addAll(reader.of(term.formula()));
            }
            pieces.put(components, own);
        }
        return new SizeTable(pieces);
    }
}
