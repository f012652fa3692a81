package org.flowcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with a file of {@code src/test/resources} that was read by a person once. With
 * {@code -Dgolden.write=DIR} the texts are written below that folder (use {@code src/test/resources}), to be read after
 * a wanted change.
 */
public final class Golden {

    private Golden() {
    }

    /** Requires a text to equal the resource of that name in the package of {@code owner}. */
    public static void matches(Class<?> owner, String file, String text) throws IOException {
        String target = System.getProperty("golden.write");
        if (target != null) {
            Path folder = Path.of(target, owner.getPackageName().split("\\."));
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file), text);
            return;
        }
        try (InputStream in = owner.getResourceAsStream(file)) {
            assertNotNull(in, "no golden file " + file);
            assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), text, file);
        }
    }
}
