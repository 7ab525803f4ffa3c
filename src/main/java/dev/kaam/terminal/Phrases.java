package dev.kaam.terminal;

import dev.kaam.lab.Texts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Set;

/** What is said on a terminal around what experiments and questions say, in one language. */
final class Phrases {
    private static final String LAB = "/terminal/lab-words.json";
    private static final String LEARN = "/terminal/learn-words.json";

    private final Texts texts;

    /**
     * Those of the lab.
     *
     * @param language {@code en}, {@code hi} or {@code hinglish}
     */
    Phrases(String language) {
        this(LAB, language);
    }

    /** Those of the self-check. */
    static Phrases ofLearn(String language) {
        return new Phrases(LEARN, language);
    }

    private Phrases(String file, String language) {
        texts = Texts.in(file, language)
                .orElseThrow(() -> new TerminalException("There is no language '" + language + "'."));
    }

    /** @param holes names and what fills them, in turns */
    String get(String key, Object... holes) {
        var values = new HashMap<String, Object>();
        for (int i = 0; i < holes.length; i += 2) {
            values.put(String.valueOf(holes[i]), holes[i + 1]);
        }
        return texts.get(key, values);
    }

    /** "8 s", "3 min". */
    String left(Duration time) {
        long seconds = Math.max(1, Math.round(time.toMillis() / 1e3));
        return seconds < 100 ? get("left.seconds", "n", seconds) : get("left.minutes", "n", Math.round(seconds / 60.0));
    }

    Set<String> keys() {
        return texts.keys();
    }
}
