package dev.kaam.scaling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One database and its nodes, event by event: writes come at random, each to any node. A node takes all that waits and then asks for the
 * lock of the writers; who has it commits, the others stand in line. So it is in {@code store.Lane} and {@code store.PostgresSql}.
 *
 * @param together how many a commit has at most
 */
record Shard(CommitLaw law, int nodes, int together) {
    /** As {@code store.LaneDatabase} has it. */
    static final int TOGETHER_MAX = 256;

    /** What is seen before does not count: the shard begins empty. */
    private static final int WARM_UP = 10;

    /**
     * What came of it.
     *
     * @param meanMillis from when a write comes until its commit is over
     * @param together how many were in a commit on average
     */
    record Seen(double meanMillis, double medianMillis, double p99Millis, double together) {}

    /** How many writes a second it can do, whatever they wait. */
    double capacity() {
        return law.perSecond(together);
    }

    /** So many writes, so many a second; the same each time for the same seed. */
    Seen run(double perSecond, int writes, long seed) {
        return new Run(perSecond, writes, seed).seen();
    }

    private static final class Node {
        final Deque<Double> waiting = new ArrayDeque<>();
        List<Double> batch = List.of();

        void take(int most) {
            batch = new ArrayList<>();
            while (!waiting.isEmpty() && batch.size() < most) {
                batch.add(waiting.poll());
            }
        }
    }

    private final class Run {
        private final SplittableRandom random;
        private final double apartMillis;
        private final double[] took;
        private final Node[] all = new Node[nodes];
        private final Deque<Node> line = new ArrayDeque<>();
        private double arrival;
        private double end = Double.POSITIVE_INFINITY;
        private int answered;
        private int warm;
        private int commits;

        Run(double perSecond, int writes, long seed) {
            random = new SplittableRandom(seed);
            apartMillis = 1e3 / perSecond;
            took = new double[writes];
            Arrays.setAll(all, node -> new Node());
            arrival = apartMillis * random.nextExponential();
        }

        Seen seen() {
            while (answered < took.length) {
                if (arrival <= end) {
                    arrive(all[random.nextInt(nodes)]);
                } else {
                    commit(line.remove());
                }
            }
            double together = (double) (answered - warm) / commits;
            double[] counted = Arrays.copyOfRange(took, warm, took.length);
            Arrays.sort(counted);
            double mean = Arrays.stream(counted).average().orElseThrow();
            return new Seen(mean, counted[counted.length / 2], counted[(int) (counted.length * 0.99)], together);
        }

        private void arrive(Node node) {
            node.waiting.add(arrival);
            if (node.batch.isEmpty()) {
                ask(node, arrival);
            }
            arrival += apartMillis * random.nextExponential();
        }

        private void ask(Node node, double now) {
            node.take(together);
            line.add(node);
            if (line.size() == 1) {
                end = now + law.millis(node.batch.size());
            }
        }

        private void commit(Node node) {
            double now = end;
            for (double came : node.batch) {
                if (answered < took.length) {
                    took[answered++] = now - came;
                }
            }
            if (answered <= took.length / WARM_UP) {
                warm = answered;
            } else {
                commits++;
            }
            node.batch = List.of();
            Node next = line.peek();
            end = next == null ? Double.POSITIVE_INFINITY : now + law.millis(next.batch.size());
            if (!node.waiting.isEmpty()) {
                ask(node, now);
            }
        }
    }
}
