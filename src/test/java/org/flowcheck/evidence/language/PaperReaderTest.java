package org.flowcheck.evidence.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Goldens;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.claim.Paper;
import org.flowcheck.theory.syntax.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaperReaderTest {

    static List<Path> badPapers() {
        return Goldens.files("paper/three-layer");
    }

    static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("proofs-check"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("badPapers")
    void everyBadPaperIsRefusedAsItsGoldenTextSays(Path file) {
        Goldens.assertRefused(file, () -> PaperReader.read(SourceFile.read(file), ProjectModels::find));
    }

    /** Every paper of the project says what it is about, and its claims use models that it names. */
    @ParameterizedTest
    @MethodSource("folders")
    void everyPaperOfTheProjectIsDescribed(Path folder) throws IOException {
        Paper paper = PaperReader.read(SourceFile.read(folder.resolve(PaperReader.FILE)), ProjectModels::find);
        assertEquals(folder.getFileName().toString(), paper.name());
        assertFalse(paper.models().isEmpty());
        try (Stream<Path> models = Files.list(Path.of("models").resolve(paper.name()))) {
            List<String> files = models.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted().toList();
            assertTrue(files.containsAll(paper.models()), paper.models() + " are not all among " + files);
        }
    }

    @Test
    void theSampleOfThePageIsRead() throws IOException {
        String page = Files.readString(Path.of("docs/claims.md"));
        int start = page.indexOf("```paper\n") + "```paper\n".length();
        Paper paper = PaperReader.read(new SourceText("sample/paper.yaml",
                page.substring(start, page.indexOf("```", start))),
                ProjectModels::find);
        assertEquals(OptionalInt.of(2024), paper.year());
        assertEquals(2, paper.models().size());
    }

    @Test
    void whatIsOptionalMayBeLeftOut() {
        Paper paper = PaperReader.read(new SourceText("paper.yaml", """
                flowcheck: 1
                paper: any
                title: A  title
                authors: One Author
                setting: >-
                  Something
                  moves.
                """), ProjectModels::find);
        assertEquals("A title", paper.title());
        assertEquals(List.of("One Author"), paper.authors());
        assertEquals(OptionalInt.empty(), paper.year());
        assertTrue(paper.arxiv().isEmpty() && paper.venue().isEmpty() && paper.models().isEmpty());
        assertEquals("Something moves.", paper.setting());
    }
}
