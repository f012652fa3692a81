package org.flowcheck.evidence.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.language.PaperReader;

/**
 * Finds claim files: {@code proofs-check/PAPER/ID.yaml} of the current folder, and of the installation where the
 * current folder has none.
 *
 * @param folder the current folder
 * @param installation flowcheck's own folder, if known
 */
public record ClaimCatalogue(Path folder, Optional<Path> installation) {

    private static final String CLAIMS = "proofs-check";
    private static final String ENDING = ".yaml";

    /**
     * The files of a selection, in the order of papers and ids.
     *
     * @param selection ids, papers, and paths of files or folders; none for all
     * @throws org.flowcheck.diagnostic.DiagnosticException if something of it is not found
     */
    public List<Path> select(List<String> selection) {
        List<Path> known = files(root());
        if (selection.isEmpty()) {
            return known;
        }
        Set<Path> selected = new LinkedHashSet<>();
        selection.forEach(word -> selected.addAll(matching(word, known)));
        return new ArrayList<>(selected);
    }

    /** Those of the files of a selection that are asked for one by one: by id, or by the file's own path. */
    public Set<Path> named(List<String> selection) {
        Set<Path> named = new LinkedHashSet<>();
        for (String word : selection) {
            select(List.of(word)).stream().filter(file -> id(file).equals(word) || file.equals(folder.resolve(word)))
                    .forEach(named::add);
        }
        return named;
    }

    /** What selects one file: its id where no other file has it, else its path. */
    String selection(Path file) {
        try {
            if (select(List.of(id(file))).equals(List.of(file))) {
                return id(file);
            }
        } catch (DiagnosticException notOfTheCatalogue) {
            // A path it is.
        }
        Path here = folder.toAbsolutePath().normalize();
        Path whole = file.toAbsolutePath().normalize();
        return whole.startsWith(here) ? here.relativize(whole).toString() : whole.toString();
    }

    private Path root() {
        Path here = folder.resolve(CLAIMS);
        return Files.isDirectory(here) ? here : installation.map(home -> home.resolve(CLAIMS)).orElse(here);
    }

    private Collection<Path> matching(String word, List<Path> known) {
        if (word.contains("/") || word.endsWith(ENDING)) {
            Path path = folder.resolve(word);
            if (!Files.exists(path)) {
                throw Diagnostic.of(Code.FILE_NOT_FOUND, "there is no claim file or folder " + word).exception();
            }
            return files(path);
        }
        Map<Path, String> papers = new LinkedHashMap<>();
        known.forEach(file -> papers.put(file, file.getParent().getFileName().toString()));
        List<Path> found = known.stream().filter(file -> id(file).equals(word) || papers.get(file).equals(word)).toList();
        if (found.isEmpty()) {
            Set<String> words = new TreeSet<>(papers.values());
            known.forEach(file -> words.add(id(file)));
            throw Diagnostic.of(Code.FILE_NOT_FOUND, "there is no claim or paper '" + word + "'")
                    .expecting("a claim's id, a paper, or a path").suggesting(Spelling.nearest(word, words)).exception();
        }
        return found;
    }

    private static String id(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    /** Whether a file describes a paper and states no claim. */
    static boolean isPaper(Path file) {
        return file.getFileName().toString().equals(PaperReader.FILE);
    }

    /** The files that describe the papers of some claims, where there are any: one in each folder at most. */
    static List<Path> papersOf(List<Path> claims) {
        return claims.stream().map(claim -> claim.resolveSibling(PaperReader.FILE)).distinct()
                .filter(Files::isRegularFile).toList();
    }

    /** All claim files below a path, sorted by path. */
    private static List<Path> files(Path root) {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(file -> file.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .filter(file -> !isPaper(file)).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, "cannot read the folder " + root).exception();
        }
    }
}
