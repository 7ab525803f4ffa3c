package dev.kaam.lab.law;

/** What requests meet at one station of a {@link ClosedNetwork}, as their number grows one by one. */
sealed interface Visits {
    /** What one request more stays there, in milliseconds, as the others are now. */
    double arrive();

    /**
     * Notes how they are with it.
     *
     * @param requests with it
     * @param perSecond how many go round a second with it
     */
    void settle(int requests, double perSecond);

    /** What {@link #arrive} said last. */
    double millis();

    /** It meets nobody. */
    record ToDelay(double millis) implements Visits {
        @Override
        public double arrive() {
            return millis;
        }

        @Override
        public void settle(int requests, double perSecond) {}
    }

    /** It waits for all that are there. */
    final class ToQueue implements Visits {
        private final double demand;
        private double millis;
        private double there;

        ToQueue(double demandMillis) {
            demand = demandMillis;
        }

        @Override
        public double arrive() {
            millis = demand * (1 + there);
            return millis;
        }

        @Override
        public void settle(int requests, double perSecond) {
            there = Little.inSystem(perSecond, millis);
        }

        @Override
        public double millis() {
            return millis;
        }
    }

    /** It waits where all servers are busy. */
    final class ToServers implements Visits {
        private final double demand;
        private final ClosedNetwork without;
        /** p(j), that exactly so many are there, for those j that leave a server free. */
        private final double[] exactly;

        private double millis;
        private double there;

        ToServers(Station.Servers station, ClosedNetwork without) {
            this.demand = station.demandMillis();
            this.without = without;
            this.exactly = new double[station.servers()];
            exactly[0] = 1;
        }

        @Override
        public double arrive() {
            int servers = exactly.length;
            double free = 0;
            for (int j = 0; j < servers - 1; j++) {
                free += (servers - 1 - j) * exactly[j];
            }
            millis = demand / servers * (1 + there + free);
            return millis;
        }

        @Override
        public void settle(int requests, double perSecond) {
            there = Little.inSystem(perSecond, millis);
            double busy = Little.inSystem(perSecond, demand);
            for (int j = Math.min(exactly.length - 1, requests); j > 0; j--) {
                exactly[j] = exactly[j - 1] * busy / j;
            }
            exactly[0] *= perSecond / without.perSecond(requests);
        }

        @Override
        public double millis() {
            return millis;
        }
    }
}
