package org.flowcheck.theory.syntax;

import java.util.List;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;

/** A node of a YAML tree. All scalars are texts: what a text means is for the reader of its section to say. */
public sealed interface YamlNode permits YamlText, YamlMapping, YamlSequence {

    /** Where the node stands. */
    Span span();

    /**
     * This node as a text that is not empty.
     *
     * @param what what is wanted, for the diagnostic: for example {@code "a formula"}
     * @throws org.flowcheck.diagnostic.DiagnosticException if it is of another kind or nothing stands here
     */
    default YamlText requireText(String what) {
        if (this instanceof YamlText text) {
            if (text.value().isBlank()) {
                throw Diagnostic.at(span(), Code.MISSING_VALUE, "a value is missing here").expecting(what).exception();
            }
            return text;
        }
        throw wrongKind(what);
    }

    /**
     * This node as a mapping.
     *
     * @param what what is wanted, for the diagnostic
     * @throws org.flowcheck.diagnostic.DiagnosticException if it is of another kind
     */
    default YamlMapping requireMapping(String what) {
        if (this instanceof YamlMapping mapping) {
            return mapping;
        }
        throw wrongKind(what);
    }

    /**
     * This node as a list.
     *
     * @param what what is wanted, for the diagnostic
     * @throws org.flowcheck.diagnostic.DiagnosticException if it is of another kind
     */
    default YamlSequence requireSequence(String what) {
        if (this instanceof YamlSequence sequence) {
            return sequence;
        }
        throw wrongKind(what);
    }

    /**
     * The texts of this node: one text, or a list of texts.
     *
     * @param what what each is, for the diagnostic
     * @throws org.flowcheck.diagnostic.DiagnosticException if anything else stands here
     */
    default List<YamlText> requireTexts(String what) {
        if (this instanceof YamlSequence sequence) {
            return sequence.items().stream().map(item -> item.requireText(what)).toList();
        }
        return List.of(requireText(what));
    }

    /** The diagnostic that this node is not what is wanted; a formula that YAML took apart is shown in quotes. */
    default RuntimeException wrongKind(String what) {
        Diagnostic problem = Diagnostic.at(span(), Code.WRONG_KIND, "YAML reads " + kind() + " here").expecting(what);
        boolean flow = this instanceof YamlMapping mapping && mapping.flow()
                || this instanceof YamlSequence sequence && sequence.flow();
        if (flow) {
            String written = span().source().text().substring(span().start(), span().end());
            return problem.suggesting(Optional.of(Quotes.around(written))).exception();
        }
        if (this instanceof YamlText text) {
            return problem.finding(text.value().isBlank() ? "nothing" : text.value()).exception();
        }
        return problem.exception();
    }

    /** The kind of this node in words. */
    default String kind() {
        if (this instanceof YamlMapping mapping) {
            return mapping.flow() ? "a mapping, because of the braces," : "a mapping";
        }
        if (this instanceof YamlSequence sequence) {
            return sequence.flow() ? "a list, because of the brackets," : "a list, because of the '-',";
        }
        return "a text";
    }
}
