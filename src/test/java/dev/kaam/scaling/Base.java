package dev.kaam.scaling;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What one node and one database were measured to do, and what is only assumed of the world. The first is the machine's, the second a guess:
 * both are given by the command line ({@code bin/bench scaling --help} says what each means).
 *
 * @param law of one commit
 * @param postMicros CPU time of a node for a POST; {@code getMicros} for a GET of one todo
 * @param databasePostMicros CPU time of the database for a POST; {@code databaseGetMicros} for a GET of one todo
 * @param replayMicros CPU time of a replica for a todo
 * @param todoBytes what a todo takes on the disk with its indexes and its words; {@code changeBytes} what a change does
 * @param exponent how differently much owners write: {@link Zipf}
 * @param todos of an owner
 * @param writes of an owner a day
 * @param reads for each write
 * @param peak the busiest second, times the mean of the day
 * @param networkMillis to a replica, one way
 */
record Base(
        CommitLaw law,
        double postMicros,
        double getMicros,
        double databasePostMicros,
        double databaseGetMicros,
        double replayMicros,
        double todoBytes,
        double changeBytes,
        long owners,
        double exponent,
        double todos,
        double writes,
        double reads,
        double peak,
        double networkMillis) {
    /** Of {@code name=value} each. */
    static Base of(String... words) {
        Map<String, Double> all = Arrays.stream(words)
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Double.valueOf(pair[1])));
        ToDoubleFunction<String> given = name -> Objects.requireNonNull(all.get(name), name);
        return new Base(
                new CommitLaw(given.applyAsDouble("commit"), given.applyAsDouble("each")),
                given.applyAsDouble("post"),
                given.applyAsDouble("get"),
                given.applyAsDouble("database-post"),
                given.applyAsDouble("database-get"),
                given.applyAsDouble("replay"),
                given.applyAsDouble("bytes"),
                given.applyAsDouble("change-bytes"),
                (long) given.applyAsDouble("owners"),
                given.applyAsDouble("exponent"),
                given.applyAsDouble("todos"),
                given.applyAsDouble("writes"),
                given.applyAsDouble("reads"),
                given.applyAsDouble("peak"),
                given.applyAsDouble("network"));
    }

    /** Writes in the busiest second of a day with so many. */
    double busiestSecond(double writesADay) {
        return writesADay / 86_400 * peak;
    }

    /** Cores of nodes that so many writes a second keep busy, with their reads. */
    double nodeCores(double writesPerSecond) {
        return writesPerSecond * (postMicros + reads * getMicros) / 1e6;
    }

    /** Cores of databases that so many writes a second keep busy, with their reads. */
    double databaseCores(double writesPerSecond) {
        return writesPerSecond * (databasePostMicros + reads * databaseGetMicros) / 1e6;
    }
}
