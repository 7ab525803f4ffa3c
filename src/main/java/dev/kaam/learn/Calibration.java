package dev.kaam.learn;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How well somebody knows what they know, from all their answers: of those of which they were 80 % sure, 80 % should be right.
 * The steps are those of a reliability diagram (A. H. Murphy and R. L. Winkler, "Reliability of Subjective Probability
 * Forecasts of Precipitation and Temperature", Applied Statistics 26, 1977).
 *
 * @param answers how many
 * @param right the share of them that was right; NaN where there are none
 * @param sure how sure they were, on average
 * @param penalty the mean of the Brier scores: 0 is best, and whoever knows nothing and says so gets 0.25 for numbers
 * @param steps by confidence; only those in which there are answers
 */
public record Calibration(int answers, double right, double sure, double penalty, List<Step> steps) {
    private static final int STEPS = 5;

    public Calibration {
        steps = List.copyOf(steps);
    }

    /**
     * Answers of about the same confidence.
     *
     * @param from the least confidence that belongs here
     * @param to the least that no longer does; 1 itself belongs to the last
     */
    public record Step(double from, double to, int answers, double right, double sure) {}

    public static Calibration of(List<Score> scores) {
        return new Calibration(
                scores.size(),
                right(scores),
                sure(scores),
                scores.stream().mapToDouble(Score::penalty).average().orElse(Double.NaN),
                IntStream.range(0, STEPS)
                        .mapToObj(step -> step(scores, step))
                        .filter(step -> step.answers() > 0)
                        .toList());
    }

    /** How much surer they were than right; less than 0 where they know more than they think. */
    public double overconfidence() {
        return sure - right;
    }

    private static Step step(List<Score> all, int step) {
        List<Score> here =
                all.stream().filter(score -> stepOf(score.confidence()) == step).toList();
        return new Step((double) step / STEPS, (step + 1.0) / STEPS, here.size(), right(here), sure(here));
    }

    private static int stepOf(double confidence) {
        return Math.min(STEPS - 1, (int) (confidence * STEPS));
    }

    private static double right(List<Score> scores) {
        return scores.stream()
                .mapToDouble(score -> score.right() ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private static double sure(List<Score> scores) {
        return scores.stream().mapToDouble(Score::confidence).average().orElse(Double.NaN);
    }
}
