package dev.kaam.learn;

/**
 * One question, in one language. In all words, what stands between {@code `} is code.
 *
 * @param id the same in every language: {@code fifty-on-forty}
 * @param topic the id of what it is about
 * @param explanation why the right answer is right
 * @param wrong why the usual wrong answer is wrong
 * @param proof the experiment that shows the answer on this machine
 * @param more where this project says more: {@code docs/FILE.md#heading}
 */
public record Question(
        String id,
        String topic,
        String question,
        Asked asked,
        String explanation,
        String wrong,
        Proof proof,
        String more) {}
