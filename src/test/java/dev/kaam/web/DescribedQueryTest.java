package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import dev.kaam.openapi.Operation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The query parameters that are described are those that are known: the server names them to whoever gives another. */
class DescribedQueryTest {
    @Test
    void what_is_described_is_what_is_known(@TempDir Path data) {
        try (TestKaam kaam = TestKaam.on(data)) {
            for (Operation operation : Operation.all()) {
                if (!operation.query().isEmpty()) {
                    String path = operation.path().replace("{id}", "1") + "?nonsense=1";
                    var refusal = Refusal.of(kaam.send(operation.method(), path, ""), 400, "malformed");
                    assertThat(refusal.detail())
                            .as(operation.name())
                            .endsWith("Known are: " + String.join(", ", operation.query()) + ".");
                }
            }
        }
    }
}
