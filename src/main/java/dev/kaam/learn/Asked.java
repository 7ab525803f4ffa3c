package dev.kaam.learn;

import dev.kaam.lab.Level.Unit;
import java.util.List;

/** What a question asks for: a number, or a choice. */
public sealed interface Asked {
    /**
     * A number, set with a slider.
     *
     * @param min the least that can be guessed; more than 0 where {@code logarithmic}
     * @param max the most
     * @param logarithmic whether twice as much is as far from once as once from half
     * @param answer by the law
     * @param formula how it comes about: {@code ⌈50/40⌉ · 1000}
     * @param usual the wrong answer that people usually give
     */
    record Amount(Unit unit, double min, double max, boolean logarithmic, double answer, String formula, double usual)
            implements Asked {
        public Amount {
            if (!(min < max)
                    || answer < min
                    || answer > max
                    || usual < min
                    || usual > max
                    || (logarithmic && min <= 0)) {
                throw new IllegalArgumentException("a slider from " + min + " to " + max + " does not fit " + answer);
            }
        }
    }

    /**
     * One of several.
     *
     * @param right the id of the one that is right
     * @param usual the id of the wrong one that people usually choose
     */
    record Choice(List<Option> options, String right, String usual) implements Asked {
        public Choice {
            options = List.copyOf(options);
            if (options.size() < 2 || right.equals(usual) || !hasId(options, right) || !hasId(options, usual)) {
                throw new IllegalArgumentException("of " + options + " is " + right + " right, " + usual + " wrong");
            }
        }

        private static boolean hasId(List<Option> options, String id) {
            return options.stream().anyMatch(option -> option.id().equals(id));
        }
    }

    /** What can be chosen. */
    record Option(String id, String words) {}
}
