package dev.kaam.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.learn.Course;
import dev.kaam.learn.Given;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has answered, in a file: the last answer to each question. For each change it is read anew while others wait, so
 * that two terminals lose nothing of each other's, and written whole or not at all. What another version keeps in it stays.
 */
public final class LearnFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANSWERS = "answers";

    private final Path file;

    public LearnFile(Path file) {
        this.file = file;
    }

    /**
     * Where programs keep such things: {@code $XDG_STATE_HOME}, or {@code .local/state} in the user's home.
     *
     * @param state null or empty where it is not set; one that is not absolute is not regarded, as its standard has it
     */
    public static Path usual(@Nullable String state, String home) {
        Path given = Path.of(state == null ? "" : state);
        Path folder = given.isAbsolute() ? given : Path.of(home, ".local", "state");
        return folder.resolve("kaam").resolve("learn.json");
    }

    public Path path() {
        return file;
    }

    /** By the ids of the questions. Throws {@code TerminalException} where the file is broken. */
    public Map<String, Given> answers() {
        var answers = new LinkedHashMap<String, Given>();
        read().path(ANSWERS)
                .properties()
                .forEach(one -> GivenJson.read(one.getValue()).ifPresent(given -> answers.put(one.getKey(), given)));
        return answers;
    }

    /** In the place of what was answered before. Throws {@code TerminalException} where it cannot be written. */
    public void put(String question, Given given) {
        change(all -> all.withObjectProperty(ANSWERS).set(question, GivenJson.of(given)));
    }

    /** Forgets them. Returns how many there were. */
    public int reset() {
        int answers = answers().size();
        if (Files.exists(file)) {
            change(all -> all.remove(ANSWERS));
        }
        return answers;
    }

    /** Writes them with what came of them into another file, for programs. Returns how many. */
    public int export(Course course, Path to, boolean force) {
        var target = new NewFile(to, force);
        target.check();
        Map<String, Given> answers = answers();
        ObjectNode all = JSON.createObjectNode();
        course.questions().forEach(question -> {
            Given given = answers.get(question.id());
            if (given != null) {
                all.withObjectProperty(ANSWERS).set(question.id(), GivenJson.scored(question, given));
            }
        });
        write(target, all);
        return all.path(ANSWERS).size();
    }

    private void change(Consumer<ObjectNode> change) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path lock = file.resolveSibling(file.getFileName() + ".lock");
            try (FileChannel turn = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                turn.lock(); // until it is closed
                ObjectNode all = read();
                change.accept(all);
                write(new NewFile(file, true), all);
            }
        } catch (IOException failure) {
            throw new TerminalException(file + " cannot be written: " + NewFile.why(failure) + ".", failure);
        }
    }

    private static void write(NewFile target, ObjectNode all) {
        try {
            try (OutputStream to = target.open()) {
                to.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
                to.write('\n');
            }
            target.finish();
        } catch (IOException failure) {
            target.discard();
            throw new TerminalException(target.file() + " cannot be written: " + NewFile.why(failure) + ".", failure);
        }
    }

    private ObjectNode read() {
        if (!Files.exists(file)) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode all
                    && (all.path(ANSWERS).isMissingNode() || all.path(ANSWERS).isObject())) {
                return all;
            }
        } catch (JsonProcessingException broken) {
            throw new TerminalException(broken(), broken);
        } catch (IOException failure) {
            throw new TerminalException(file + " cannot be read: " + NewFile.why(failure) + ".", failure);
        }
        throw new TerminalException(broken());
    }

    private String broken() {
        return file + " is not what the self-check has written: move it away.";
    }
}
