package dev.kaam.todo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Collects what is wrong with an input, so that a client learns all of it at once: of each field the first thing that is
 * wrong with it, and of the fields the first {@value #MAX}.
 */
public final class Wrongs {
    private static final int MAX = 20;
    private final List<Problem.Wrong> found = new ArrayList<>();

    /** @param pointer a JSON Pointer (RFC 6901) to the wrong field */
    public void add(String pointer, String detail) {
        if (found.size() < MAX
                && found.stream().noneMatch(known -> known.pointer().equals(pointer))) {
            found.add(new Problem.Wrong(pointer, detail));
        }
    }

    /** Takes over what another check found; any other problem goes on up. */
    public void addAll(Problem problem) {
        if (problem.wrongs().isEmpty()) {
            throw problem;
        }
        problem.wrongs().forEach(wrong -> add(wrong.pointer(), wrong.detail()));
    }

    /** What is made, unless something is wrong with it, or was found wrong before: then all of that is thrown at once. */
    public <T> T orThrow(Supplier<T> making) {
        try {
            T made = making.get();
            throwIfAny();
            return made;
        } catch (Problem broken) {
            addAll(broken);
            throw Problem.invalid(found);
        }
    }

    /** Throws {@link Problem.Kind#INVALID} when anything was added. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw Problem.invalid(found);
        }
    }
}
