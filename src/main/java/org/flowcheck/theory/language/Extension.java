package org.flowcheck.theory.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.syntax.SourceFile;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlText;

/**
 * Carries out {@code extends}: the other model's tree with this one's keys put over it. Mappings merge key by key; keys
 * that declare the same name, {@code a[k]} and {@code a[j]}, are one key; the equations of motion are replaced as a
 * whole.
 *
 * <p>Only files of the model's own folder and of its sibling folders are read, and no links out of them are followed.
 */
final class Extension {

    private static final Set<String> DYNAMICS = Set.of(Keys.FLOW, Keys.RATES, Keys.MAP);
    private static final Set<String> REPLACED = Set.of(Keys.FLOW, Keys.RATES, Keys.MAP, Keys.SOURCE, Keys.REDUCES);

    private final Path file;
    private final List<Path> chain;

    Extension(Path file) {
        this(file, List.of(Neighbours.real(file)));
    }

    private Extension(Path file, List<Path> chain) {
        this.file = file;
        this.chain = chain;
    }

    /** The tree of the file with all that it extends. */
    YamlMapping of(YamlMapping tree) {
        Optional<YamlEntry> extending = tree.entry(Keys.EXTENDS);
        if (extending.isEmpty()) {
            return tree;
        }
        YamlText wanted = extending.get().value().requireText("the name of a model");
        Path other = new Neighbours(file).locate(wanted, "the extended model");
        Path realOther = Neighbours.real(other);
        if (chain.contains(realOther)) {
            throw Diagnostic.at(wanted.span(), Code.EXTENDS_CYCLE, "the models extend each other in a circle")
                    .finding(String.join(" -> ", Stream.concat(chain.stream(), Stream.of(realOther))
                            .map(path -> path.getFileName().toString()).toList())).exception();
        }
        YamlMapping base = ModelReader.tree(SourceFile.read(other));
        List<Path> longer = new ArrayList<>(chain);
        longer.add(realOther);
        return merged(new Extension(other, longer).of(base), tree);
    }

    private static YamlMapping merged(YamlMapping base, YamlMapping over) {
        boolean newDynamics = over.entries().stream().anyMatch(entry -> DYNAMICS.contains(entry.name()));
        Map<String, YamlEntry> entries = new LinkedHashMap<>();
        for (YamlEntry entry : base.entries()) {
            if (!entry.name().equals(Keys.EXTENDS) && !(newDynamics && DYNAMICS.contains(entry.name()))) {
                entries.put(entry.name(), entry);
            }
        }
        for (YamlEntry entry : over.entries()) {
            YamlEntry below = entries.get(entry.name());
            boolean merge = below != null && !REPLACED.contains(entry.name());
            entries.put(entry.name(), merge ? put(below, entry) : entry);
        }
        entries.remove(Keys.EXTENDS);
        return new YamlMapping(List.copyOf(entries.values()), false, over.span());
    }

    private static YamlEntry put(YamlEntry base, YamlEntry over) {
        YamlNode value = base.value() instanceof YamlMapping below && over.value() instanceof YamlMapping above
                ? put(below, above) : over.value();
        return new YamlEntry(over.key(), value);
    }

    private static YamlMapping put(YamlMapping base, YamlMapping over) {
        Map<String, YamlEntry> entries = new LinkedHashMap<>();
        base.entries().forEach(entry -> entries.put(DeclaredNames.name(entry), entry));
        for (YamlEntry entry : over.entries()) {
            YamlEntry below = entries.get(DeclaredNames.name(entry));
            entries.put(DeclaredNames.name(entry), below == null ? entry : put(below, entry));
        }
        return new YamlMapping(List.copyOf(entries.values()), over.flow(), over.span());
    }
}
