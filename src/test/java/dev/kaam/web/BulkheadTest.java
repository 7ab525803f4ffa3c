package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.todo.Problem;
import org.junit.jupiter.api.Test;

class BulkheadTest {
    private final Bulkhead bulkhead = new Bulkhead("Another is in.");

    @Test
    void who_comes_while_another_is_in_is_sent_away() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> bulkhead.alone(() -> bulkhead.alone(() -> "in")))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE))
                .withMessage("Another is in.");
    }

    @Test
    void one_after_another_are_let_in_also_after_a_failure() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> bulkhead.alone(() -> {
                    throw new IllegalStateException("it broke");
                }));
        assertThat(bulkhead.alone(() -> "in")).isEqualTo("in");
        assertThat(bulkhead.alone(() -> "in again")).isEqualTo("in again");
    }
}
