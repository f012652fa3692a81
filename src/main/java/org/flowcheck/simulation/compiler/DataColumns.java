package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.simulation.data.CsvTable;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Model;

/**
 * Makes data arrays of the columns of a table whose rows are the first index: the column {@code y} is {@code y[i]}, the
 * columns {@code x1}, {@code x2}, ... in any order are {@code x[i, 1]}, {@code x[i, 2]}, ...
 */
public final class DataColumns {

    /** A name and the number at its end; every way to cut {@code x12} is tried. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final Model model;
    private final CsvTable table;

    /** Part of an array: the number of its second index, or 0 where the column is the whole array. */
    private record Part(DataArray array, int number) {
    }

    private DataColumns(Model model, CsvTable table) {
        this.model = model;
        this.table = table;
    }

    /**
     * The arrays that a table gives; they need not be all data of the model.
     *
     * @throws DiagnosticException (unknown-data, data-size) for a column that is no part of data of one or two indices,
     *     or of two of them, and for a column that is missing
     */
    public static NamedArrays of(Model model, CsvTable table) {
        return new DataColumns(model, table).arrays();
    }

    private NamedArrays arrays() {
        Map<String, SortedMap<Integer, Integer>> columns = new LinkedHashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Part part = part(table.columns().get(i));
            columns.computeIfAbsent(part.array().name(), name -> new TreeMap<>()).put(part.number(), i);
        }
        Map<String, NamedArrays.Entry> entries = new LinkedHashMap<>();
        columns.forEach((name, places) -> entries.put(name, entry(name, places)));
        return new NamedArrays(table.source(), entries);
    }

    private Part part(CsvTable.Column column) {
        String name = column.name();
        List<Part> parts = new ArrayList<>();
        whole(name, 1).ifPresent(array -> parts.add(new Part(array, 0)));
        for (int cut = 1; cut < name.length(); cut++) {
            Matcher number = NUMBER.matcher(name).region(cut, name.length());
            if (number.matches()) {
                whole(name.substring(0, cut), 2).ifPresent(array ->
                        parts.add(new Part(array, Integer.parseInt(number.group()))));
            }
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        if (parts.isEmpty()) {
            throw unknown(column);
        }
        throw Diagnostic.at(column.span(), Code.UNKNOWN_DATA, "the column '" + name + "' can be part of "
                        + parts.stream().map(part -> "'" + part.array().name() + "'")
                        .collect(Collectors.joining(" or of ")))
                .expecting("an NPZ file, which gives arrays by their names").exception();
    }

    private Optional<DataArray> whole(String name, int indices) {
        return model.dataArray(name).filter(array -> array.axes().size() == indices);
    }

    private DiagnosticException unknown(CsvTable.Column column) {
        Optional<DataArray> named = model.dataArray(column.name());
        if (named.isPresent() && named.get().axes().size() != 2) {
            int indices = named.get().axes().size();
            return Diagnostic.at(column.span(), Code.UNKNOWN_DATA, "the data '" + column.name() + "' have "
                            + (indices == 0 ? "no index" : indices + " indices") + ", and a table gives one or two")
                    .expecting("an NPZ file").exception();
        }
        String end = column.name().replaceFirst("^.*?(?=[1-9][0-9]*$|$)", "");
        Optional<String> meant = named.map(array -> array.name() + "1")
                .or(() -> whole(column.name().replaceFirst("[0-9]+$", ""), 1).map(DataArray::name));
        List<String> wanted = new ArrayList<>();
        List<String> spellings = new ArrayList<>();
        for (DataArray array : model.data()) {
            if (array.axes().size() == 1) {
                wanted.add(array.name());
                spellings.add(array.name());
            } else if (array.axes().size() == 2) {
                wanted.add(array.name() + "1, " + array.name() + "2, ...");
                spellings.add(array.name() + (end.isEmpty() ? "1" : end));
            }
        }
        return Diagnostic.at(column.span(), Code.UNKNOWN_DATA,
                        model.name() + " has no data for the column '" + column.name() + "'")
                .expecting(wanted.isEmpty() ? "a model with data of one or two indices" : String.join("; ", wanted))
                .suggesting(meant.or(() -> Spelling.nearest(column.name(), spellings)))
                .exception();
    }

    private NamedArrays.Entry entry(String name, SortedMap<Integer, Integer> places) {
        CsvTable.Column first = table.columns().get(places.get(places.firstKey()));
        if (places.firstKey() == 0) {
            return new NamedArrays.Entry(table.column(places.get(0)), Optional.of(first.span()));
        }
        int wanted = 1;
        for (Map.Entry<Integer, Integer> place : places.entrySet()) {
            if (place.getKey() != wanted) {
                throw Diagnostic.at(table.columns().get(place.getValue()).span(), Code.DATA_SIZE,
                                "the column '" + name + wanted + "' is missing before '" + name + place.getKey() + "'")
                        .expecting("all columns from " + name + "1 on").exception();
            }
            wanted++;
        }
        return new NamedArrays.Entry(table.columns(places.values().stream().mapToInt(Integer::intValue).toArray()),
                Optional.of(first.span()));
    }
}
