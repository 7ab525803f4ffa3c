package dev.kaam.lab.decide;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.lab.Texts;

/**
 * A decision as JSON, for the page and {@code --json}. What is infinite, or not known, is null. A sentence has its key and its values,
 * which are numbers or again sentences, for whoever translates it ({@code lab/texts/decide.json}); and its English text.
 */
public final class DecisionJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Decision decision;
    private final Texts english = Texts.of(Sentence.TEXTS, "en");

    private DecisionJson(Decision decision) {
        this.decision = decision;
    }

    public static ObjectNode of(Decision decision) {
        return new DecisionJson(decision).all();
    }

    /** The same, indented, as text. */
    public static String text(Decision decision) {
        return of(decision).toPrettyString();
    }

    private ObjectNode all() {
        ObjectNode all = NODES.objectNode();
        all.set("asked", asked());
        ArrayNode rows = all.putArray("strategies");
        decision.rows().forEach(row -> rows.add(row(row)));
        Outlook chosen = decision.chosen();
        all.put("chosen", chosen == null ? null : chosen.strategy().kind().key());
        all.put("binds", decision.best().binding().key());
        all.set("bindsLabel", sentence(decision.best().binding().label()));
        ArrayNode says = all.putArray("says");
        decision.says().forEach(one -> says.add(sentence(one)));
        ArrayNode flips = all.putArray("flips");
        decision.flips().forEach(one -> flips.add(flip(one)));
        all.set("laws", laws());
        return all;
    }

    private ObjectNode asked() {
        Question asked = decision.asked();
        ObjectNode node = NODES.objectNode().put("waitMs", asked.waitMillis()).put("cpuMs", asked.cpuMillis());
        switch (asked.arrivals()) {
            case Arrivals.Users users ->
                node.put("users", users.count())
                        .put("thinkMs", users.thinkMillis())
                        .putNull("rate");
            case Arrivals.Rate rate -> node.putNull("users").putNull("thinkMs").put("rate", rate.perSecond());
        }
        return node.put("cores", asked.cores())
                .put("dbPool", asked.dbPool())
                .put("stackKb", asked.stackKb())
                .put("pool", asked.pool());
    }

    private ObjectNode row(Outlook row) {
        ObjectNode node = NODES.objectNode().put("name", row.strategy().kind().key());
        node.set("label", sentence(row.strategy().label()));
        put(node, "capacity", row.capacity());
        put(node, "perSecond", row.perSecond());
        put(node, "meanMs", row.latency().mean());
        put(node, "regularMs", row.latency().regular());
        put(node, "p95Ms", row.latency().percentile95());
        put(node, "inFlight", row.inFlight());
        put(node, "threads", row.threads());
        put(node, "reservedKb", row.memory().reservedKb());
        put(node, "touchedKb", row.memory().touchedKb());
        node.put("binds", row.binding().key());
        node.set("bindsLabel", sentence(row.binding().label()));
        return node.put("stable", row.stable()).put("asGood", row.isAsGoodAs(decision.best()));
    }

    private ObjectNode flip(Flip flip) {
        ObjectNode node = sentence(flip.sentence());
        return node.put("answer", flip.answer()).put("along", flip.along()).put("at", flip.at());
    }

    private ObjectNode sentence(Sentence sentence) {
        ObjectNode node = plain(sentence);
        return node.put("text", sentence.in(english));
    }

    private static ObjectNode plain(Sentence sentence) {
        ObjectNode node = NODES.objectNode().put("key", sentence.key());
        ObjectNode values = node.putObject("values");
        sentence.values().forEach((name, value) -> {
            if (value instanceof Sentence part) {
                values.set(name, plain(part));
            } else {
                put(values, name, ((Number) value).doubleValue());
            }
        });
        return node;
    }

    private static ArrayNode laws() {
        ArrayNode all = NODES.arrayNode();
        for (Law law : Law.values()) {
            all.addObject().put("name", law.key()).put("formula", law.formula()).put("source", law.source());
        }
        return all;
    }

    /** Whole numbers without a point; JSON has no infinity. */
    private static void put(ObjectNode node, String name, double number) {
        if (!Double.isFinite(number)) {
            node.putNull(name);
        } else if (number == Math.rint(number)) {
            node.put(name, (long) number);
        } else {
            node.put(name, number);
        }
    }
}
