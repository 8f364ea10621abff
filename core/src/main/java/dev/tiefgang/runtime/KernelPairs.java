package dev.tiefgang.runtime;

import dev.tiefgang.runtime.Kernels.Binary;

/// Functions of two elements in plain Java: one loop each, because a switch inside a loop would keep it from
/// becoming vector code.
final class KernelPairs {
    private KernelPairs() {}

    /// `y[j] = f(a[j], b[j])`.
    static void apply(Binary f, float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        switch (f) {
            case ADD -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = a[ao + j] + b[bo + j];
                }
            }
            case SUB -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = a[ao + j] - b[bo + j];
                }
            }
            case MUL -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = a[ao + j] * b[bo + j];
                }
            }
            case DIV -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = a[ao + j] / b[bo + j];
                }
            }
            case POW -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = FloatMath.pow(a[ao + j], b[bo + j]);
                }
            }
            case MAX -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = Math.max(a[ao + j], b[bo + j]);
                }
            }
            case MIN -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = Math.min(a[ao + j], b[bo + j]);
                }
            }
            case GREATER -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = a[ao + j] > b[bo + j] ? 1f : 0f;
                }
            }
            case LESS -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = a[ao + j] < b[bo + j] ? 1f : 0f;
                }
            }
            case EQUAL -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = a[ao + j] == b[bo + j] ? 1f : 0f;
                }
            }
        }
    }

    /// `y[j] = f(a[j], s)`.
    static void apply(Binary f, float[] a, int ao, float s, float[] y, int yo, int n) {
        switch (f) {
            case ADD -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = a[ao + j] + s;
                }
            }
            case SUB -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = a[ao + j] - s;
                }
            }
            case MUL -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = a[ao + j] * s;
                }
            }
            case DIV -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = a[ao + j] / s;
                }
            }
            case POW -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = FloatMath.pow(a[ao + j], s);
                }
            }
            case MAX -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = Math.max(a[ao + j], s);
                }
            }
            case MIN -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = Math.min(a[ao + j], s);
                }
            }
            case GREATER -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = a[ao + j] > s ? 1f : 0f;
                }
            }
            case LESS -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = a[ao + j] < s ? 1f : 0f;
                }
            }
            case EQUAL -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = a[ao + j] == s ? 1f : 0f;
                }
            }
        }
    }
}
