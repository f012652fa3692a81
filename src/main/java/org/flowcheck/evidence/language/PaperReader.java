package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.claim.Paper;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlReader;
import org.flowcheck.theory.syntax.YamlSequence;
import org.flowcheck.theory.syntax.YamlText;

/** Reads the file that says what a paper is about: {@value #FILE}, in the folder of the paper's claims. */
public final class PaperReader {

    /** The name of the file. */
    public static final String FILE = "paper.yaml";

    private static final String TITLE = "title";
    private static final String AUTHORS = "authors";
    private static final String YEAR = "year";
    private static final String VENUE = "venue";
    private static final String ARXIV = "arxiv";
    private static final String SETTING = "setting";
    private static final String MODELS = "models";
    private static final List<String> KEYS = List.of(ClaimKeys.FLOWCHECK, ClaimKeys.PAPER, TITLE, AUTHORS, YEAR, VENUE,
            ARXIV, SETTING, MODELS);
    private static final String OWNER = "a paper";

    /** Printing began then, and nobody cites further ahead. */
    private static final int FIRST_YEAR = 1450;
    private static final int LAST_YEAR = 2999;

    private final YamlMapping root;
    private final ModelFinder models;

    private PaperReader(YamlMapping root, ModelFinder models) {
        this.root = root;
        this.models = models;
    }

    /**
     * The paper of a file.
     *
     * @param source the file's text; the last folder of its name is the paper's name
     * @param models finds the models it names
     * @throws org.flowcheck.diagnostic.DiagnosticException if it does not describe a paper
     */
    public static Paper read(SourceText source, ModelFinder models) {
        YamlMapping root = YamlReader.read(source).requireMapping("a paper: a mapping with the keys "
                + String.join(", ", KEYS));
        return new PaperReader(root, models).paper(folder(source));
    }

    /** The folder the file lies in; empty where its name holds none. */
    private static Optional<String> folder(SourceText source) {
        String[] parts = source.name().split("/");
        return parts.length < 2 ? Optional.empty() : Optional.of(parts[parts.length - 2]);
    }

    private Paper paper(Optional<String> folder) {
        root.checkKeys(KEYS, OWNER);
        YamlText version = text(ClaimKeys.FLOWCHECK, "the version, 1");
        if (!version.value().strip().equals("1")) {
            throw Diagnostic.at(version.span(), Code.UNSUPPORTED_VERSION, "version " + version.value()
                    + " of the description of papers is not known").expecting("flowcheck: 1").exception();
        }
        YamlText name = text(ClaimKeys.PAPER, "the paper's name");
        folder.filter(expected -> !expected.equals(name.value())).ifPresent(expected -> {
            throw Diagnostic.at(name.span(), Code.PAPER_NAME, "the paper's name differs from that of its folder")
                    .expecting(expected).finding(name.value()).exception();
        });
        return new Paper(name.value(), line(text(TITLE, "a title")), authors(), year(),
                optional(VENUE, "a journal or a conference"),
                arxiv(), line(text(SETTING, "a few sentences")), models());
    }

    private List<String> authors() {
        List<String> authors = root.require(AUTHORS, OWNER).requireTexts("a name").stream().map(PaperReader::line)
                .toList();
        if (authors.isEmpty()) {
            throw Diagnostic.at(root.require(AUTHORS, OWNER).span(), Code.MISSING_VALUE, "a paper has an author")
                    .expecting("one or more names").exception();
        }
        return authors;
    }

    private OptionalInt year() {
        Optional<YamlNode> node = root.find(YEAR);
        return node.isEmpty() ? OptionalInt.empty()
                : OptionalInt.of(RunReader.wholeNumber(node.get(), FIRST_YEAR, LAST_YEAR));
    }

    private Optional<String> arxiv() {
        Optional<YamlText> text = root.find(ARXIV).map(node -> node.requireText("a number such as \"2301.00001\""));
        text.filter(number -> !number.value().matches("[0-9]{4}\\.[0-9]{4,5}|[a-z-]+(\\.[A-Z]{2})?/[0-9]{7}"))
                .ifPresent(number -> {
            throw Diagnostic.at(number.span(), Code.WRONG_KIND, "this is not a number of arXiv")
                    .expecting("four digits, a point and four or five digits, in quotes: \"2301.00001\"")
                    .finding(number.value()).exception();
        });
        return text.map(YamlText::value);
    }

    private List<String> models() {
        List<String> names = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        YamlNode node = root.find(MODELS).orElse(new YamlSequence(List.of(), true, root.span()));
        for (YamlText name : node.requireTexts("the name of a model")) {
            if (!seen.add(name.value())) {
                throw Diagnostic.at(name.span(), Code.NAME_TAKEN, "the model '" + name.value() + "' is named twice")
                        .exception();
            }
            names.add(models.find(name.value(), name.span()).name());
        }
        return names;
    }

    private Optional<String> optional(String key, String what) {
        return root.find(key).map(node -> line(node.requireText(what)));
    }

    private YamlText text(String key, String what) {
        return root.require(key, OWNER).requireText(what);
    }

    private static String line(YamlText text) {
        return text.value().strip().replaceAll("\\s+", " ");
    }
}
