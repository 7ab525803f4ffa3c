package dev.kaam.web;

import dev.kaam.flow.Flow;
import dev.kaam.flow.Time;
import io.vertx.core.http.HttpMethod;

/** A request that came in, from its head to the end of its answer: what is told of it, and what is counted. Belongs to its event loop. */
final class Arrival {
    private final Flow flow;
    private final HttpMethod method;
    private final RequestMeter meter;
    private final Time time;
    private final long at;
    private String path = RequestMeter.NO_ROUTE;
    private int status;

    Arrival(Flow flow, HttpMethod method, RequestMeter meter, Time time) {
        this.flow = flow;
        this.method = method;
        this.meter = meter;
        this.time = time;
        this.at = time.nanos();
    }

    Flow flow() {
        return flow;
    }

    /** It goes to this route. */
    void goesTo(Route route) {
        path = route.path();
        flow.queue(path);
    }

    /** Whether nobody has begun to answer it. */
    boolean isOpen() {
        return status == 0;
    }

    /** Its answer is about to be written. */
    void answered(int status) {
        this.status = status;
        flow.write(status);
    }

    /** @param lost whether its client had gone: then it was not answered */
    void ended(boolean lost) {
        flow.end(lost);
        if (!lost) {
            meter.answered(method, path, status, time.nanos() - at);
        }
    }
}
