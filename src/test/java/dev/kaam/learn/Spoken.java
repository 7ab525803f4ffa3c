package dev.kaam.learn;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is said in a language, as its files have it, and what in it must be the same in every language. */
final class Spoken {
    private static final Path LEARN = Path.of("src/main/resources/learn");
    private static final Path LAB = Path.of("src/main/resources/web/lab/texts");
    private static final Pattern NUMBER = Pattern.compile("[0-9](?:[0-9.,]*[0-9])?");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern HOLE = Pattern.compile("\\{\\w+}");
    private static final YAMLMapper YAML = new YAMLMapper(); // which reads JSON as well

    private Spoken() {}

    /** Of the self-check: the words by their keys. */
    static Map<String, String> course(String language) {
        return words("", read(LEARN.resolve(language + ".yaml")))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The files of the lab's texts. */
    static List<Path> experiments() throws IOException {
        try (Stream<Path> files = Files.list(LAB)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** Of such a file. */
    static Map<String, String> words(Path file, String language) {
        return words("", read(file).path(language)).collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The numbers, the code and the holes in a text, sorted: a language may order them as it likes. */
    static List<String> unchanging(String words) {
        return Stream.of(NUMBER, CODE, HOLE)
                .flatMap(kind -> kind.matcher(words).results())
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    /** Without code and holes: what is really words. */
    static List<String> latin(String words) {
        String plain = HOLE.matcher(CODE.matcher(words).replaceAll(" ")).replaceAll(" ");
        return Arrays.stream(plain.split("[^\\p{L}\\p{M}0-9]+", -1))
                .filter(word -> word.matches(".*\\p{IsLatin}.*"))
                .toList();
    }

    private static Stream<Map.Entry<String, String>> words(String key, JsonNode node) {
        return node.isObject()
                ? node.properties().stream()
                        .flatMap(one -> words(key.isEmpty() ? one.getKey() : key + "." + one.getKey(), one.getValue()))
                : Stream.of(Map.entry(key, node.asText()));
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
