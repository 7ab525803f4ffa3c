package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaam.lab.LabException;
import dev.kaam.lab.Setup;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
    @Test
    void where_a_program_ends_no_server_is_started_any_more(@TempDir Path temporary) throws Exception {
        var children = new Children();
        Path folder = Files.createDirectory(temporary.resolve("one"));
        children.close();
        var late = new Child(Setup.of("one", "virtual-threads"), folder, children::remove);
        assertThatThrownBy(() -> children.add(late)).isInstanceOf(LabException.class);
        assertThat(folder).doesNotExist();
        assertThatThrownBy(late::restart).isInstanceOf(LabException.class);
    }
}
