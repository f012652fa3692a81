package org.flowcheck.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.store.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code flowcheck new MODEL}: writes a commented model file to start from. */
@Command(name = "new", mixinStandardHelpOptions = true,
        description = "Writes a commented model file MODEL.yaml into this folder, to start from.",
        footerHeading = "%nExamples:%n",
        footer = {"  flowcheck new my-model", "  flowcheck solve my-model.yaml --until 5"})
final class NewCommand implements Callable<Integer> {

    private static final String TEMPLATE = "template.yaml";
    private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    @Parameters(paramLabel = "MODEL", description = "Its name: lower-case words joined by hyphens.")
    private String name;

    private final Session session;

    NewCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (!name.matches(NAME)) {
            throw Diagnostic.of(Code.WRONG_USAGE, "'" + name + "' cannot be the name of a model")
                    .expecting("lower-case words joined by hyphens, such as my-model").exception();
        }
        Path file = session.folder().resolve(name + ".yaml");
        try {
            Files.writeString(file, template().replace("@NAME@", name), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException taken) {
            throw Diagnostic.of(Code.WRONG_USAGE, file.getFileName() + " exists already and is left as it is")
                    .expecting("a name that is not taken").exception();
        } catch (IOException unwritable) {
            throw AtomicFile.refused(file.getFileName().toString(), unwritable);
        }
        session.terminal().out().println("wrote " + file.getFileName() + "; next: flowcheck solve " + name
                + ".yaml --until 5");
        return Exit.OK;
    }

    private static String template() throws IOException {
        try (InputStream in = NewCommand.class.getResourceAsStream(TEMPLATE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
