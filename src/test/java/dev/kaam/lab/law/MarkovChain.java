package dev.kaam.lab.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Every state of a small system, and how likely each is in the long run: nothing but linear equations, to check the laws by. */
final class MarkovChain<S> {
    private final List<S> states = new ArrayList<>();
    private final double[] likely;

    /** @param rates from a state to those that may follow, with how often a millisecond */
    MarkovChain(S first, Function<S, Map<S, Double>> rates) {
        Set<S> known = new HashSet<>(Set.of(first));
        states.add(first);
        for (int i = 0; i < states.size(); i++) {
            for (S next : rates.apply(states.get(i)).keySet()) {
                if (known.add(next)) {
                    states.add(next);
                }
            }
        }
        double[][] balance = new double[states.size()][states.size() + 1];
        for (int from = 0; from < states.size(); from++) {
            int row = from;
            rates.apply(states.get(from)).forEach((to, rate) -> {
                balance[states.indexOf(to)][row] += rate;
                balance[row][row] -= rate;
            });
        }
        Arrays.fill(balance[0], 1); // one balance follows from the others; instead, all are 1 together
        likely = solve(balance);
    }

    double mean(ToDoubleFunction<S> of) {
        double mean = 0;
        for (int i = 0; i < likely.length; i++) {
            mean += likely[i] * of.applyAsDouble(states.get(i));
        }
        return mean;
    }

    /** C. F. Gauss. */
    private static double[] solve(double[][] rows) {
        int size = rows.length;
        for (int column = 0; column < size; column++) {
            swapIn(rows, column);
            for (int row = 0; row < size; row++) {
                double factor = row == column ? 0 : rows[row][column] / rows[column][column];
                for (int i = column; factor != 0 && i <= size; i++) {
                    rows[row][i] -= factor * rows[column][i];
                }
            }
        }
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            solution[i] = rows[i][size] / rows[i][i];
        }
        return solution;
    }

    private static void swapIn(double[][] rows, int column) {
        int best = column;
        for (int row = column + 1; row < rows.length; row++) {
            best = Math.abs(rows[row][column]) > Math.abs(rows[best][column]) ? row : best;
        }
        double[] kept = rows[column];
        rows[column] = rows[best];
        rows[best] = kept;
    }
}
