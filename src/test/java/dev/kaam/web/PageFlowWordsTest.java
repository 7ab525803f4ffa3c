package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page's modules make of a state of the flow that was written by hand ({@code flow/sample.js}). */
@ExtendWith(InBrowser.class)
class PageFlowWordsTest {
    private static final Path SAMPLE = Path.of("src/test/resources/flow/sample.js");

    /** What a snippet may use. */
    private static final String GIVEN = """
            async () => {
                const of = name => import(`/web/flow/flow-${name}.js`);
                const { whole } = await import('/sample.js');
                const { FlowModel } = await of('model');
                const flow = new FlowModel();
                flow.start(whole, 1000);
                %s
            }""";

    private Page page;

    @BeforeEach
    void a_page(TestKaam kaam, Browser browser) {
        page = browser.page();
        page.route("**/sample.js", route -> route.fulfill(new FulfillOptions().setPath(SAMPLE)));
        page.navigate(kaam.url("/"));
    }

    @Test
    void a_write_tells_whom_it_waited_for_and_with_whom_it_shared() {
        assertThat(
                        said(
                                "return (await of('words')).requestWords(flow.find(41), { ...flow, incidents: [], state: whole });"))
                .isEqualTo("POST /todos #41: 1.9 ms; of this: computed for 0.14 ms, waited 0.3 ms for the writer,"
                        + " waited 1.2 ms for a commit that it shared with 11 others, computed for 0.09 ms");
    }

    @Test
    void one_that_waited_for_a_loop_tells_who_computed_on_it() {
        assertThat(said("return (await of('words')).requestWords(flow.find(42), flow);"))
                .endsWith(". Not to be added to this: waited up to 180 ms because request #41 computed on loop-0");
    }

    @Test
    void one_that_was_refused_without_a_handler_has_ended() {
        assertThat(said("""
                const { partsOf } = await of('parts');
                const kinds = request => partsOf(request).map(({ kind, to }) => `${kind} ${to}`).join();
                return kinds({ received: 1, writing: 3, sent: 4, waits: [] })
                    + ' ' + kinds({ received: 1, queued: 2, writing: 3, sent: 4, waits: [] });""")).isEqualTo("receive 3,send 4 receive 2,queue 3,send 4");
    }

    @Test
    void what_was_done_behind_the_waits_that_are_kept_is_not_called_computing() {
        assertThat(said("""
                const { partsOf } = await of('parts');
                const wait = { on: 'read', asked: 3, begun: 4, executed: 5, ended: 6 };
                const request = { received: 1, queued: 2, started: 2, answered: 9, writing: 9, sent: 9, waits: [wait] };
                const runs = more => partsOf({ ...request, ...more }).filter(({ kind }) => kind === 'run').length;
                return `${runs({})} ${runs({ waitsLeftOut: 1 })}`;""")).isEqualTo("2 1");
    }

    @Test
    void one_that_has_not_ended_goes_on_until_now() {
        assertThat(said("return (await of('words')).requestWords(flow.find(43), flow);"))
                .isEqualTo("GET /flow #43: at work for 1,000 ms; of this: waited 1,000 ms for the writer");
    }

    @Test
    void parts_follow_one_another_without_a_gap_and_move_from_carrier_to_carrier() {
        assertThat(list("""
                return (await of('parts')).partsOf(flow.find(41)).map(({ kind, from, to, lane }) => `${kind} ${to - from} ${lane}`);"""))
                .containsExactly(
                        "receive 40 loop-0",
                        "queue 20 queue",
                        "run 140 carrier-2",
                        "write-queue 300 writer-0",
                        "write 50 writer-0",
                        "commit 1200 writer-0",
                        "run 90 carrier-10",
                        "reply-queue 10 loop-0",
                        "send 50 loop-0");
    }

    @Test
    void a_thread_that_is_no_virtual_one_is_held_while_it_waits() {
        assertThat(list("""
                const request = { ...flow.find(41), thread: { kind: 'worker', name: 'worker-3' } };
                delete request.waits[0].carrier;
                const bar = (await of('bars')).barsOf(request).find(({ lane }) => lane === 'worker-3');
                return bar.parts.map(({ kind, from, to }) => `${kind} ${to - from}`);""")).containsExactly("run 140", "held 1550", "run 90");
    }

    @Test
    void one_that_waits_for_a_connection_is_said_to() {
        assertThat(list("""
                const { partsOf } = await of('parts');
                const { partWords } = await of('words');
                const waits = [{ on: 'fake', queued: true, asked: 1000, connected: 21_000, begun: 61_000, ended: 62_000 }];
                const request = { received: 0, queued: 0, started: 0, waits, thread: { kind: 'virtual', name: 'request' } };
                return partsOf(request).filter(({ wait }) => wait).map(part => partWords(part, 0));"""))
                .containsExactly(
                        "waited 20 ms for a connection to the fake database",
                        "waited 40 ms for the fake database",
                        "computed for 1 ms in the fake database");
    }

    @Test
    void one_that_waits_for_two_at_once_computes_before_and_after_both() {
        assertThat(list("""
                const { partsOf } = await of('parts');
                const waits = [{ on: 'fake', asked: 10, begun: 80, ended: 80 }, { on: 'fake', asked: 11, begun: 60, ended: 60 }];
                const request = { received: 0, queued: 0, started: 0, answered: 99, waits, thread: { kind: 'virtual', name: 'request' } };
                return partsOf(request).filter(({ kind, to }) => kind === 'run' && to > 0).map(({ from, to }) => `${from} ${to}`);""")).containsExactly("0 10", "80 99");
    }

    @Test
    void one_that_waits_on_its_loop_is_said_to_hold_it() {
        assertThat(list("""
                const { partsOf } = await of('parts');
                const { partWords } = await of('words');
                const waits = [{ on: 'fake', asked: 1000, begun: 301_000, ended: 302_000 }];
                const request = { received: 0, queued: 0, started: 0, waits, thread: { kind: 'loop', name: 'loop-0' } };
                return partsOf(request).filter(({ wait }) => wait).map(part => partWords(part, 0));"""))
                .containsExactly(
                        "waited 300 ms for the fake database and held loop-0 meanwhile",
                        "computed for 1 ms in the fake database");
    }

    @Test
    void what_is_told_again_takes_the_place_of_what_was_and_lanes_stay() {
        assertThat(list("""
                const ended = { ...whole.requests[2], sent: 10_100_000 };
                flow.put({ ...whole, now: 10_200_000, lanes: [{ name: 'reader-1', kind: 'reader' }], requests: [ended], incidents: [] }, 1200);
                return [flow.requests.length, flow.find(43).sent, flow.incidents.length, flow.lanes.map(({ name }) => name).join(' ')].map(String);"""))
                .containsExactly("3", "10100000", "1", "carrier-2 carrier-10 loop-0 reader-0 reader-1 writer-0");
    }

    @Test
    void a_whole_state_begins_anew() {
        assertThat(said("""
                flow.start({ ...whole, now: 5, requests: [], incidents: [] }, 2000);
                return `${flow.requests.length} ${flow.incidents.length} ${flow.now(2000)}`;""")).isEqualTo("0 0 5");
    }

    @Test
    void incidents_beyond_the_newest_five_are_opened() {
        assertThat(list("""
                const { render } = await import('lit');
                const { incidents } = await of('incidents');
                const many = Array.from({ length: 8 }, (_, i) => ({ ...whole.incidents[0], number: 8 - i }));
                const place = document.createElement('div');
                render(incidents({ ...flow, incidents: many }, () => {}), place);
                const more = place.querySelector('.flow-more-incidents');
                const count = within => String(within.querySelectorAll('h3').length);
                return [count(place), count(more), more.querySelector('summary').textContent];""")).containsExactly("8", "3", "and 3 more");
    }

    @Test
    void late_news_does_not_turn_the_clock_back() {
        assertThat(said("""
                flow.put({ ...whole, now: 10_200_000, requests: [] }, 1300);
                return String(Math.round(flow.now(1300) / 1000));""")).isEqualTo("10300");
    }

    @Test
    void bars_that_are_there_at_once_lie_beside_one_another_and_stay_there() {
        assertThat(list("""
                const { FlowTracks } = await of('tracks');
                const bar = (key, from, to) => ({ key, from, to, request: key });
                const tracks = new FlowTracks();
                const [a, b, c, d] = [bar('a', 0, 50), bar('b', 10, 30), bar('c', 40, 60), bar('d', 60, 70)];
                const first = tracks.allot([a, b, c], 1);
                const later = tracks.allot([b, c, d], 1);
                return [...first, ...later].map(([key, track]) => `${key}${track}`);""")).containsExactly("a0", "b1", "c1", "b1", "c1", "d0");
    }

    @Test
    void of_too_many_some_of_all_are_drawn_and_always_the_same() {
        assertThat(said("""
                const { FlowScene, DRAWN } = await of('scene');
                const { bandsOf } = await of('bands');
                const many = Array.from({ length: 1000 }, (_, i) => ({ ...whole.requests[0], number: i + 1 }));
                const drawn = requests => {
                    const scene = new FlowScene();
                    scene.make(requests, bandsOf(flow), { path: '', own: false }, { from: 0, to: 10_000_000, room: 1000 });
                    return [scene.oneIn, scene.requests.map(({ number }) => number)];
                };
                const [oneIn, all] = drawn(many);
                const [, later] = drawn(many.slice(100));
                const isSpread = all.length > 150 && all.length <= DRAWN && all[0] < 50 && all.at(-1) > 950;
                return `${oneIn} ${isSpread} ${later.join() === all.filter(number => number > 100).join()}`;""")).isEqualTo("4 true true");
    }

    @Test
    void where_many_are_the_answers_are_drawn_too() {
        assertThat(said("""
                const { FlowScene } = await of('scene');
                const { bandsOf } = await of('bands');
                const { kinds } = await of('palette');
                const { frameWords } = await of('words');
                const { paint } = await of('paint');
                const many = Array.from({ length: 100 }, (_, i) => ({ ...whole.requests[0], number: i + 1 }));
                const scene = new FlowScene();
                const look = { path: '', own: false, chosen: null, pointed: null };
                scene.make(many, bandsOf(flow), look, { from: 0, to: 10_000_000, room: 1000 });
                const canvas = Object.assign(document.createElement('canvas'), { width: 1000, height: 600 });
                const white = Object.fromEntries([...kinds, 'ink', 'quiet', 'line', 'band', 'trouble'].map(name => [name, 'white']));
                const view = { from: 0, to: 10_000_000, edge: 10_000_000, left: 0, width: 1000, pixels: 1, scale: 1e-4, x: at => at * 1e-4 };
                paint(canvas, scene, view, { palette: { ...white, answer: 'red', font: 'serif' }, look, incidents: [], words: frameWords(whole) });
                const { data } = canvas.getContext('2d').getImageData(0, 0, 1000, 600);
                return String(data.some((red, i) => i % 4 === 0 && red > data[i + 1] + 20));""")).isEqualTo("true");
    }

    private String said(String snippet) {
        return (String) page.evaluate(GIVEN.formatted(snippet));
    }

    @SuppressWarnings("unchecked")
    private List<String> list(String snippet) {
        return (List<String>) page.evaluate(GIVEN.formatted(snippet));
    }
}
