package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.openapi.Conformance;
import dev.kaam.openapi.Operation;
import dev.kaam.openapi.Place;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program is and answers, and what {@code openapi.yaml} says of that. */
class DescribedRoutesTest {
    @Test
    void each_route_is_described_and_each_operation_has_a_route(@TempDir Path data) {
        try (Kaam kaam = Kaam.start(Settings.local(0, data))) {
            assertThat(kaam.routes().stream()
                            .filter(route -> !Conformance.PAGE.contains(route.path()))
                            .map(route -> route.method() + " " + route.path().replaceAll(":(\\w+)", "{$1}")))
                    .containsExactlyInAnyOrderElementsOf(
                            Operation.all().stream().map(Operation::name).toList());
        }
    }

    @Test
    void the_version_is_that_of_the_program() throws IOException {
        String version = Place.of("info", "version").node().asText();
        assertThat(Path.of("pom.xml"))
                .content()
                .contains("<artifactId>kaam</artifactId>\n  <version>" + version + "</version>");
    }
}
