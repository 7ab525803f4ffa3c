package dev.kaam.background;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and the meter how attempts ended. */
final class Endings {
    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

    private final TaskMeter meter;

    Endings(TaskMeter meter) {
        this.meter = meter;
    }

    /** @param refused whether the store did not take it */
    void tell(Task task, Outcome outcome, boolean refused, Duration took) {
        if (refused) {
            meter.refused(task.kind());
            LOG.warn("task.refused kind={} id={}: its lease was over, or it was cancelled", task.kind(), task.id());
            return;
        }
        meter.ended(task.kind(), outcome, took);
        switch (outcome) {
            case Outcome.Failed failed -> failed(task, failed);
            case Outcome.Died died -> died(task, died);
            case Outcome.Done done -> LOG.debug("task.done kind={} id={}", task.kind(), task.id());
            case Outcome.GivenBack givenBack -> LOG.debug("task.given_back kind={} id={}", task.kind(), task.id());
        }
    }

    private static void failed(Task task, Outcome.Failed failed) {
        LOG.warn(
                "task.failed kind={} id={} attempt={} retry_in={} error={}",
                task.kind(),
                task.id(),
                task.attempts(),
                failed.retryIn(),
                failed.error());
    }

    private static void died(Task task, Outcome.Died died) {
        LOG.error(
                "task.dead kind={} id={} attempts={} error={}", task.kind(), task.id(), task.attempts(), died.error());
    }
}
