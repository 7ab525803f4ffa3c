package dev.kaam.lab.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Measured;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Report;
import dev.kaam.lab.Setup;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A report as JSON, and a plan alone, which is the same without what was measured. Words are small and joined by {@code -}; a number
 * that there is not is null; the seed is a string, since not every reader of JSON has numbers so large.
 */
public final class ReportJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ReportJson() {}

    /** What will be run, and what the laws say of it. */
    public static ObjectNode of(String experiment, Effort effort, Machine machine, Plan plan) {
        ObjectNode json = NODES.objectNode();
        json.put("experiment", experiment).put("effort", word(effort));
        addPlan(json, machine, plan);
        plan.levels().forEach(level -> json.withArray("levels").add(level(level)));
        return json;
    }

    /** All that is known. */
    public static ObjectNode of(Report report) {
        ObjectNode json = NODES.objectNode();
        json.put("experiment", report.experiment())
                .put("effort", word(report.effort()))
                .put("begun", report.begun().toString())
                .put("tookMs", report.took().toMillis())
                .put("seed", String.valueOf(report.seed()))
                .put("others", report.others())
                .set("host", host());
        addPlan(json, report.machine(), report.plan());
        json.put("guess", report.guess()).put("verdict", word(report.verdict()));
        json.set("levels", levels(report));
        return json;
    }

    private static void addPlan(ObjectNode json, Machine machine, Plan plan) {
        json.putObject("machine")
                .put("cores", machine.cores())
                .put("parallel", machine.parallel())
                .put("wakeMs", machine.wakeMillis());
        json.set("setting", MAPPER.valueToTree(new TreeMap<>(plan.setting())));
        plan.servers().forEach(server -> json.withArray("servers").add(server(server)));
        json.putObject("ask")
                .put("level", plan.ask().level())
                .put("min", plan.ask().min())
                .put("max", plan.ask().max())
                .put("logarithmic", plan.ask().logarithmic());
    }

    private static ObjectNode server(Setup server) {
        ObjectNode json = NODES.objectNode().put("name", server.name());
        server.options().forEach(json.withArray("options")::add);
        return json;
    }

    private static ObjectNode host() {
        return NODES.objectNode()
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("arch", System.getProperty("os.arch"))
                .put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"))
                .put("processors", Runtime.getRuntime().availableProcessors());
    }

    /** Where nothing was measured, those of the plan. */
    private static ArrayNode levels(Report report) {
        ArrayNode levels = NODES.arrayNode();
        if (report.measured().isEmpty()) {
            report.plan().levels().forEach(level -> levels.add(level(level)));
        }
        report.measured().forEach(one -> levels.add(measured(one)));
        return levels;
    }

    private static ObjectNode level(Level level) {
        Prediction law = level.prediction();
        ObjectNode json = NODES.objectNode().put("name", level.name()).put("unit", unit(level.unit()));
        json.putObject("law")
                .put("value", finite(law.value()))
                .put("formula", law.law())
                .put("source", law.source())
                .put("low", finite(law.low()))
                .put("high", finite(law.high()))
                .put("always", law.always());
        return json;
    }

    private static ObjectNode measured(Measured measured) {
        ObjectNode json = level(measured.level())
                .put("median", finite(measured.median()))
                .put("low", finite(measured.low()))
                .put("high", finite(measured.high()))
                .put("agreement", word(measured.agreement()));
        ArrayNode samples = json.putArray("samples");
        measured.samples().forEach(taken -> samples.add(SampleJson.of(taken)));
        return json;
    }

    /** {@code share}, or the sign that stands behind a number. */
    public static String unit(Level.Unit unit) {
        return unit == Level.Unit.SHARE ? "share" : unit.sign();
    }

    /** A constant as JSON and its readers have it: {@code warm-up}. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** JSON has no other numbers. */
    static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
