package dev.kaam.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.todo.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples in the description: there is one of everything, and each is what it is an example of. */
class ExamplesTest {
    @Test
    void each_body_has_an_example_and_it_fits() {
        for (Place content : contents()) {
            Place examples = content.at("examples");
            assertThat(examples.names()).as(content.pointer()).isNotEmpty();
            for (String name : examples.names()) {
                JsonNode example = examples.at(name).at("value").node();
                assertThat(Schemas.wrongs(content.at("schema"), example.toString()))
                        .as(examples.at(name).pointer())
                        .isEmpty();
            }
        }
    }

    @Test
    void each_parameter_and_each_header_is_what_its_example_shows() {
        Stream.of("parameters", "headers")
                .map(kind -> Place.of("components", kind))
                .flatMap(all -> all.names().stream().map(all::at))
                .filter(place -> place.at("example").exists())
                .forEach(place -> assertThat(Schemas.wrongs(
                                place.at("schema"), place.at("example").node().toString()))
                        .as(place.pointer())
                        .isEmpty());
    }

    @Test
    void each_kind_of_problem_is_described_and_has_an_example() {
        Set<String> kinds = new TreeSet<>();
        for (Problem.Kind kind : Problem.Kind.values()) {
            kinds.add("urn:kaam:problem:" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        Place types = Place.of("components", "schemas", "ProblemType");
        assertThat(types.at("enum").elements())
                .extracting(type -> type.node().asText())
                .containsExactlyInAnyOrderElementsOf(kinds);
        Place examples = Place.of("components", "examples");
        assertThat(examples.names().stream()
                        .map(name -> examples.at(name).at("value").node())
                        .filter(value -> Schemas.wrongs(Place.of("components", "schemas", "Problem"), value.toString())
                                .isEmpty())
                        .map(problem -> problem.path("type").asText()))
                .containsAll(kinds);
    }

    private static List<Place> contents() {
        var places = new ArrayList<Place>();
        for (Operation operation : Operation.all()) {
            places.add(operation.place().at("requestBody"));
            Place answers = operation.place().at("responses");
            answers.names().forEach(status -> places.add(answers.at(status)));
        }
        places.add(Place.of("components", "responses", "MethodNotAllowed"));
        return places.stream()
                .map(place -> place.at("content"))
                .flatMap(content -> content.names().stream().map(content::at))
                .toList();
    }
}
