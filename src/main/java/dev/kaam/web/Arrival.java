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

    /** It is on the way to the route of this path. */
    void goesTo(String path) {
        this.path = path;
    }

    boolean hasAnswer() {
        return status != 0;
    }

    /** Its answer is about to be written. */
    void writes(int status) {
        this.status = status;
        flow.write(status);
    }

    /**
     * Its answer, or the head of one that goes on, was handed to the socket. Once for each request.
     *
     * @param gone whether its client had gone, and took no answer
     */
    void ended(boolean gone) {
        flow.end(gone);
        if (gone) {
            meter.gone();
        } else {
            meter.answered(method, path, status, time.nanos() - at);
        }
    }
}
