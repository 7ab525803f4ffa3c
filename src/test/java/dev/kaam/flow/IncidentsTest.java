package dev.kaam.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private final Incidents incidents = new Incidents();

    @Test
    void the_newest_are_kept() {
        IntStream.range(0, Incidents.KEPT + 5).forEach(i -> incidents.tell(incident(incidents.number(), 0)));
        assertThat(incidents.newest())
                .hasSize(Incidents.KEPT)
                .first()
                .extracting(Incident::number)
                .isEqualTo(6L);
        assertThat(incidents.total()).isEqualTo(Incidents.KEPT + 5L);
    }

    @Test
    void one_that_is_over_takes_the_place_of_itself_and_is_told_again() {
        long first = incidents.number();
        incidents.tell(incident(first, 0));
        incidents.tell(incident(incidents.number(), 7));
        long edition = incidents.edition();
        assertThat(incidents.since(edition)).isEmpty();
        incidents.tell(incident(first, 9));
        assertThat(incidents.since(edition)).containsExactly(incident(first, 9));
        assertThat(incidents.newest()).containsExactly(incident(2, 7), incident(first, 9));
    }

    private static Incident incident(long number, long to) {
        return new Incident(number, Incident.Kind.PARKED, "loop-0", 5, to, 0, List.of(), List.of(), List.of(), 0);
    }
}
