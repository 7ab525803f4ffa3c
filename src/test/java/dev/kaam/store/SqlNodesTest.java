package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.background.Member;
import dev.kaam.background.Nodes;
import dev.kaam.background.Nodes.Seen;
import dev.kaam.flow.SettableTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlNodesTest {
    private static final Duration MILLI = Duration.ofMillis(1);

    private final SettableTime time = new SettableTime();
    private SqlNodes nodes;

    @BeforeEach
    void open() throws SQLException {
        nodes = new SqlNodes(TestPostgres.emptied(), time);
    }

    @Test
    void a_node_lives_as_long_as_it_gives_signs_of_life() {
        Member node = node("a");
        Instant start = time.instant();
        nodes.seen(node);
        time.pass(Nodes.SILENT_MAX.minus(MILLI));
        assertThat(nodes.list()).containsExactly(new Seen(node, start, true));
        nodes.seen(node);
        time.pass(Nodes.SILENT_MAX);
        assertThat(nodes.list()).containsExactly(new Seen(node, start.plus(Nodes.SILENT_MAX.minus(MILLI)), false));
    }

    @Test
    void those_that_live_come_first_and_each_in_the_order_of_its_start() {
        Member dead = node("dead");
        nodes.seen(dead);
        time.pass(Nodes.SILENT_MAX);
        Member older = node("older");
        time.pass(MILLI);
        Member newer = node("newer");
        nodes.seen(newer);
        nodes.seen(older);
        assertThat(nodes.list()).extracting(Seen::node).containsExactly(older, newer, dead);
    }

    @Test
    void one_that_leaves_is_gone_and_one_that_fell_silent_is_forgotten_later() {
        nodes.seen(node("leaves"));
        nodes.seen(node("falls silent"));
        nodes.left("leaves");
        assertThat(nodes.list()).hasSize(1);
        time.pass(Nodes.KEPT);
        Member lives = node("lives");
        nodes.seen(lives);
        assertThat(nodes.list()).extracting(Seen::node).containsExactly(lives);
    }

    @Test
    void of_programs_that_start_and_die_again_and_again_only_the_last_are_kept() {
        for (int i = 0; i <= Nodes.MAX; i++) {
            time.pass(MILLI);
            nodes.seen(node("number " + i));
        }
        assertThat(nodes.list()).hasSize(Nodes.MAX);
        assertThat(nodes.list().getFirst().node().id()).isEqualTo("number 1");
    }

    private Member node(String id) {
        return new Member(id, "host", 1, "http://host:8080", "1", time.instant());
    }
}
