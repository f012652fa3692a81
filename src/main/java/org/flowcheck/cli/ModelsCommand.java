package org.flowcheck.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.flowcheck.evidence.experiment.ModelCatalogue;
import org.flowcheck.evidence.experiment.ModelLibrary;
import org.flowcheck.evidence.report.DataTable;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code flowcheck models}: the models that can be named. */
@Command(name = "models", mixinStandardHelpOptions = true,
        description = "Lists the models that can be named: those below ./models, then those of the installation.",
        footerHeading = "%nExamples:%n",
        footer = {"  flowcheck models", "  flowcheck models --json"})
final class ModelsCommand implements Callable<Integer> {

    @Option(names = "--json", arity = "0", description = "Print the list as JSON.")
    private boolean json;

    private final Session session;

    ModelsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<List<Cell>> rows = new ArrayList<>();
        for (ModelCatalogue.Entry entry : ModelCatalogue.read(
                new ModelLibrary(session.folder(), session.installation()))) {
            rows.add(List.of(Cell.text(entry.topic()), Cell.text(entry.name()), Cell.text(entry.title()),
                    Cell.text(entry.source())));
        }
        Table table = Table.of(List.of(Column.text("topic", "topic"), Column.name("model", "model"),
                Column.text("title", "title"), Column.text("source", "source")), rows);
        session.terminal().result(json, DataTable.json(table), table);
        return Exit.OK;
    }
}
