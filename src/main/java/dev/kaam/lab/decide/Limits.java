package dev.kaam.lab.decide;

import dev.kaam.lab.law.Little;

/** How many requests a second each thing would allow, if nothing else limited them. Infinite where it does not. */
record Limits(Question asked) {
    double cpu() {
        return Little.perSecond(asked.cores(), asked.cpuMillis());
    }

    double dbPool() {
        Integer connections = asked.dbPool();
        return connections == null ? Double.POSITIVE_INFINITY : Little.perSecond(connections, asked.serviceMillis());
    }

    double threads(Strategy strategy) {
        return strategy.threads() == Strategy.UNLIMITED
                ? Double.POSITIVE_INFINITY
                : Little.perSecond(strategy.threads(), asked.serviceMillis());
    }

    /** How many come, or would come if each were answered without waiting for another. */
    double load() {
        return switch (asked.arrivals()) {
            case Arrivals.Users users -> Little.perSecond(users.count(), asked.serviceMillis() + users.thinkMillis());
            case Arrivals.Rate rate -> rate.perSecond();
        };
    }

    /** What binds where nothing else does: that no more come, or what a user is waiting for the longest. */
    Binding fewUsers() {
        return switch (asked.arrivals()) {
            case Arrivals.Rate _ -> Binding.ARRIVALS;
            case Arrivals.Users users -> {
                if (users.thinkMillis() > asked.serviceMillis()) {
                    yield Binding.THINKING;
                }
                yield asked.waitMillis() >= asked.cpuMillis() ? Binding.WAIT : Binding.COMPUTING;
            }
        };
    }

    double of(Binding binding, Strategy strategy) {
        return switch (binding) {
            case CPU -> cpu();
            case DB_POOL -> dbPool();
            case THREADS -> threads(strategy);
            case ARRIVALS, WAIT, COMPUTING, THINKING -> load();
        };
    }
}
