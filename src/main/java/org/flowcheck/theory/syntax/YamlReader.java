package org.flowcheck.theory.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.diagnostic.Span;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 into a tree with places. Of YAML it accepts mappings with text keys, lists and scalars: no tags,
 * anchors, aliases, merges, directives for tags, or several documents. Scalars keep their text: {@code yes},
 * {@code 1e-3} and {@code null} are not converted.
 */
public final class YamlReader {

    /** The deepest nesting of mappings and lists. */
    public static final int DEEPEST = 32;

    /** The most entries of one mapping or list. */
    public static final int LONGEST = 2000;

    private static final Pattern KEY_AND_VALUE = Pattern.compile("^\\s*(?:- +)?([^:#]+?): +(\\S.*?)\\s*$");
    /** Braces that hold keys: not a formula that YAML misread. */
    private static final Pattern PROPERTIES = Pattern.compile("\\{ *[a-z][a-z -]*: ");

    private final SourceText source;
    private final int[] utf16;
    private final Iterator<Event> events;

    private YamlReader(SourceText source) {
        this.source = source;
        this.utf16 = codePointOffsets(source.text());
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        this.events = new Parse(settings).parseString(source.text()).iterator();
    }

    /**
     * The tree of a text.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException where the text is not YAML, or uses more of YAML than is
     *     accepted, or nests deeper than {@value #DEEPEST}
     */
    public static YamlNode read(SourceText source) {
        if (source.text().isBlank()) {
            throw Diagnostic.at(source.span(0, 0), Code.FILE_EMPTY, "the file is empty").exception();
        }
        YamlReader reader = new YamlReader(source);
        try {
            return reader.document();
        } catch (MarkedYamlEngineException e) {
            throw reader.syntaxError(e);
        } catch (ReaderException e) {
            int at = reader.offset(e.getPosition());
            throw Diagnostic.at(source.span(at, Math.min(at + 1, source.text().length())), Code.YAML_SYNTAX,
                    String.format("the character U+%04X is not allowed in YAML", e.getCodePoint())).exception();
        } catch (YamlEngineException e) {
            throw Diagnostic.at(source.span(0, 0), Code.YAML_SYNTAX, "the text is not YAML: " + e.getMessage())
                    .exception();
        }
    }

    private YamlNode document() {
        next();
        Event start = next();
        if (!(start instanceof DocumentStartEvent opening)) {
            throw Diagnostic.at(source.span(0, 0), Code.FILE_EMPTY, "the file holds only comments").exception();
        }
        if (!opening.getTags().isEmpty() || opening.getSpecVersion().isPresent()) {
            throw notUsed(opening, "a YAML directive").exception();
        }
        YamlNode root = node(next(), 0);
        next();
        Event end = next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw notUsed(end, "a second YAML document").exception();
        }
        return root;
    }

    private Event next() {
        return events.next();
    }

    private YamlNode node(Event event, int depth) {
        if (event instanceof AliasEvent) {
            throw feature(event, "a YAML alias, because of the '*',").exception();
        }
        if (event instanceof NodeEvent named && named.getAnchor().isPresent()) {
            throw feature(event, "a YAML anchor, because of the '&',").exception();
        }
        if (event instanceof ScalarEvent scalar) {
            if (scalar.getTag().isPresent()) {
                throw feature(event, "a YAML tag, because of the '!',").exception();
            }
            return text(scalar);
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        if (start.getTag().isPresent()) {
            throw feature(event, "a YAML tag, because of the '!',").exception();
        }
        if (depth >= DEEPEST) {
            throw Diagnostic.at(span(event), Code.NESTING_TOO_DEEP, "mappings and lists nest too deep here")
                    .expecting("at most " + DEEPEST + " levels").exception();
        }
        return event.getEventId() == Event.ID.MappingStart ? mapping(start, depth) : sequence(start, depth);
    }

    private YamlSequence sequence(CollectionStartEvent start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        Event event = next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            refuseLong(items.size(), event);
            items.add(node(event, depth + 1));
            event = next();
        }
        return new YamlSequence(items, start.isFlow(), span(start).to(span(event)));
    }

    private YamlMapping mapping(CollectionStartEvent start, int depth) {
        List<YamlEntry> entries = new ArrayList<>();
        Map<String, Span> seen = new HashMap<>();
        Event event = next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            refuseLong(entries.size(), event);
            YamlNode key = node(event, depth + 1);
            if (!(key instanceof YamlText name)) {
                throw Diagnostic.at(key.span(), Code.WRONG_KIND, "a key must be a text").finding(key.kind())
                        .exception();
            }
            if (name.value().equals("<<")) {
                throw notUsed(event, "a YAML merge").exception();
            }
            Span first = seen.putIfAbsent(name.value(), name.span());
            if (first != null) {
                throw Diagnostic.at(name.span(), Code.YAML_DUPLICATE_KEY, "the key '" + name.value()
                        + "' stands here a second time; the first is in line " + first.line()).exception();
            }
            entries.add(new YamlEntry(name, node(next(), depth + 1)));
            event = next();
        }
        return new YamlMapping(entries, start.isFlow(), span(start).to(span(event)));
    }

    private void refuseLong(int size, Event event) {
        if (size >= LONGEST) {
            throw Diagnostic.at(span(event), Code.TOO_MANY_ENTRIES, "a mapping or a list grows too long here")
                    .expecting("at most " + LONGEST + " entries").exception();
        }
    }

    private YamlText text(ScalarEvent scalar) {
        Span span = span(scalar);
        return new YamlText(ScalarPlaces.map(source, span, scalar.getScalarStyle(), scalar.getValue()), span);
    }

    private Diagnostic notUsed(Event event, String what) {
        return Diagnostic.at(span(event), Code.YAML_FEATURE, what + " stands here");
    }

    private Diagnostic feature(Event event, String what) {
        return notUsed(event, what).expecting("the value written out").suggesting(quoted(span(event)));
    }

    private RuntimeException syntaxError(MarkedYamlEngineException e) {
        int at = e.getProblemMark().or(e::getContextMark).map(mark -> offset(mark.getIndex())).orElse(0);
        if (source.text().substring(at).isBlank()) {
            // What is missing at the end was opened earlier.
            at = e.getContextMark().map(mark -> offset(mark.getIndex())).orElse(at);
        }
        Span span = source.span(at, Math.min(at + 1, source.text().length()));
        String problem = e.getProblem() == null ? e.getMessage() : e.getProblem();
        if (problem.contains("TAB") || at < source.text().length() && source.text().charAt(at) == '\t') {
            return Diagnostic.at(span, Code.YAML_TAB, "a tab stands where YAML wants spaces").exception();
        }
        Matcher parts = KEY_AND_VALUE.matcher(source.line(span.line()));
        if (parts.matches() && "!&*".indexOf(parts.group(2).charAt(0)) >= 0) {
            int start = source.text().lastIndexOf('\n', Math.max(0, at - 1)) + 1 + parts.start(2);
            return Diagnostic.at(source.span(start, start + 1), Code.YAML_FEATURE,
                    "YAML reads '" + parts.group(2).charAt(0)
                            + "' as the start of a tag, an anchor or an alias")
                    .expecting("the value written out").suggesting(quoted(span)).exception();
        }
        return Diagnostic.at(span, Code.YAML_SYNTAX, "the text is not YAML: " + problem.replaceAll("\\s+", " "))
                .suggesting(quoted(span)).exception();
    }

    /** The line with its value in quotes, where that may be what was meant: most YAML slips are unquoted formulas. */
    private Optional<String> quoted(Span span) {
        Matcher parts = KEY_AND_VALUE.matcher(source.line(span.line()));
        int column = span.start() - source.text().lastIndexOf('\n', span.start() - 1) - 1;
        if (!parts.matches() || column < parts.start(2) || parts.group(2).startsWith("\"")
                || parts.group(2).startsWith("'")) {
            return Optional.empty();
        }
        if (PROPERTIES.matcher(parts.group(2)).lookingAt()) {
            return Optional.of("quotes around the formula inside the braces");
        }
        return Optional.of(parts.group(1) + ": " + Quotes.around(parts.group(2)));
    }

    private Span span(Event event) {
        int start = event.getStartMark().map(mark -> offset(mark.getIndex())).orElse(0);
        int end = event.getEndMark().map(mark -> offset(mark.getIndex())).orElse(start);
        return source.span(start, Math.max(start, end));
    }

    private int offset(int codePoint) {
        return utf16[Math.min(codePoint, utf16.length - 1)];
    }

    /** Marks count code points, texts count UTF-16 units. */
    private static int[] codePointOffsets(String text) {
        int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
        int at = 0;
        for (int i = 0; i < offsets.length - 1; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[offsets.length - 1] = at;
        return offsets;
    }
}
