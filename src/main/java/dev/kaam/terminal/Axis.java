package dev.kaam.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Where a number stands between two ends. Logarithmic where the numbers are far apart, so that small ones can be told too.
 *
 * @param low the left end; more than 0 where {@code logarithmic}
 * @param high the right end, more than {@code low}
 */
record Axis(double low, double high, boolean logarithmic) {
    private static final double WIDE = 20;
    private static final double ROOM = 1.15;
    private static final double[] STEPS = {1, 2, 5};

    /** One on which all of them have a place. What is no number, or not finite, is not regarded. */
    static Axis over(Collection<Double> values) {
        double[] all = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        double min = Arrays.stream(all).min().orElse(0);
        double max = Arrays.stream(all).max().orElse(1);
        if (min > 0 && max / min > WIDE) {
            return new Axis(min / ROOM, max * ROOM, true);
        }
        double low = Math.min(0, min * ROOM);
        double high = Math.max(0, max * ROOM);
        return new Axis(low, high > low ? high : low + 1, false);
    }

    /** From 0 to 1; what lies beyond an end is taken to be there. */
    double at(double value) {
        double part = logarithmic
                ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
                : (value - low) / (high - low);
        return Math.clamp(part, 0, 1);
    }

    boolean holds(double value) {
        return value >= low && value <= high;
    }

    /** Round numbers on it, in order, at most so many. */
    List<Double> ticks(int most) {
        return logarithmic ? powers(most) : steps(most);
    }

    private List<Double> steps(int most) {
        double least = (high - low) / most;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double step = 10 * power;
        for (double each : STEPS) {
            if (each * power >= least) {
                step = each * power;
                break;
            }
        }
        var ticks = new ArrayList<Double>();
        for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private List<Double> powers(int most) {
        List<Double> fine = powersTimes(STEPS);
        List<Double> coarse = powersTimes(1);
        return fine.size() <= most ? fine : every(coarse.size() > 1 ? coarse : fine, most);
    }

    private List<Double> powersTimes(double... steps) {
        var ticks = new ArrayList<Double>();
        for (int power = (int) Math.floor(Math.log10(low)); Math.pow(10, power) <= high; power++) {
            for (double step : steps) {
                double tick = step * Math.pow(10, power);
                if (holds(tick)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    private static List<Double> every(List<Double> all, int most) {
        int step = Math.ceilDiv(Math.max(1, all.size()), most);
        var some = new ArrayList<Double>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }
}
