package dev.kaam.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Lab;
import dev.kaam.lab.LabException;
import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Measured;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Progress;
import dev.kaam.lab.Report;
import dev.kaam.lab.report.ReportJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of an experiment: what has happened in it so far, in order, for those who watch. What happens is bounded by the plan:
 * two events a sample. Any thread may call.
 */
final class LabRun implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(LabRun.class);

    /** How it stands. */
    enum State {
        RUNNING,
        ENDED,
        /** Somebody did not want to wait for its end. */
        STOPPED,
        /** A server did not start, or could not be asked. */
        FAILED
    }

    /** What happened: {@code planned}, {@code started}, {@code taken}, {@code left} or {@code ended}. */
    record Event(String name, String data) {}

    private final String id = UUID.randomUUID().toString();
    private final Experiment experiment;
    private final Effort effort;
    private final @Nullable Double guess;
    private final Instant begun;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Event> events = new ArrayList<>();
    private State state = State.RUNNING;
    private String problem = "";
    /** Kept as text: the records behind a report are ten times as large. */
    private @Nullable String report;

    private String verdict = "";

    /** @param guess the user's; null where there is none */
    LabRun(Experiment experiment, Effort effort, @Nullable Double guess, Instant begun) {
        this.experiment = experiment;
        this.effort = effort;
        this.guess = guess;
        this.begun = begun;
    }

    String id() {
        return id;
    }

    /** Runs it. An interrupt ends it, when its servers have ended. */
    void go(Lab lab, long seed) {
        try {
            ended(lab.run(experiment, effort, guess, seed, this));
        } catch (InterruptedException stop) {
            end(State.STOPPED, "It was stopped before its end, so it has found nothing.");
        } catch (LabException failure) {
            end(State.FAILED, String.valueOf(failure.getMessage()));
        } catch (RuntimeException | Error failure) {
            LOG.error("lab.failed experiment={}", experiment.name(), failure);
            end(State.FAILED, "Something is wrong on our side; the server's log has it. Try again.");
        }
    }

    @Override
    public void planned(Plan plan, Machine machine) {
        tell("planned", ReportJson.of(experiment.name(), effort, machine, plan));
    }

    @Override
    public void started(List<Started> servers) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("servers");
        servers.forEach(server -> all.addObject()
                .put("name", server.name())
                .put("address", server.address().toString()));
        tell("started", json);
    }

    @Override
    public void taken(Level level, Measured.Taken taken, int done, int all) {
        double value = taken.sample().value();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("level", level.name())
                .put("value", Double.isFinite(value) ? value : null)
                .put("others", taken.others())
                .put("thrown", taken.thrown() == null ? null : ReportJson.word(taken.thrown()))
                .put("done", done)
                .put("all", all);
        tell("taken", json);
    }

    @Override
    public void left(Duration left) {
        tell("left", JsonNodeFactory.instance.objectNode().put("ms", left.toMillis()));
    }

    private void ended(Report found) {
        String json = ReportJson.of(found).toString();
        locked(() -> {
            report = json;
            verdict = ReportJson.word(found.verdict());
            end(State.ENDED, "");
        });
    }

    private void end(State how, String why) {
        locked(() -> {
            state = how;
            problem = why;
            tell("ended", brief());
        });
    }

    private void tell(String name, ObjectNode data) {
        locked(() -> {
            events.add(new Event(name, data.toString()));
            news.signalAll();
        });
    }

    boolean isOver() {
        return locked(() -> state != State.RUNNING);
    }

    /** What happened after the first {@code seen} events; waits for so long at most where that is nothing yet. */
    List<Event> after(int seen, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (seen >= events.size() && state == State.RUNNING && left > 0) {
                left = news.awaitNanos(left);
            }
            return List.copyOf(events.subList(Math.min(seen, events.size()), events.size()));
        } finally {
            lock.unlock();
        }
    }

    /** Without its report. */
    ObjectNode brief() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id)
                .put("experiment", experiment.name())
                .put("effort", ReportJson.word(effort))
                .put("guess", guess)
                .put("begun", Iso.text(begun));
        locked(() -> {
            json.put("state", ReportJson.word(state));
            putIfAny(json, "verdict", verdict);
            putIfAny(json, "problem", problem);
        });
        return json;
    }

    private static void putIfAny(ObjectNode json, String name, String words) {
        if (!words.isEmpty()) {
            json.put(name, words);
        }
    }

    /** As JSON, with what it has found, as {@link ReportJson} has it. */
    String whole() {
        return locked(() -> {
            String brief = brief().toString();
            return report == null ? brief : brief.substring(0, brief.length() - 1) + ",\"report\":" + report + "}";
        });
    }

    private void locked(Runnable work) {
        locked(() -> {
            work.run();
            return true;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
