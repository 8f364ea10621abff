package dev.tiefgang.lecture;

import java.util.List;

/// What a football robot wants to find in a picture; the slide shows five of the eight names, the last three
/// are the likely ones.
enum Thing {
    BALL("ball", "Ball"),
    X_LINE("X line", "X-Linie"),
    L_LINE("L line", "L-Linie"),
    ROBOT("robot", "Roboter"),
    OBSTACLE("obstacle", "Hindernis"),
    T_LINE("T line", "T-Linie"),
    POST("goal post", "Torpfosten"),
    SPOT("penalty spot", "Elfmeterpunkt");

    private static final double LINE = 0.16;

    private final String en;
    private final String de;

    Thing(String en, String de) {
        this.en = en;
        this.de = de;
    }

    /// The output that stands for it.
    int output() {
        return List.of(values()).indexOf(this);
    }

    Text title() {
        return new Text(en, de);
    }

    /// The colour at a point of it, as `0xrrggbb`, or −1 beside it.
    ///
    /// @param x to the right, from −1 to 1
    /// @param y downwards, from −1 to 1
    /// @param look which of its looks, where it has several
    int colour(double x, double y, int look) {
        return switch (this) {
            case BALL -> ball(x, y, look);
            case X_LINE -> line(Math.min(Math.abs(x), Math.abs(y)) < LINE);
            case L_LINE -> line(Math.abs(x) < LINE && y > -LINE || Math.abs(y) < LINE && x > -LINE);
            case T_LINE -> line(Math.abs(y) < LINE || Math.abs(x) < LINE && y > 0);
            case ROBOT -> robot(x, y);
            case OBSTACLE -> Math.abs(x) < 0.75 ? 0x5a2d82 : -1;
            case POST -> Math.abs(x) < 0.3 ? 0xe8e8e8 : -1;
            case SPOT -> x * x + y * y < 0.12 ? 0xffffff : -1;
        };
    }

    private static int line(boolean on) {
        return on ? 0xffffff : -1;
    }

    /// White with black patches, orange, or in two halves.
    private static int ball(double x, double y, int look) {
        if (x * x + y * y > 1) return -1;
        return switch (look) {
            case 0 -> patch(x, y) ? 0x101010 : 0xf4f4f4;
            case 1 -> 0xf07818;
            default -> x + y > 0 ? 0xe8d820 : 0x2858c8;
        };
    }

    /// One in the middle and four around it.
    private static boolean patch(double x, double y) {
        double a = Math.abs(x) - 0.6, b = Math.abs(y) - 0.6;
        return x * x + y * y < 0.09 || a * a + b * b < 0.06;
    }

    /// A head between two shoulders, on two legs.
    private static int robot(double x, double y) {
        if (y < -0.5) return Math.abs(x) < 0.3 ? 0xb0b0b8 : -1;
        if (y < 0.35) return Math.abs(x) < 0.7 ? 0x303038 : -1;
        return Math.abs(Math.abs(x) - 0.4) < 0.22 ? 0x303038 : -1;
    }
}
