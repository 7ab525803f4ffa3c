package dev.kaam.learn;

/** Computes what a question's formula says: {@code ⌈50/40⌉ · 1000}, {@code max(100, 200)}. */
final class Formula {
    private final String text;
    private int at;

    private Formula(String text) {
        this.text = text.replace(" ", "");
    }

    static double value(String text) {
        var formula = new Formula(text);
        double value = formula.sum();
        if (formula.at < formula.text.length()) {
            throw new IllegalArgumentException("'" + text + "' goes on after " + formula.at);
        }
        return value;
    }

    private double sum() {
        double value = product();
        while (true) {
            if (take("+")) {
                value += product();
            } else if (take("-")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = factor();
        while (true) {
            if (take("·")) {
                value *= factor();
            } else if (take("/")) {
                value /= factor();
            } else {
                return value;
            }
        }
    }

    private double factor() {
        if (take("⌈")) {
            return Math.ceil(closed("⌉"));
        }
        if (take("max(")) {
            double most = sum();
            while (take(",")) {
                most = Math.max(most, sum());
            }
            expect(")");
            return most;
        }
        return take("(") ? closed(")") : number();
    }

    private double closed(String end) {
        double value = sum();
        expect(end);
        return value;
    }

    private double number() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return Double.parseDouble(text.substring(start, at));
    }

    private boolean take(String sign) {
        boolean there = text.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    private void expect(String sign) {
        if (!take(sign)) {
            throw new IllegalArgumentException("'" + text + "' lacks " + sign + " at " + at);
        }
    }
}
