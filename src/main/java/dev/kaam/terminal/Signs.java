package dev.kaam.terminal;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/**
 * The signs of a plot, and of formulas, as the terminal has them.
 *
 * @param both law and median in one place
 * @param done of a bar, what is full
 * @param all whether there are all that a formula needs
 */
record Signs(
        char ground,
        char from,
        char line,
        char to,
        char median,
        char law,
        char guess,
        char both,
        char done,
        boolean all) {
    private static final Signs DRAWN = new Signs('·', '├', '─', '┤', '●', '|', '?', '◆', '█', true);
    private static final Signs TYPED = new Signs('.', '[', '-', ']', 'o', '|', '?', '@', '#', false);
    /** How people type what stands in formulas. */
    private static final Map<String, String> AS_TYPED = Map.ofEntries(
            Map.entry("⌈", "ceil("),
            Map.entry("⌉", ")"),
            Map.entry("⌊", "floor("),
            Map.entry("⌋", ")"),
            Map.entry("·", "*"),
            Map.entry("×", "x"),
            Map.entry("−", "-"),
            Map.entry("–", "-"),
            Map.entry("—", "-"),
            Map.entry("’", "'"),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("…", "..."),
            Map.entry("≤", "<="),
            Map.entry("≥", ">="),
            Map.entry("≈", "~"),
            Map.entry("→", "->"),
            Map.entry("√", "sqrt"),
            Map.entry("Σ", "sum"),
            Map.entry("∑", "sum"),
            Map.entry("∞", "infinity"),
            Map.entry("²", "^2"),
            Map.entry("₁", "1"),
            Map.entry("₂", "2"),
            Map.entry("ₚ", "p"),
            Map.entry("λ", "lambda"),
            Map.entry("μ", "mu"),
            Map.entry("µ", "u"),
            Map.entry("ρ", "rho"),
            Map.entry("σ", "sigma"));

    static Signs of(Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        return encoder.canEncode("·├─┤●◆█⌈") ? DRAWN : TYPED;
    }

    /** A text in signs that there are. */
    String text(String text) {
        String typed = text;
        if (!all) {
            for (var one : AS_TYPED.entrySet()) {
                typed = typed.replace(one.getKey(), one.getValue());
            }
        }
        return typed;
    }
}
