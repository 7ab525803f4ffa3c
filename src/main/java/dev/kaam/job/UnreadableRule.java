package dev.kaam.job;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.jspecify.annotations.Nullable;

/** Says what to change in a rule that cannot be read, in words for whoever wrote it. */
final class UnreadableRule {
    private static final Set<String> FREQS =
            Set.of("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY");
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("FREQ", "FREQ=WEEKLY"),
            Map.entry("INTERVAL", "INTERVAL=2"),
            Map.entry("COUNT", "COUNT=10"),
            Map.entry("UNTIL", "UNTIL=20261231 or UNTIL=20261231T235959Z"),
            Map.entry("BYDAY", "BYDAY=MO,WE, or by the month BYDAY=-1FR"),
            Map.entry("BYMONTHDAY", "BYMONTHDAY=1,-1"),
            Map.entry("BYMONTH", "BYMONTH=1,7"),
            Map.entry("BYYEARDAY", "BYYEARDAY=1,-1"),
            Map.entry("BYWEEKNO", "BYWEEKNO=1,20"),
            Map.entry("BYHOUR", "BYHOUR=9,18"),
            Map.entry("BYMINUTE", "BYMINUTE=0,30"),
            Map.entry("BYSECOND", "BYSECOND=0"),
            Map.entry("BYSETPOS", "BYSETPOS=-1"),
            Map.entry("WKST", "WKST=MO"));

    private UnreadableRule() {}

    static String why(String rule) {
        List<String> parts = List.of(rule.split(";", -1));
        String freq = value(parts, "FREQ");
        if (freq == null || !FREQS.contains(freq)) {
            return "it needs one of FREQ=DAILY, WEEKLY, MONTHLY and YEARLY (or HOURLY, MINUTELY, SECONDLY)";
        }
        var names = new HashSet<String>();
        for (String part : parts) {
            String name = part.split("=", 2)[0];
            if (!names.add(name)) {
                return "it has " + name + " twice: say it once";
            }
            if (!isReadable(part, freq)) {
                return wrong(part, name, freq);
            }
        }
        return names.containsAll(Set.of("COUNT", "UNTIL"))
                ? "it has both COUNT and UNTIL: leave one out"
                : "its parts do not go together: leave one out";
    }

    private static String wrong(String part, String name, String freq) {
        String example = EXAMPLES.get(name);
        return example == null
                ? "its part \"" + part + "\" is not known: leave it out"
                : "its " + part + " cannot be read, or does not go with FREQ=" + freq + ": write it as in " + example;
    }

    private static boolean isReadable(String part, String freq) {
        try {
            new RecurrenceRule(part.startsWith("FREQ=") ? part : "FREQ=" + freq + ";" + part, RfcMode.RFC5545_STRICT);
            return true;
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static @Nullable String value(List<String> parts, String name) {
        return parts.stream()
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }
}
