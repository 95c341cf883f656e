package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Every name that tests/doors.toml gives for Java exists. */
class DoorsTest {
    @Test
    void everyJavaNameExists() throws IOException, ClassNotFoundException {
        byte[] text = Files.readAllBytes(Repository.root().resolve("tests/doors.toml"));
        JsonNode capabilities = new TomlMapper().readTree(text).get("capability");
        assertFalse(capabilities.isEmpty());
        for (JsonNode capability : capabilities) {
            if (!capability.has("java")) {
                continue;
            }
            String name = capability.get("java").asText();
            String[] parts = name.split("#");
            Class<?> type = Class.forName(parts[0]);
            boolean made = parts[1].equals(type.getSimpleName()) && type.getConstructors().length > 0;
            boolean found = made || Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals(parts[1]));
            assertTrue(found, name);
        }
    }
}
