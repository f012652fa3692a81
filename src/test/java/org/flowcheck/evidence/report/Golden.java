package org.flowcheck.evidence.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with a file of {@code src/test/resources} that was read by a person once. With {@code -Dgolden.write=DIR}
 * the texts are written to that folder, to be read and copied after a wanted change.
 */
final class Golden {

    private Golden() {
    }

    static void matches(String file, String text) throws IOException {
        String target = System.getProperty("golden.write");
        if (target != null) {
            Files.createDirectories(Path.of(target));
            Files.writeString(Path.of(target, file), text);
            return;
        }
        try (InputStream in = Golden.class.getResourceAsStream(file)) {
            assertNotNull(in, "no golden file " + file);
            assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), text, file);
        }
    }
}
