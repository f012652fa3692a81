package org.flowcheck.theory.calculus.polynomial;

import java.util.function.UnaryOperator;
import org.flowcheck.theory.expression.IndexForm;

/** Keys and renaming of index forms. */
final class Forms {

    private Forms() {
    }

    /** The form with its names replaced; names that become equal are added up. */
    static IndexForm renamed(IndexForm form, UnaryOperator<String> rename) {
        IndexForm result = IndexForm.of(form.constant());
        for (var entry : form.coefficients().entrySet()) {
            result = result.plus(IndexForm.of(rename.apply(entry.getKey())).times(entry.getValue()));
        }
        return result;
    }

    /** A string that is equal for equal forms and for them only. */
    static String key(IndexForm form) {
        StringBuilder key = new StringBuilder();
        form.coefficients().forEach((name, coefficient) ->
                key.append(coefficient < 0 ? "-" : "+").append(Math.abs(coefficient)).append(name));
        if (form.constant() != 0 || key.isEmpty()) {
            key.append(form.constant() < 0 ? "" : "+").append(form.constant());
        }
        return key.toString();
    }
}
