package dev.kaam.lab;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * An experiment, ready to be run.
 *
 * @param setting the numbers that the texts speak of, by name: {@code n}, {@code waitMs}
 * @param servers all run together while it lasts: one that nobody asks costs next to nothing
 * @param levels what is compared, in the order in which it is shown
 * @param ask what the user guesses before
 */
public record Plan(Map<String, Number> setting, List<Setup> servers, List<Level> levels, Ask ask) {
    public Plan {
        setting = Map.copyOf(setting);
        servers = List.copyOf(servers);
        levels = List.copyOf(levels);
        if (levels.stream().noneMatch(level -> level.name().equals(ask.level()))) {
            throw new IllegalArgumentException("there is no level " + ask.level() + " to guess");
        }
    }

    /** The level that is called so. */
    public Level level(String name) {
        return levels.stream()
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no level " + name));
    }

    /**
     * The user's guess is about one level.
     *
     * @param min the least that can be guessed; more than 0 where {@code logarithmic}
     * @param max the most
     * @param logarithmic whether twice as much is as far from once as once from half
     */
    public record Ask(String level, double min, double max, boolean logarithmic) {}
}
