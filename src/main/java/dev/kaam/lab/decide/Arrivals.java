package dev.kaam.lab.decide;

/** How requests come. */
public sealed interface Arrivals {
    /** How many there are, or how many come a second: what a flip is searched along. */
    double load();

    /** The same with another number. */
    Arrivals withLoad(double load);

    /**
     * So many users, each of whom sends the next request when the answer to the one before has come, and was thought about: closed.
     *
     * @param thinkMillis 0: at once
     */
    record Users(int count, double thinkMillis) implements Arrivals {
        public static final int MAX = 100_000;

        public Users {
            Question.check(count >= 1 && count <= MAX, "users are 1 to 100000");
            Question.check(thinkMillis >= 0 && thinkMillis <= Question.MILLIS_MAX, "a user thinks for at most an hour");
        }

        @Override
        public double load() {
            return count;
        }

        @Override
        public Users withLoad(double load) {
            return new Users((int) load, thinkMillis);
        }
    }

    /** At random, so many a second on average, however long the answers take: open. */
    record Rate(double perSecond) implements Arrivals {
        public static final double MIN = 0.001;
        public static final double MAX = 1_000_000;

        public Rate {
            Question.check(perSecond >= MIN && perSecond <= MAX, "a rate is 0.001/s to 1000000/s");
        }

        @Override
        public double load() {
            return perSecond;
        }

        @Override
        public Rate withLoad(double load) {
            return new Rate(load);
        }
    }
}
