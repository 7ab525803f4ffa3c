package dev.kaam.lab.decide;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Question} from words, as a command line and a web address have them: {@code wait=50ms}, {@code cpu=2ms}, and either
 * {@code users=200} (with {@code think=5s}) or {@code rate=400/s}; and {@code cores}, {@code db-pool}, {@code stack-kb},
 * {@code pool}. What is absent has its usual value; of {@code wait} and {@code cpu} at least one is there.
 */
public final class Asking {
    /** The names that there are. */
    public static final Set<String> NAMES =
            Set.of("wait", "cpu", "users", "rate", "think", "cores", "db-pool", "stack-kb", "pool");

    private static final Pattern TIME = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)(us|\u00b5s|\u03bcs|ms|s)");
    private static final Pattern RATE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)(?:/(s|min|h))?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    private final Map<String, String> words;

    private Asking(Map<String, String> words) {
        this.words = words;
    }

    /**
     * @param cores where none are told
     * @throws IllegalArgumentException with a sentence for the user that begins with the name of what is wrong
     */
    public static Question read(Map<String, String> words, int cores) {
        for (String name : new TreeSet<>(words.keySet())) {
            Question.check(
                    NAMES.contains(name),
                    name + " is nothing to ask with: there are " + String.join(", ", new TreeSet<>(NAMES)));
        }
        return new Asking(words).question(cores);
    }

    private Question question(int cores) {
        Question.check(
                words.containsKey("wait") || words.containsKey("cpu"),
                "say how long a request waits and computes: wait=50ms and cpu=2ms");
        return new Question(
                time("wait"),
                time("cpu"),
                arrivals(),
                whole("cores", cores),
                words.containsKey("db-pool") ? (Integer) whole("db-pool", 0) : null,
                whole("stack-kb", Question.STACK_KB),
                whole("pool", Question.POOL));
    }

    private Arrivals arrivals() {
        boolean users = words.containsKey("users");
        Question.check(
                users != words.containsKey("rate"), "say how many there are: users=200, or rate=400/s; one of both");
        Question.check(
                users || !words.containsKey("think"),
                "think goes with users: what comes at a rate does not wait for answers");
        return users ? new Arrivals.Users(whole("users", 0), time("think")) : new Arrivals.Rate(rate());
    }

    /** In milliseconds. */
    private double time(String name) {
        String word = words.get(name);
        if (word == null) {
            return 0;
        }
        Matcher time = matched(name, word, TIME, "like 50ms, 0.5s or 200us");
        double number = Double.parseDouble(time.group(1));
        return switch (time.group(2)) {
            case "us", "\u00b5s", "\u03bcs" -> number / 1e3; // both letters that look like a micro
            case "s" -> number * 1e3;
            default -> number;
        };
    }

    /** A second. */
    private double rate() {
        Matcher rate = matched("rate", words.get("rate"), RATE, "like 400/s or 90/min");
        double number = Double.parseDouble(rate.group(1));
        return switch (String.valueOf(rate.group(2))) {
            case "min" -> number / 60;
            case "h" -> number / 3_600;
            default -> number;
        };
    }

    private int whole(String name, int usual) {
        String word = words.get(name);
        return word == null
                ? usual
                : Integer.parseInt(matched(name, word, WHOLE, "a whole number of at most nine digits")
                        .group());
    }

    private static Matcher matched(String name, @Nullable String word, Pattern pattern, String like) {
        Matcher matcher = pattern.matcher(String.valueOf(word).strip());
        Question.check(matcher.matches(), name + ": '" + word + "' is not " + like);
        return matcher;
    }
}
