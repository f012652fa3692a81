package org.flowcheck.evidence.language;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Twin;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlSequence;
import org.flowcheck.theory.syntax.YamlText;

/** Reads {@code control}: false statements near a claim, each the claim with one text replaced. */
final class ControlReader {

    /** A factor put in front of a text: {@code 1.05*(t-s)}. */
    private static final Pattern FACTOR = Pattern.compile("\\s*([0-9.]+(?:[eE]-?[0-9]+)?)\\s*\\*\\s*(.*)",
            Pattern.DOTALL);

    private final ClaimBuilder builder;
    private final ClaimTexts texts;
    private final String file;

    ControlReader(ClaimBuilder builder, ClaimTexts texts, String file) {
        this.builder = builder;
        this.texts = texts;
        this.file = file;
    }

    List<Twin> twins(YamlMapping root, Claim claim) {
        Optional<YamlNode> node = root.find(ClaimKeys.CONTROL);
        if (node.isEmpty()) {
            throw Diagnostic.at(root.start(), Code.MISSING_KEY, "a claim needs the key '" + ClaimKeys.CONTROL
                            + "': a false statement near it, which must be refuted")
                    .expecting("control: {replace: [\"text\", \"another text\"]}").exception();
        }
        List<YamlNode> items = node.get() instanceof YamlSequence sequence ? sequence.items() : List.of(node.get());
        List<Twin> twins = new ArrayList<>();
        for (YamlNode item : items) {
            twins.add(twin(item.requireMapping("{replace: [\"text\", \"another text\"]}")));
        }
        if (twins.isEmpty()) {
            throw Diagnostic.at(node.get().span(), Code.MISSING_VALUE, claim.id() + " has no control").exception();
        }
        return twins;
    }

    private Twin twin(YamlMapping mapping) {
        mapping.checkKeys(ClaimKeys.OF_CONTROL, "a control");
        YamlNode replace = mapping.require(ClaimKeys.REPLACE, "a control");
        List<YamlNode> pair = replace.requireSequence("two texts in a list").items();
        if (pair.size() != 2) {
            throw Diagnostic.at(replace.span(), Code.WRONG_KIND, "a replacement is two texts")
                    .finding(pair.size() == 1 ? "one text" : pair.size() + " texts")
                    .exception();
        }
        YamlText from = pair.get(0).requireText("the text to replace");
        YamlText to = pair.get(1).requireText("the text to put in its place");
        Set<String> sections = sections(mapping);
        String name = file + " (control)";
        ClaimTexts changed = texts.replacing(from.value(), to.value(), sections, name).orElseThrow(() ->
                Diagnostic.at(from.span(), Code.CONTROL_TEXT, "the text to replace does not stand in "
                        + String.join(", ", sections)).finding(from.value()).exception());
        Claim falsified = falsified(changed, to);
        return new Twin(from.value() + " -> " + to.value(), falsified, dial(from.value(), to.value(), sections, name));
    }

    private Claim falsified(ClaimTexts changed, YamlText to) {
        try {
            return builder.build(changed, List.of(), List.of());
        } catch (DiagnosticException unreadable) {
            Diagnostic first = unreadable.diagnostics().get(0);
            throw new Diagnostic(first.code(), Optional.of(to.span()), "with this text the claim cannot be read: "
                    + first.message(), first.expected(), first.found(), first.suggestion()).exception();
        }
    }

    private static Set<String> sections(YamlMapping mapping) {
        if (mapping.find(ClaimKeys.IN).isEmpty()) {
            return new LinkedHashSet<>(List.of(ClaimKeys.CHECK, ClaimKeys.PROVE));
        }
        YamlText section = mapping.find(ClaimKeys.IN).get().requireText("a section");
        if (!ClaimKeys.REPLACEABLE.contains(section.value())) {
            throw Diagnostic.at(section.span(), Code.UNKNOWN_WORD,
                    "a control cannot replace text in '" + section.value() + "'")
                    .expecting(String.join(", ", ClaimKeys.REPLACEABLE))
                    .suggesting(Spelling.nearest(section.value(), ClaimKeys.REPLACEABLE)).exception();
        }
        return new LinkedHashSet<>(List.of(section.value()));
    }

    /** The number that turns the claim into the twin, where there is one and only checks change. */
    private Optional<Twin.Dial> dial(String from, String to, Set<String> sections, String name) {
        if (!texts.onlyChecksHold(from, sections)) {
            return Optional.empty();
        }
        Matcher factor = FACTOR.matcher(to);
        if (factor.matches() && factor.group(2).strip().equals(from.strip())) {
            return number(factor.group(1)).map(value -> new Twin.Dial(1, value.toDouble(),
                    x -> at(from, decimal(x) + "*" + from, sections, name)));
        }
        Optional<Rational> claimed = number(from);
        Optional<Rational> falsified = number(to);
        if (claimed.isPresent() && falsified.isPresent()) {
            return Optional.of(new Twin.Dial(claimed.get().toDouble(), falsified.get().toDouble(),
                    x -> at(from, "(" + decimal(x) + ")", sections, name)));
        }
        return OneNumber.between(from, to).map(number -> new Twin.Dial(number.claimed().toDouble(),
                number.falsified().toDouble(), x -> at(from, number.with(decimal(x)), sections, name)))
                .filter(ControlReader::turns);
    }

    /** Whether the text with a number put in is still a formula: within {@code 1e-3} it is not. */
    private static boolean turns(Twin.Dial dial) {
        try {
            dial.at().apply(0.5 * (dial.claimed() + dial.falsified()));
            return true;
        } catch (DiagnosticException unreadable) {
            return false;
        }
    }

    private Claim at(String from, String to, Set<String> sections, String name) {
        return builder.build(texts.replacing(from, to, sections, name).orElseThrow(), List.of(), List.of());
    }

    private static Optional<Rational> number(String text) {
        return PlainNumber.ifNumber(MappedText.of(new SourceText("control", text)));
    }

    /** Every double as a decimal that reads back as the same. */
    private static String decimal(double value) {
        return new BigDecimal(value).round(new MathContext(17)).toPlainString();
    }
}
