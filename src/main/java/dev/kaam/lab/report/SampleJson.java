package dev.kaam.lab.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.lab.Measured.Taken;
import dev.kaam.lab.load.Exchange;
import dev.kaam.lab.load.Load;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** One sample with the records behind it. Where these are too many, some are left out evenly, and it says how many there were. */
final class SampleJson {
    static final int LATENCIES_MAX = 2_000;

    private SampleJson() {}

    static ObjectNode of(Taken taken) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("value", ReportJson.finite(taken.sample().value()))
                .put("others", taken.others())
                .put("thrown", taken.thrown() == null ? null : ReportJson.word(taken.thrown()));
        Load load = taken.sample().load();
        if (load == null) {
            json.putNull("littleGap").putArray("latenciesMs");
        } else {
            add(json, load);
        }
        return json;
    }

    private static void add(ObjectNode json, Load load) {
        boolean closed = load.kind() == Load.Kind.CLOSED;
        json.put("littleGap", closed ? ReportJson.finite(load.littleGap()) : null)
                .put("load", ReportJson.word(load.kind()))
                .put("clients", load.clients())
                .put("lengthMs", (load.ended() - load.begun()) / 1e6)
                .put("failures", load.failures())
                .put("meanMs", ReportJson.finite(load.meanMillis())); // as it was, where a value has luck taken out
        List<Exchange> all = load.exchanges().stream().filter(Exchange::isWell).toList();
        json.put("latencies", all.size());
        millis(json.putArray("latenciesMs"), all, Exchange::latency);
        if (load.kind() == Load.Kind.OPEN) {
            millis(json.putArray("serviceMs"), all, Exchange::service); // what clients see that forget the time before
        }
    }

    private static void millis(ArrayNode to, List<Exchange> all, ToLongFunction<Exchange> nanos) {
        int count = Math.min(LATENCIES_MAX, all.size());
        IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .forEach(one -> to.add(Math.round(nanos.applyAsLong(one) / 1e3) / 1e3));
    }
}
