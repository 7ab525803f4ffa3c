package dev.kaam.learn;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kaam.learn.Course.Part;
import dev.kaam.learn.Course.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the {@link Course}: what is the same in every language from two files, and the words of one from a third. */
public final class Learn {
    public static final List<String> LANGUAGES = List.of("en", "hi", "hinglish");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Outline outline = read("course", new TypeReference<>() {});
    private final List<Outline.Item> problems = read("questions", new TypeReference<>() {});
    private final Words words;
    private final String language;

    private Learn(String language) {
        this.language = language;
        this.words = new Words(language, read(language, new TypeReference<>() {}));
    }

    /**
     * The course in this language. It is read anew each time.
     *
     * @throws IllegalArgumentException with a sentence for the user, where it is in no such language
     * @throws IllegalStateException where a file of the program lacks something, or has too much
     */
    public static Course in(String language) {
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException(
                    "'" + language + "' is no language of the self-check: choose " + String.join(", ", LANGUAGES));
        }
        var learn = new Learn(language);
        Course course = learn.course();
        learn.words.expectAllAsked();
        return course;
    }

    private Course course() {
        return new Course(
                language,
                words.get("title"),
                words.get("subtitle"),
                part("goal", outline.goal(), id -> sentence("goal", id)),
                part("recap", outline.recap(), this::recap),
                part("mindset", outline.mindset(), id -> sentence("mindset", id)),
                part("flow", outline.flow(), this::step),
                part("self", outline.self(), Function.identity()),
                part("pitfalls", outline.pitfalls(), this::pitfall),
                part("quiz", outline.quiz(), Function.identity()),
                part("practice", outline.practice(), this::practice),
                part("rules", outline.rules(), this::rule),
                topics().map(id -> sentence("topics", id)).toList(),
                problems.stream().map(this::question).toList());
    }

    private Stream<String> topics() {
        return problems.stream().map(Outline.Item::topic).distinct();
    }

    private <F, T> Part<T> part(String key, List<F> items, Function<F, T> reading) {
        return new Part<>(
                words.get(key + ".heading"),
                words.get(key + ".intro"),
                items.stream().map(reading).toList());
    }

    private Sentence sentence(String part, String id) {
        return new Sentence(id, words.get(part + "." + id));
    }

    private Course.Recap recap(Outline.Recap row) {
        String key = "recap." + row.id();
        String example = row.example() == null ? words.get(key + ".example") : "`" + row.example() + "`";
        return new Course.Recap(
                row.id(),
                row.concept(),
                words.get(key + ".purpose"),
                example,
                row.fastapi(),
                row.java(),
                row.file(),
                words.get(key + ".here"));
    }

    private Course.Step step(Outline.Step step) {
        return new Course.Step(step.id(), step.lane(), step.code(), words.get("flow." + step.id()));
    }

    private Course.Pitfall pitfall(Outline.Pitfall pitfall) {
        String key = "pitfalls." + pitfall.id();
        return new Course.Pitfall(
                pitfall.id(),
                pitfall.code(),
                words.get(key + ".what"),
                words.get(key + ".why"),
                words.get(key + ".instead"),
                pitfall.experiment(),
                pitfall.question(),
                pitfall.more());
    }

    private Course.Practice practice(Outline.Practice step) {
        String key = "practice." + step.id();
        return new Course.Practice(step.id(), step.in(), step.lines(), words.get(key + ".do"), words.get(key + ".see"));
    }

    private Course.Rule rule(Outline.Rule rule) {
        return new Course.Rule(
                rule.id(), words.get("rules." + rule.id()), rule.experiment(), rule.levels(), rule.question());
    }

    private Question question(Outline.Item problem) {
        String key = "questions." + problem.id();
        Outline.Proved proof = problem.proof();
        return new Question(
                problem.id(),
                problem.topic(),
                words.get(key + ".question"),
                asked(problem, key),
                words.get(key + ".explanation"),
                words.get(key + ".wrong"),
                new Proof(proof.experiment(), proof.levels(), proof.carry(), words.get(key + ".carry")),
                problem.more());
    }

    private Asked asked(Outline.Item problem, String key) {
        Outline.Amount number = problem.number();
        Outline.Choice choice = problem.choice();
        if ((number == null) == (choice == null)) {
            throw new IllegalStateException(problem.id() + " asks for a number or for a choice");
        }
        return number == null ? choice(choice, key) : number(number);
    }

    private static Asked number(Outline.Amount asked) {
        return new Asked.Amount(
                asked.unit(),
                asked.min(),
                asked.max(),
                !asked.linear(),
                asked.answer(),
                asked.formula(),
                asked.usual());
    }

    private Asked choice(Outline.Choice asked, String key) {
        return new Asked.Choice(
                asked.of().stream()
                        .map(id -> new Asked.Option(id, words.get(key + ".choices." + id)))
                        .toList(),
                asked.right(),
                asked.usual());
    }

    private static <T> T read(String name, TypeReference<T> type) {
        String file = "/learn/" + name + ".yaml";
        try (InputStream in = Learn.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not there");
            }
            return YAML.readValue(in, type);
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }
}
