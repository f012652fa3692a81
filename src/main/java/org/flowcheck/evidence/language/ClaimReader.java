package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Kind;
import org.flowcheck.evidence.claim.Requirements;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.TimeVariable;
import org.flowcheck.evidence.claim.Verdict;
import org.flowcheck.theory.model.Source;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlReader;
import org.flowcheck.theory.syntax.YamlSequence;
import org.flowcheck.theory.syntax.YamlText;

/** Reads a claim file. */
public final class ClaimReader {

    /** The verdicts a claim may expect: all but being left open. */
    static final List<Verdict.Word> EXPECTABLE = List.of(Verdict.Word.PROVED, Verdict.Word.PROVED_FOR_SIZES,
            Verdict.Word.HOLDS, Verdict.Word.CONSISTENT, Verdict.Word.VIOLATED, Verdict.Word.HYPOTHESES_NOT_MET);
    /** The efforts that a claim may ask for, the default first. */
    static final List<String> EFFORTS = List.of("quick", "standard", "paper");
    private static final int MOST_TIMES = 2;

    private final ModelFinder models;
    private final YamlMapping root;

    private ClaimReader(YamlMapping root, ModelFinder models) {
        this.root = root;
        this.models = models;
    }

    /**
     * The claim of a file.
     *
     * @param source the file's text; its name's last part without ending is the claim's id
     * @param models finds the models it names
     * @throws org.flowcheck.diagnostic.DiagnosticException if it is not a claim
     */
    public static Claim read(SourceText source, ModelFinder models) {
        YamlMapping root = YamlReader.read(source).requireMapping("a claim: a mapping with the keys "
                + String.join(", ", ClaimKeys.TOP));
        return new ClaimReader(root, models).claim(fileName(source));
    }

    private static String fileName(SourceText source) {
        String name = source.name().substring(source.name().lastIndexOf('/') + 1);
        return name.endsWith(".yaml") ? name.substring(0, name.length() - ".yaml".length()) : name;
    }

    private Claim claim(String fileName) {
        root.checkKeys(ClaimKeys.TOP, "a claim");
        YamlText version = text(ClaimKeys.FLOWCHECK, "the version, 1");
        if (!version.value().strip().equals("1")) {
            throw Diagnostic.at(version.span(), Code.UNSUPPORTED_VERSION, "version " + version.value()
                    + " of the claim language is not known").expecting("flowcheck: 1").exception();
        }
        YamlText id = text(ClaimKeys.CLAIM, "the claim's id");
        if (!id.value().equals(fileName)) {
            throw Diagnostic.at(id.span(), Code.CLAIM_NAME, "the claim's id differs from the file's name")
                    .expecting(fileName).finding(id.value()).exception();
        }
        Kind kind = word(ClaimKeys.KIND, List.of(Kind.values()), Kind::word, Kind::of);
        List<RunPlan> runs = runs();
        ClaimHead head = new ClaimHead(id.value(), source(), line(ClaimKeys.STATES_THAT), kind, runs, times(),
                expected(kind), root.find(ClaimKeys.FINDING).map(node -> oneLine(node.requireText("a finding")))
                        .orElse(""),
                new Requirements(root.find(ClaimKeys.EFFORT).isEmpty() ? EFFORTS.get(0)
                        : word(ClaimKeys.EFFORT, EFFORTS, effort -> effort,
                        wanted -> EFFORTS.stream().filter(wanted::equals).findFirst()), NeededImages.read(root, runs)));
        requireFinding(head);
        ProveSection prove = ProveSection.read(root, models);
        ClaimTexts texts = texts(prove.texts());
        if (texts.checks().isEmpty() && texts.widths().isEmpty() && texts.proofs().isEmpty()
                && prove.stated().isEmpty()) {
            throw Diagnostic.at(root.start(), Code.MISSING_KEY, "a claim needs something to check or to prove")
                    .expecting("'check' or 'prove'").exception();
        }
        ClaimBuilder builder = new ClaimBuilder(head);
        Claim plain = builder.build(texts, prove.stated(), List.of());
        ControlReader control = new ControlReader(builder, texts, id.span().source().name());
        Claim claim = builder.build(texts, prove.stated(), control.twins(root, plain));
        Claim whole = root.find(ClaimKeys.FIGURES).map(node -> withFigures(claim, node, texts)).orElseGet(() ->
                requireFigures(claim));
        // Last: what is wrong with what is used comes first.
        UnusedNames.refuse(root);
        return whole;
    }

    private Claim withFigures(Claim claim, YamlNode section, ClaimTexts texts) {
        if (claim.runs().isEmpty()) {
            throw Diagnostic.at(section.span(), Code.UNKNOWN_RUN, "a figure needs runs to draw")
                    .expecting("the section 'runs'").exception();
        }
        FiguresReader reader = new FiguresReader(claim.runs(), new ModelQuantities(texts.quantities()),
                NamedNumbers.of(texts.numbers()));
        return claim.withFigures(reader.read(section), reader.measured());
    }

    private Claim requireFigures(Claim claim) {
        if (claim.kind() == Kind.FIGURE) {
            throw Diagnostic.at(root.start(), Code.MISSING_KEY, "a claim of this kind draws figures")
                    .expecting("the key '" + ClaimKeys.FIGURES + "'").exception();
        }
        return claim;
    }

    private Source source() {
        YamlMapping mapping = root.require(ClaimKeys.SOURCE, "a claim").requireMapping("{paper: ..., at: ...}");
        mapping.checkKeys(ClaimKeys.OF_SOURCE, "a source");
        return new Source(oneLine(mapping.require(ClaimKeys.PAPER, "a source").requireText("a paper")),
                oneLine(mapping.require(ClaimKeys.AT, "a source").requireText("a place in the paper")));
    }

    private List<RunPlan> runs() {
        List<RunPlan> runs = new ArrayList<>();
        for (YamlEntry entry : entries(ClaimKeys.RUNS, "runs by name")) {
            runs.add(RunReader.read(entry, models));
        }
        return runs;
    }

    private List<TimeVariable> times() {
        List<TimeVariable> times = new ArrayList<>();
        for (YamlEntry entry : entries(ClaimKeys.FOR_ALL, "times, as in {s: times, t: times after s}")) {
            if (times.size() == MOST_TIMES) {
                throw Diagnostic.at(entry.key().span(), Code.UNKNOWN_TIME, "a claim is about at most " + MOST_TIMES
                        + " times").exception();
            }
            String range = entry.value().requireText("'times' or 'times after s'").value().strip()
                    .replaceAll("\\s+", " ");
            int after = -1;
            if (!range.equals("times")) {
                String before = range.startsWith("times after ") ? range.substring("times after ".length()) : "";
                after = times.stream().map(TimeVariable::name).toList().indexOf(before);
                if (after < 0) {
                    throw Diagnostic.at(entry.value().span(), Code.UNKNOWN_TIME,
                            "'" + range + "' is not a range of times")
                            .expecting("'times'"
                                    + (times.isEmpty() ? "" : " or 'times after " + times.get(0).name() + "'"))
                            .exception();
                }
            }
            if (!entry.name().matches("[A-Za-z][A-Za-z0-9]*") || entry.name().equals(RunFormulas.END)) {
                throw Diagnostic.at(entry.key().span(), Code.BAD_NAME, "a time's name is used in formulas")
                        .expecting("a name such as s or t").finding(entry.name()).exception();
            }
            if (entries(ClaimKeys.NUMBERS, "named formulas").stream().anyMatch(named ->
                    named.name().equals(entry.name()))) {
                throw Diagnostic.at(entry.key().span(), Code.NAME_TAKEN, "the name '" + entry.name()
                        + "' is that of a formula under 'numbers'").expecting("another name").exception();
            }
            times.add(new TimeVariable(entry.name(), after));
        }
        return times;
    }

    private Verdict.Word expected(Kind kind) {
        if (root.find(ClaimKeys.EXPECT).isEmpty()) {
            return kind.best();
        }
        return word(ClaimKeys.EXPECT, EXPECTABLE, Verdict.Word::text,
                word -> Verdict.Word.of(word).filter(EXPECTABLE::contains));
    }

    private void requireFinding(ClaimHead head) {
        if (!head.expected().confirms() && head.finding().isEmpty()) {
            throw Diagnostic.at(root.entry(ClaimKeys.EXPECT).orElseThrow().key().span(), Code.MISSING_FINDING,
                    "a claim that expects '" + head.expected().text() + "' says why").expecting("the key 'finding'")
                    .exception();
        }
    }

    private ClaimTexts texts(List<ProofText> proofs) {
        List<ClaimTexts.CheckText> checks = new ArrayList<>();
        List<WidthText> widths = new ArrayList<>();
        root.find(ClaimKeys.CHECK).ifPresent(node -> checks(node, checks, widths));
        if (checks.isEmpty() && !widths.isEmpty()) {
            for (String key : List.of(ClaimKeys.GIVEN, ClaimKeys.EQUALITY)) {
                root.entry(key).ifPresent(entry -> {
                    throw Diagnostic.at(entry.key().span(), Code.LEVEL_MISMATCH, "an order or a limit has no '" + key
                            + "': it is one of all runs").expecting("a comparison under 'check'").exception();
                });
            }
        }
        return new ClaimTexts(checks, widths, proofs,
                QuantitiesSection.read(entries(ClaimKeys.QUANTITIES, "named formulas")), numbers());
    }

    private Map<String, MappedText> numbers() {
        Map<String, MappedText> formulas = new LinkedHashMap<>();
        for (YamlEntry entry : entries(ClaimKeys.NUMBERS, "named formulas")) {
            if (!entry.name().matches("[A-Za-z][A-Za-z0-9]*")) {
                throw Diagnostic.at(entry.key().span(), Code.BAD_NAME,
                        "the name of a formula is used in other formulas")
                        .expecting("letters and digits").finding(entry.name()).exception();
            }
            formulas.put(entry.name(), entry.value().requireText("a formula").content());
        }
        return formulas;
    }

    /** One check or a list: each a formula, {that: formula, given: ..., equality: ...}, an order or a limit. */
    private void checks(YamlNode node, List<ClaimTexts.CheckText> checks, List<WidthText> widths) {
        List<YamlNode> items = node instanceof YamlSequence sequence && !sequence.flow() ? sequence.items()
                : List.of(node);
        for (YamlNode item : items) {
            if (item instanceof YamlMapping mapping) {
                WidthSection.read(mapping).ifPresentOrElse(widths::add, () -> checks.add(check(mapping)));
            } else {
                checks.add(new ClaimTexts.CheckText(item.requireText("a formula, or {that: formula, given: ...}")
                        .content(),
                        formula(root, ClaimKeys.GIVEN), formula(root, ClaimKeys.EQUALITY)));
            }
        }
    }

    private ClaimTexts.CheckText check(YamlMapping mapping) {
        if (mapping.find(ClaimKeys.THAT).isEmpty()) {
            YamlEntry first = mapping.entries().stream().filter(entry -> !ClaimKeys.ANY_CHECK.contains(entry.name()))
                    .findFirst().orElseThrow(() -> Diagnostic.at(mapping.start(), Code.MISSING_KEY,
                            "a check needs to say what it is about")
                            .expecting("'" + String.join("', '", ClaimKeys.CHECK_SUBJECTS) + "'").exception());
            throw Diagnostic.at(first.key().span(), Code.UNKNOWN_KEY, "a check has no key '" + first.name() + "'")
                    .expecting(String.join(", ", ClaimKeys.CHECK_SUBJECTS))
                    .suggesting(Spelling.nearest(first.name(), ClaimKeys.ANY_CHECK)).exception();
        }
        mapping.checkKeys(ClaimKeys.OF_CHECK, "a check");
        return new ClaimTexts.CheckText(mapping.require(ClaimKeys.THAT, "a check").requireText("a formula").content(),
                formula(mapping, ClaimKeys.GIVEN).or(() -> formula(root, ClaimKeys.GIVEN)),
                formula(mapping, ClaimKeys.EQUALITY).or(() -> formula(root, ClaimKeys.EQUALITY)));
    }

    private static Optional<MappedText> formula(YamlMapping mapping, String key) {
        return mapping.find(key).map(node -> node.requireText("a formula").content());
    }

    private List<YamlEntry> entries(String key, String what) {
        return root.find(key).map(node -> node.requireMapping(what).entries()).orElse(List.of());
    }

    private YamlText text(String key, String what) {
        return root.require(key, "a claim").requireText(what);
    }

    private String line(String key) {
        return oneLine(text(key, "a line of text"));
    }

    private static String oneLine(YamlText text) {
        return text.value().strip().replaceAll("\\s+", " ");
    }

    private <T> T word(String key, List<T> words, Function<T, String> name, Function<String, Optional<T>> find) {
        YamlText text = text(key, "a word");
        List<String> names = words.stream().map(name).toList();
        return find.apply(text.value()).orElseThrow(() -> Diagnostic.at(text.span(), Code.UNKNOWN_WORD, "'"
                        + text.value() + "' is not a word for '" + key + "'").expecting(String.join(", ", names))
                .suggesting(Spelling.nearest(text.value(), names)).exception());
    }
}
