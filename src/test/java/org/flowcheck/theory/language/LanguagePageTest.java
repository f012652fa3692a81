package org.flowcheck.theory.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.FormulaLimits;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.SourceFile;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads every sample of docs/language.md. */
class LanguagePageTest {

    private static final Pattern BLOCK = Pattern.compile("^```(yaml|formulas)\\n(.*?)^```$",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("^\\| `(.*?)` \\| `(.*?)` \\|$", Pattern.MULTILINE);
    private static final Pattern WRITTEN = Pattern.compile("^\\| (`.*?`) \\| [^`|].*\\|$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final String page = page();

    private static String page() {
        try {
            return Files.readString(Path.of("docs/language.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> blocks(String kind) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            if (matcher.group(1).equals(kind)) {
                blocks.add(matcher.group(2));
            }
        }
        return blocks;
    }

    private static MappedText text(String formula) {
        return MappedText.of(new SourceText("docs/language.md", formula));
    }

    /** The samples stand in one folder: one of them reduces another. */
    @Test
    void modelsAreReadAndReadBackEqual(@TempDir Path folder) throws IOException {
        assertEquals(7, blocks("yaml").size());
        for (String block : blocks("yaml")) {
            Path file = folder.resolve(name(block) + ModelReader.ENDING);
            Model model = ModelReader.read(Files.writeString(file, block));
            assertEquals(model, ModelReader.read(Files.writeString(file, ModelPrinter.print(model))));
        }
    }

    private static String name(String block) {
        Matcher matcher = Pattern.compile("^model: (\\S+)", Pattern.MULTILINE).matcher(block);
        assertTrue(matcher.find(), block);
        return matcher.group(1);
    }

    @Test
    void formulasMeanSomethingInTheFirstModel() {
        ModelScope scope = ModelScope.of(ModelReader.read(new SourceText("docs/language.md", blocks("yaml").get(0))));
        List<String> formulas = blocks("formulas").get(0).lines().toList();
        assertEquals(5, formulas.size());
        formulas.forEach(formula -> scope.number(text(formula)));
    }

    @Test
    void notationsOfTheTableParse() {
        int count = 0;
        Matcher row = WRITTEN.matcher(page);
        while (row.find()) {
            Matcher sample = CODE.matcher(row.group(1));
            while (sample.find()) {
                FormulaParser.parse(text(sample.group(1)));
                count++;
            }
        }
        assertTrue(count >= 20, "samples: " + count);
        for (String refused : List.of(".5", "2.", "1E-3", "2 3", "a[k][l]", "a**b", "a = b")) {
            assertThrows(DiagnosticException.class, () -> FormulaParser.parse(text(refused)), refused);
        }
    }

    @Test
    void whatYamlSpoilsIsRefusedAndItsRemedyIsRead() {
        int count = 0;
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            String refused = row.group(1);
            assertThrows(DiagnosticException.class, () -> formula(refused), refused);
            formula(row.group(2));
            count++;
        }
        assertEquals(5, count);
    }

    private static void formula(String line) {
        YamlMapping mapping = YamlReader.read(new SourceText("line", line)).requireMapping("a key with a value");
        mapping.entries().forEach(entry ->
                FormulaParser.parseList(Section.valueOf(entry, Keys.VALUE, Keys.OF_DEFINITION, "a definition")
                        .requireText("a formula").content()));
    }

    @Test
    void thePageNamesAllKeysAndWords() {
        Set<String> keys = new TreeSet<>();
        Stream.of(Keys.TOP, Keys.OF_SOURCE, Keys.OF_PARAMETER, Keys.OF_DRAW, Keys.OF_ACTIVATION,
                Keys.OF_FORMULA_ACTIVATION, Keys.OF_DATA, Keys.OF_VARIABLE, Keys.OF_ASYMPTOTICS, Keys.OF_REDUCES,
                Keys.OF_STATE, Keys.OF_DEFINITION, Keys.OF_INVARIANT, Keys.OF_OBSERVABLE, Keys.OF_FLOW, Keys.OF_BLOW_UP)
                .forEach(keys::addAll);
        for (String key : keys) {
            // As a key of a sample, or in the text.
            assertTrue(Pattern.compile("(^|[ {,`])" + key + "[:`]", Pattern.MULTILINE).matcher(page).find(), key);
        }
        for (Asymptotics.Clock clock : Asymptotics.Clock.values()) {
            assertTrue(Pattern.compile("`" + clock.head() + "`\\s+for t = ").matcher(page).find(), clock.head());
        }
        assertTrue(page.contains("`leading`"));
    }

    @Test
    void thePageNamesAllFunctionsAndLimits() {
        FunctionTable.names().forEach(name -> assertTrue(page.contains("`" + name + "`"), name));
        Vocabulary.callable().forEach(name -> assertTrue(page.contains("`" + name), name));
        for (int limit : new int[] {SourceFile.LARGEST, YamlReader.LONGEST, YamlReader.DEEPEST, FormulaLimits.DEEPEST,
            FormulaLimits.LONGEST, FormulaLimits.LARGEST, FormulaLimits.HIGHEST_POWER}) {
            assertTrue(Pattern.compile("\\b" + limit + "\\b").matcher(page).find(), "limit " + limit);
        }
        assertFalse(page.contains("\t"));
    }
}
