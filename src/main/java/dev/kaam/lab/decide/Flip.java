package dev.kaam.lab.decide;

/**
 * The number at which an answer turns into another.
 *
 * @param answer which: {@code choice}, {@code binds}, {@code pool}
 * @param along of what the number is: {@code users}, {@code rate} (a second), {@code waitMs}, {@code cores}, {@code connections},
 *     {@code threads}
 * @param at the first number that has the answer above
 * @param below the answer below it
 * @param above the answer from there on
 */
public record Flip(String answer, String along, double at, Sentence below, Sentence above) {
    /** It, in whole: {@code flip.choice.users}. */
    public Sentence sentence() {
        return Sentence.of("flip." + answer + "." + along)
                .with("at", at)
                .with("below", below)
                .with("above", above);
    }
}
