package dev.tiefgang.runtime;

/// Long sums in 16 virtual lanes, in plain Java: each lane is a local variable, so that it stays in a register.
final class KernelLanes {
    private KernelLanes() {}

    /// The dot product of `rows` stretches of `len` elements.
    static float dot(int rows, int len, float[] a, int ao, int aRow, float[] b, int bo, int bRow) {
        float l0 = 0f, l1 = 0f, l2 = 0f, l3 = 0f, l4 = 0f, l5 = 0f, l6 = 0f, l7 = 0f;
        float l8 = 0f, l9 = 0f, l10 = 0f, l11 = 0f, l12 = 0f, l13 = 0f, l14 = 0f, l15 = 0f;
        for (var r = 0; r < rows; r++) {
            var x = ao + r * aRow;
            var y = bo + r * bRow;
            var end = x + len;
            for (; x + 16 <= end; x += 16, y += 16) {
                l0 = Math.fma(a[x + 0], b[y + 0], l0);
                l1 = Math.fma(a[x + 1], b[y + 1], l1);
                l2 = Math.fma(a[x + 2], b[y + 2], l2);
                l3 = Math.fma(a[x + 3], b[y + 3], l3);
                l4 = Math.fma(a[x + 4], b[y + 4], l4);
                l5 = Math.fma(a[x + 5], b[y + 5], l5);
                l6 = Math.fma(a[x + 6], b[y + 6], l6);
                l7 = Math.fma(a[x + 7], b[y + 7], l7);
                l8 = Math.fma(a[x + 8], b[y + 8], l8);
                l9 = Math.fma(a[x + 9], b[y + 9], l9);
                l10 = Math.fma(a[x + 10], b[y + 10], l10);
                l11 = Math.fma(a[x + 11], b[y + 11], l11);
                l12 = Math.fma(a[x + 12], b[y + 12], l12);
                l13 = Math.fma(a[x + 13], b[y + 13], l13);
                l14 = Math.fma(a[x + 14], b[y + 14], l14);
                l15 = Math.fma(a[x + 15], b[y + 15], l15);
            }
            if (x < end) {
                var left = end - x;
                l0 = Math.fma(at(a, x, 0, left), at(b, y, 0, left), l0);
                l1 = Math.fma(at(a, x, 1, left), at(b, y, 1, left), l1);
                l2 = Math.fma(at(a, x, 2, left), at(b, y, 2, left), l2);
                l3 = Math.fma(at(a, x, 3, left), at(b, y, 3, left), l3);
                l4 = Math.fma(at(a, x, 4, left), at(b, y, 4, left), l4);
                l5 = Math.fma(at(a, x, 5, left), at(b, y, 5, left), l5);
                l6 = Math.fma(at(a, x, 6, left), at(b, y, 6, left), l6);
                l7 = Math.fma(at(a, x, 7, left), at(b, y, 7, left), l7);
                l8 = Math.fma(at(a, x, 8, left), at(b, y, 8, left), l8);
                l9 = Math.fma(at(a, x, 9, left), at(b, y, 9, left), l9);
                l10 = Math.fma(at(a, x, 10, left), at(b, y, 10, left), l10);
                l11 = Math.fma(at(a, x, 11, left), at(b, y, 11, left), l11);
                l12 = Math.fma(at(a, x, 12, left), at(b, y, 12, left), l12);
                l13 = Math.fma(at(a, x, 13, left), at(b, y, 13, left), l13);
                l14 = Math.fma(at(a, x, 14, left), at(b, y, 14, left), l14);
                l15 = Math.fma(at(a, x, 15, left), at(b, y, 15, left), l15);
            }
        }
        l0 = (l0 + l8) + (l4 + l12);
        l1 = (l1 + l9) + (l5 + l13);
        l2 = (l2 + l10) + (l6 + l14);
        l3 = (l3 + l11) + (l7 + l15);
        return (l0 + l2) + (l1 + l3);
    }

    /// The sum of `n` elements.
    static float sum(float[] a, int ao, int n) {
        float l0 = 0f, l1 = 0f, l2 = 0f, l3 = 0f, l4 = 0f, l5 = 0f, l6 = 0f, l7 = 0f;
        float l8 = 0f, l9 = 0f, l10 = 0f, l11 = 0f, l12 = 0f, l13 = 0f, l14 = 0f, l15 = 0f;
        var x = ao;
        var end = ao + n;
        for (; x + 16 <= end; x += 16) {
            l0 += a[x + 0];
            l1 += a[x + 1];
            l2 += a[x + 2];
            l3 += a[x + 3];
            l4 += a[x + 4];
            l5 += a[x + 5];
            l6 += a[x + 6];
            l7 += a[x + 7];
            l8 += a[x + 8];
            l9 += a[x + 9];
            l10 += a[x + 10];
            l11 += a[x + 11];
            l12 += a[x + 12];
            l13 += a[x + 13];
            l14 += a[x + 14];
            l15 += a[x + 15];
        }
        if (x < end) {
            var left = end - x;
            l0 += at(a, x, 0, left);
            l1 += at(a, x, 1, left);
            l2 += at(a, x, 2, left);
            l3 += at(a, x, 3, left);
            l4 += at(a, x, 4, left);
            l5 += at(a, x, 5, left);
            l6 += at(a, x, 6, left);
            l7 += at(a, x, 7, left);
            l8 += at(a, x, 8, left);
            l9 += at(a, x, 9, left);
            l10 += at(a, x, 10, left);
            l11 += at(a, x, 11, left);
            l12 += at(a, x, 12, left);
            l13 += at(a, x, 13, left);
            l14 += at(a, x, 14, left);
            l15 += at(a, x, 15, left);
        }
        l0 = (l0 + l8) + (l4 + l12);
        l1 = (l1 + l9) + (l5 + l13);
        l2 = (l2 + l10) + (l6 + l14);
        l3 = (l3 + l11) + (l7 + l15);
        return (l0 + l2) + (l1 + l3);
    }

    /// Element `i` of the last block of `left` elements, filled up with zeros.
    private static float at(float[] a, int x, int i, int left) {
        return i < left ? a[x + i] : 0f;
    }
}
