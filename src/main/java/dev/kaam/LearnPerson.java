package dev.kaam;

import dev.kaam.lab.Level.Unit;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/** Whoever goes through the self-check, line by line. For one thread. */
final class LearnPerson {
    private static final Set<String> MENU = Set.of("m", "menu");
    private static final Set<String> END = Set.of("q", "quit");
    private static final Set<String> YES = Set.of("y", "yes", "ha", "han", "haan", "हाँ", "हां");

    private final GuessAsked.Person lines;
    private boolean leaves;
    private boolean gone;

    LearnPerson(GuessAsked.Person lines) {
        this.lines = lines;
    }

    /** What they type; empty where that is nothing, or they want to leave, or there is nobody any more. */
    String ask(String prompt) throws InterruptedException {
        if (gone) {
            return "";
        }
        String line = lines.ask(prompt);
        String text = line == null ? "" : line.strip();
        String word = text.toLowerCase(Locale.ROOT);
        gone = line == null || END.contains(word);
        leaves = gone || MENU.contains(word);
        return leaves ? "" : text;
    }

    /** Whether they do want it; what is no yes is a no. */
    boolean wants(String prompt) throws InterruptedException {
        return YES.contains(ask(prompt).toLowerCase(Locale.ROOT));
    }

    /** Whether they want to be back at the menu, by what they typed last. */
    boolean leaves() {
        return leaves;
    }

    boolean isGone() {
        return gone;
    }

    /** What they typed, as a number from 1 to so many; 0 where it is none of them. */
    static int number(String text, int most) {
        OptionalDouble number = Guess.parse(text, Unit.COUNT);
        double value = number.orElse(0);
        return value == Math.rint(value) && value <= most ? (int) value : 0;
    }
}
