package dev.kaam.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request did, out of its marks. */
class PartTest {
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            received:10,queued:12,started:15,answered:20,writing:21,sent:25 | L10-12 q12-15 C15-20 q20-21 L21-25 | a plain answer
            received:10 | L10- | it is being read
            received:10,queued:12 | L10-12 q12- | it waits for a thread
            received:10,queued:12,started:15 | L10-12 q12-15 C15- | its handler runs
            received:10,writing:14,sent:15 | L10-14 L14-15 | it was refused before its handler
            received:10,started:10,answered:10,sent:12 | q10-12 | what took no time is left out
            received:10,started:10,answered:99,sent:99,waits:[{on:write,asked:20,begun:30,executed:40,ended:90,together:3}] | C10-20 w20-30 W30-40 d40-90 C90-99 | a write
            received:10,started:10,answered:99,sent:99,waits:[{on:read,asked:20,begun:30,executed:40,ended:90}] | C10-20 r20-30 R30-40 q40-90 C90-99 | a read
            received:10,started:10,answered:99,sent:99,waits:[{on:fake,asked:20,begun:30,ended:90}] | C10-20 f20-30 F30-90 C90-99 | a fake database
            thread:{kind:loop},received:10,started:10,answered:99,sent:99,waits:[{on:fake,asked:20,begun:30,ended:90}] | C10-20 H20-30 F30-90 C90-99 | a wait that holds its thread
            thread:{kind:virtual},received:10,started:10,waits:[{on:fake,asked:20}] | C10-20 f20- | a wait that holds none
            received:10,started:10,answered:99,sent:99,waits:[{on:fake,queued:true,asked:20,connected:25,begun:30,ended:90}] | C10-20 p20-25 f25-30 F30-90 C90-99 | a connection to a fake database
            thread:{kind:loop},received:10,started:10,waits:[{on:fake,queued:true,asked:20}] | C10-20 H20- | it waits for a connection, and holds its thread
            received:10,started:10,waits:[{on:write,asked:20}] | C10-20 w20- | it waits for the writer
            received:10,started:10,waits:[{on:read,asked:20,begun:21,executed:22,ended:23},{on:fake,asked:30,begun:40}] | C10-20 r20-21 R21-22 q22-23 C23-30 f30-40 F40- | one wait after another
            received:10,started:10,answered:99,waits:[{on:fake,asked:20,begun:80,ended:81},{on:fake,asked:21,begun:60,ended:61}] | C10-20 f20-80 F80-81 f21-60 F60-61 C81-99 q99- | two waits at once
            """)
    void a_part_goes_from_each_mark_to_the_next(String marks, String parts, String what) throws Exception {
        String json = "{" + marks.replaceAll("([a-z]+):", "\"$1\":").replaceAll(":([a-z]+)", ":\"$1\"") + "}";
        assertThat(Part.of(new ObjectMapper().readTree(json)).stream()
                        .map(part -> part.kind().letter() + "" + part.from() + "-" + (part.to() == 0 ? "" : part.to()))
                        .collect(Collectors.joining(" ")))
                .as(what)
                .isEqualTo(parts);
    }
}
