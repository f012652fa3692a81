package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.syntax.FormulaLimits;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlText;

/**
 * A key that declares or addresses something: {@code a[k]}.
 *
 * @param name its name
 * @param indices its index names, empty for a scalar
 * @param span where it stands
 */
record Header(String name, List<Term.Name> indices, Span span) {

    private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9-]*)\\s*(?:\\[(.*)\\]\\s*)?",
            Pattern.DOTALL);

    /** Copies the indices. */
    Header {
        indices = List.copyOf(indices);
    }

    /** Reads the header of something that formulas can name: letters and digits, with indices. */
    static Header name(YamlText key) {
        Header header = label(key);
        if (header.name.indexOf('-') >= 0) {
            throw bad(key, "a name that formulas use cannot hold a hyphen");
        }
        return header;
    }

    /** Reads the header of something that only reports name: hyphens are allowed. */
    static Header label(YamlText key) {
        MappedText content = key.content();
        Matcher form = FORM.matcher(content.text());
        if (!form.matches()) {
            throw bad(key, "this is not a name");
        }
        if (form.group(1).length() > FormulaLimits.LONGEST_NAME) {
            throw bad(key, "the name is too long");
        }
        List<Term.Name> indices = new ArrayList<>();
        if (form.group(2) != null) {
            Set<String> seen = new HashSet<>();
            for (Term index : FormulaParser.parseList(content.part(form.start(2), form.end(2)))) {
                if (!(index instanceof Term.Name plain) || plain.name().indexOf('.') >= 0) {
                    throw Diagnostic.at(index.span(), Code.BAD_NAME, "an index name is wanted here")
                            .expecting("a key such as a[k] or b[k, l]").exception();
                }
                if (!seen.add(plain.name())) {
                    throw Diagnostic.at(index.span(), Code.NAME_TAKEN,
                            "the index '" + plain.name() + "' stands here twice")
                            .exception();
                }
                indices.add(plain);
            }
        }
        return new Header(form.group(1), indices, content.span(form.start(1), form.end(1)));
    }

    /** Without indices. */
    Header requireScalar(String what) {
        if (!indices.isEmpty()) {
            throw Diagnostic.at(indices.get(0).span(), Code.WRONG_NUMBER_OF_INDICES, what + " has no indices")
                    .expecting(name).exception();
        }
        return this;
    }

    /** The axes of an array under this header's index names. */
    List<Axis> rename(List<Axis> declared) {
        if (declared.size() != indices.size()) {
            throw Diagnostic.at(span, Code.WRONG_NUMBER_OF_INDICES, "'" + name + "' has "
                    + FormulaChecker.count(declared.size(), "index", "indices") + ", here it stands with "
                    + (indices.isEmpty() ? "none" : indices.size())).expecting(form(name, declared)).exception();
        }
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            axes.add(new Axis(indices.get(i).name(), declared.get(i).size()));
        }
        return axes;
    }

    /** {@code name[k, l]}. */
    static String form(String name, List<Axis> axes) {
        return axes.isEmpty() ? name : name + "[" + String.join(", ", axes.stream().map(Axis::index).toList()) + "]";
    }

    private static RuntimeException bad(YamlText key, String message) {
        return Diagnostic.at(key.span(), Code.BAD_NAME, message)
                .expecting("letters and digits, as in K, a[k] or b[k, l]").finding(key.value()).exception();
    }
}
