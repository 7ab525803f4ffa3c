package dev.kaam.store;

import dev.kaam.todo.Answers;
import dev.kaam.todo.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers in a plain collection, for {@link Memory}. */
final class MemoryAnswers implements Answers {
    private final InstantSource clock;
    private final int max;
    private final Map<String, Answered> answers;

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Answered(byte[] request, byte[] answer, Instant at) {}

    MemoryAnswers(InstantSource clock, int max) {
        this(clock, max, new HashMap<>());
    }

    private MemoryAnswers(InstantSource clock, int max, Map<String, Answered> answers) {
        this.clock = clock;
        this.max = max;
        this.answers = answers;
    }

    /** What is in it now, in a collection of its own. */
    MemoryAnswers copy() {
        return new MemoryAnswers(clock, max, new HashMap<>(answers));
    }

    @Override
    public byte @Nullable [] find(String owner, String key, byte[] request) {
        Answered known = answers.get(owner + "\n" + key);
        if (known == null || !known.at().isAfter(clock.instant().minus(KEPT))) {
            return null;
        }
        if (!Arrays.equals(known.request(), request)) {
            throw Problem.keyReused(key);
        }
        return known.answer();
    }

    @Override
    public void keep(String owner, String key, byte[] request, byte[] answer) {
        if (answers.size() == max) {
            throw Memory.full(max);
        }
        answers.put(owner + "\n" + key, new Answered(request, answer, clock.instant()));
    }
}
