package dev.tiefgang.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.DataSet;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentTest {
    private static final String ALL = "flip,flipv,shift:2,rotate:15,scale:0.1,crop:0.8,elastic:1.5:4,brightness:0.2,"
            + "contrast:0.2,colour:0.3,blur:1,noise:0.05,cutout:8,mixup:0.2";
    private static final int H = 20, W = 30;
    private static final Shape GREY = Shape.of(1, H, W);

    @Test
    void theTextComesBack() {
        assertThat(Augment.parse(ALL)).hasToString(ALL);
        assertThat(Augment.parse(" flip , elastic : 2 ").steps())
                .containsExactly(new Augmentation.Flip(), new Augmentation.Elastic(2, 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 0 | expected one of flip, flipv, shift,",
                "flip,,blur:1 | 5 | received nothing",
                "flip,spin:3 | 5 | received 'spin'",
                "flip:1 | 4 | expected no number behind 'flip', as in flip, received 1",
                "flip,rotate | 11 | expected one number behind 'rotate', as in rotate:15, received none",
                "shift:1:2 | 5 | expected one number behind 'shift', as in shift:2, received 2",
                "elastic:1:2:3 | 7 | expected one or two numbers behind 'elastic', as in elastic:8, received 3",
                "shift:a | 6 | expected a number such as 0.2, received 'a'",
                "shift: | 6 | received nothing",
                "shift:-1 | 6 | received '-1'",
                "flip,rotate:181 | 12 | rotate: expected a number of 0 to 180, received 181",
                "crop:0 | 5 | crop: expected a number of 0.05 to 1, received 0",
                "cutout:1.5 | 7 | cutout: expected a whole number, received 1.5"
            })
    void aWrongTextIsRefusedWithItsPlace(String text, int position, String problem) {
        assertThatThrownBy(() -> Augment.parse(text))
                .isInstanceOfSatisfying(
                        AugmentException.class, e -> assertThat(e.position()).isEqualTo(position))
                .hasMessageStartingWith("Augmentation '" + text + "', character " + (position + 1) + ": ")
                .hasMessageContaining(problem);
    }

    @Test
    void whatCannotBeChangedIsRefused() {
        DataSet line = new Squares(2, Shape.of(5), i -> 0);
        assertThatThrownBy(() -> Augment.parse("flip").of(line, 1))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("expected pictures of shape [channels, height, width], received samples of [5]");
        assertThatThrownBy(() -> Augment.parse("mixup:0.2,mixup:0.2")).hasMessageContaining("mixup once at most");
        assertThatThrownBy(() -> new Augmentation.Noise(Double.NaN)).hasMessageContaining("noise: expected a number");
        assertThatThrownBy(() -> Augment.parse("flip").boxes(GREY, 1, 0, 0, new float[5]))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("four numbers for each box, received 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL, "flip", "elastic:1", "noise:0.1", "crop:0.5"})
    void seedEpochAndIndexDecideAndNothingElse(String text) {
        DataSet base = new Squares(8, Shape.of(3, H, W), i -> i % 97 / 97.0);
        DataSet set = Augment.parse(text).of(base, 3),
                again = Augment.parse(text).of(base, 3);
        DataSet other = Augment.parse(text).of(base, 4);
        var seen = new HashSet<Integer>();
        boolean differs = false;
        for (int e = 0; e < 4; e++)
            for (int i = 0; i < 8; i++) {
                float[] x = Squares.read(set.epoch(e), i);
                again.epoch(e).read(7 - i, new float[x.length], 0, new float[2], 0); // the order does not matter
                assertThat(Squares.read(again.epoch(e), i)).isEqualTo(x);
                assertThat(x).doesNotContain(Float.NaN);
                seen.add(Arrays.hashCode(x));
                differs |= !Arrays.equals(x, Squares.read(other.epoch(e), i));
            }
        assertThat(seen).hasSizeGreaterThan(text.equals("flip") ? 1 : 30);
        assertThat(differs).isTrue();
        if (!text.equals(ALL)) {
            assertThat(Squares.read(set, 3)).isEqualTo(Squares.read(base, 3));
            assertThat(set.labels()).isEqualTo(base.labels());
            assertThat(set.epoch(1).label(3)).isEqualTo(1);
        }
    }

    @Test
    void flippingMirrorsEveryPixelExactly() {
        DataSet set = Augment.parse("flip,flipv")
                .of(new Squares(64, GREY, i -> i / 600.0), 1)
                .epoch(0);
        int[] kinds = new int[4];
        for (int s = 0; s < 64; s++) {
            float[] x = Squares.read(set, s);
            for (int kind = 0; kind < 4; kind++) {
                boolean same = true;
                for (int i = 0; i < H * W; i++) {
                    int row = i / W, column = i % W;
                    int from = (kind >= 2 ? H - 1 - row : row) * W + (kind % 2 == 1 ? W - 1 - column : column);
                    same &= x[i] == from / 600f || x[i] == (float) (from / 600.0);
                }
                if (same) kinds[kind]++;
            }
        }
        assertThat(Arrays.stream(kinds).sum()).isEqualTo(64);
        for (int count : kinds) assertThat(count).isBetween(6, 28);
    }

    @Test
    void shiftingMovesALineAndRepeatsTheEdge() {
        DataSet set = Augment.parse("shift:3")
                .of(new Squares(50, GREY, i -> i % W / 100.0), 2)
                .epoch(1);
        double least = 0, most = 0;
        for (int s = 0; s < 50; s++) {
            float[] x = Squares.read(set, s);
            double moved = 0.15 - x[10 * W + 15];
            for (int c = 4; c < W - 4; c++)
                assertThat(x[10 * W + c]).isCloseTo((float) (c / 100.0 - moved), within(1e-6f));
            for (int c = 0; c < W; c++)
                assertThat(x[c]).isCloseTo(Math.clamp(c / 100f - (float) moved, 0, 0.29f), within(1e-6f));
            least = Math.min(least, moved);
            most = Math.max(most, moved);
        }
        assertThat(most).isBetween(0.025, 0.03);
        assertThat(least).isBetween(-0.03, -0.025);
    }

    /// A light rectangle in the dark: where its pixels are after the change, the box has to be.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "flip",
                "flipv",
                "shift:4",
                "rotate:40",
                "scale:0.4",
                "crop:0.6",
                "elastic:1",
                "flip,rotate:20,shift:3,scale:0.2,crop:0.8,elastic:0.7"
            })
    void boxesGoWhereTheirContentGoes(String text) {
        var augment = Augment.parse(text);
        Shape shape = Shape.of(1, 60, 80);
        DataSet base = new Squares(40, shape, i -> i % 80 >= 20 && i % 80 < 44 && i / 80 >= 16 && i / 80 < 30 ? 1 : 0);
        DataSet set = augment.of(base, 5).epoch(2);
        for (int s = 0; s < 40; s++) {
            float[] x = Squares.read(set, s), box = {20, 16, 44, 30};
            augment.boxes(shape, 5, 2, s, box);
            int left = 80, right = 0, top = 60, bottom = 0;
            for (int i = 0; i < x.length; i++)
                if (x[i] > 0.1f) {
                    left = Math.min(left, i % 80);
                    right = Math.max(right, i % 80 + 1);
                    top = Math.min(top, i / 80);
                    bottom = Math.max(bottom, i / 80 + 1);
                }
            assertThat(box).containsExactly(new float[] {left, top, right, bottom}, within(2f));
        }
    }

    @Test
    void aBoxThatLeavesThePictureHasNoArea() {
        float[] box = {0, 0, 2, 2};
        for (int s = 0; s < 20; s++) {
            float[] moved = box.clone();
            Augment.parse("shift:500").boxes(GREY, 1, 0, s, moved);
            for (int k = 0; k < 4; k++) assertThat(moved[k]).isBetween(0f, k % 2 == 0 ? (float) W : H);
        }
        float[] still = {1, 2, 3, 4};
        Augment.parse("noise:0.5,blur:3").boxes(GREY, 1, 0, 0, still);
        assertThat(still).containsExactly(1, 2, 3, 4);
    }

    @Test
    void elasticMovesAsFarAsItSays() {
        Shape shape = Shape.of(1, 100, 100);
        DataSet set = Augment.parse("elastic:2:4")
                .of(new Squares(4, shape, i -> i % 100 / 100.0), 1)
                .epoch(0);
        double squares = 0;
        float step = 0;
        for (int s = 0; s < 4; s++) {
            float[] x = Squares.read(set, s);
            for (int row = 10; row < 90; row++)
                for (int c = 10; c < 90; c++) {
                    double moved = 100 * x[row * 100 + c] - c;
                    squares += moved * moved;
                    step = Math.max(step, Math.abs(x[row * 100 + c] - x[row * 100 + c + 1]));
                }
        }
        assertThat(Math.sqrt(squares / (4 * 6400))).isBetween(1.6, 2.4);
        assertThat(100 * step).isLessThan(5f); // neighbours come from places that are near each other
    }

    @Test
    void brightnessRaisesAllValues() {
        DataSet set = Augment.parse("brightness:0.2")
                .of(new Squares(50, GREY, i -> 0.3 + i % 5 / 20.0), 1)
                .epoch(0);
        double most = 0;
        for (int s = 0; s < 50; s++) {
            float[] x = Squares.read(set, s);
            float up = x[0] - 0.3f;
            for (int i = 0; i < x.length; i++)
                assertThat(x[i]).isCloseTo((float) (0.3 + i % 5 / 20.0) + up, within(1e-6f));
            most = Math.max(most, Math.abs(up));
        }
        assertThat(most).isBetween(0.18, 0.2000001);
        DataSet white = Augment.parse("brightness:1")
                .of(new Squares(20, GREY, i -> 0.9), 1)
                .epoch(0);
        for (int s = 0; s < 20; s++)
            for (float v : Squares.read(white, s)) assertThat(v).isBetween(0f, 1f);
    }

    @Test
    void contrastKeepsTheMeanAndStretchesDistances() {
        DataSet set = Augment.parse("contrast:0.5")
                .of(new Squares(50, GREY, i -> i % 2 == 0 ? 0.4 : 0.6), 1)
                .epoch(0);
        double most = 0, least = 9;
        for (int s = 0; s < 50; s++) {
            float[] x = Squares.read(set, s);
            assertThat(x[0] + x[1]).isCloseTo(1, within(1e-5f));
            most = Math.max(most, (x[1] - x[0]) / 0.2);
            least = Math.min(least, (x[1] - x[0]) / 0.2);
        }
        assertThat(most).isBetween(1.4, 1.5001);
        assertThat(least).isBetween(0.4999, 0.6);
    }

    @Test
    void colourLeavesGreyAndBrightnessAlone() {
        Shape shape = Shape.of(3, 4, 4);
        double[] rgb = {0.5, 0.4, 0.3};
        DataSet set = Augment.parse("colour:0.5")
                .of(new Squares(20, shape, i -> rgb[i / 16]), 1)
                .epoch(0);
        double grey = 0.299 * 0.5 + 0.587 * 0.4 + 0.114 * 0.3;
        var factors = new HashSet<Long>();
        for (int s = 0; s < 20; s++) {
            float[] x = Squares.read(set, s);
            assertThat(0.299 * x[0] + 0.587 * x[16] + 0.114 * x[32]).isCloseTo(grey, within(1e-6));
            double factor = (x[0] - grey) / (0.5 - grey);
            assertThat((x[32] - grey) / (0.3 - grey)).isCloseTo(factor, within(1e-4));
            assertThat(factor).isBetween(0.49, 1.51);
            factors.add(Math.round(1e3 * factor));
        }
        assertThat(factors).hasSizeGreaterThan(10);
        DataSet plain = Augment.parse("colour:0.5")
                .of(new Squares(2, GREY, i -> i / 600.0), 1)
                .epoch(0);
        assertThat(Squares.read(plain, 0)).isEqualTo(Squares.read(new Squares(2, GREY, i -> i / 600.0), 0));
    }

    @Test
    void blurSpreadsAPointAndKeepsItsSum() {
        DataSet set = Augment.parse("blur:2")
                .of(new Squares(40, Shape.of(1, 31, 31), i -> i == 15 * 31 + 15 ? 1 : 0), 1)
                .epoch(0);
        double largest = 0;
        for (int s = 0; s < 40; s++) {
            float[] x = Squares.read(set, s);
            double sum = 0, spread = 0;
            for (int i = 0; i < x.length; i++) {
                sum += x[i];
                spread += x[i] * Math.pow(i % 31 - 15, 2);
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
            assertThat(x[15 * 31 + 10]).isEqualTo(x[15 * 31 + 20]).isEqualTo(x[10 * 31 + 15]);
            largest = Math.max(largest, Math.sqrt(spread));
        }
        assertThat(largest).isBetween(1.7, 2.0);
    }

    @Test
    void noiseHasItsDeviation() {
        DataSet set = Augment.parse("noise:0.1")
                .of(new Squares(20, Shape.of(1, 50, 50), i -> 0.5), 1)
                .epoch(0);
        double sum = 0, squares = 0;
        for (int s = 0; s < 20; s++)
            for (float v : Squares.read(set, s)) {
                sum += v - 0.5;
                squares += (v - 0.5) * (v - 0.5);
            }
        assertThat(sum / 50_000).isBetween(-0.002, 0.002);
        assertThat(Math.sqrt(squares / 50_000)).isBetween(0.098, 0.102);
    }

    @Test
    void cutoutBlackensASquare() {
        DataSet set = Augment.parse("cutout:6")
                .of(new Squares(60, Shape.of(3, H, W), i -> 1), 1)
                .epoch(0);
        int whole = 0;
        for (int s = 0; s < 60; s++) {
            float[] x = Squares.read(set, s);
            int black = 0;
            for (int i = 0; i < H * W; i++) {
                if (x[i] == 0) black++;
                assertThat(x[i + H * W]).isEqualTo(x[i]);
            }
            assertThat(black).isBetween(9, 36);
            if (black == 36) whole++;
        }
        assertThat(whole).isBetween(20, 55);
    }

    @Test
    void mixupMixesPicturesAndClassesAlike() {
        DataSet base = new DataSet() {
            private final Squares squares = new Squares(100, GREY, i -> 0);

            @Override
            public String name() {
                return "ink";
            }

            @Override
            public int size() {
                return 100;
            }

            @Override
            public Shape input() {
                return GREY;
            }

            @Override
            public Shape target() {
                return Shape.of();
            }

            @Override
            public java.util.List<String> labels() {
                return squares.labels();
            }

            @Override
            public void read(int index, float[] to, int at, float[] target, int targetAt) {
                Arrays.fill(to, at, at + H * W, index % 2);
                target[targetAt] = index % 2;
            }
        };
        DataSet set = Augment.parse("mixup:0.4").of(base, 1);
        assertThat(set.target()).isEqualTo(Shape.of(2));
        assertThat(set.labels()).isEmpty();
        assertThatThrownBy(() -> set.label(0)).isInstanceOf(IllegalStateException.class);
        float[] x = new float[H * W], target = new float[2];
        set.read(3, x, 0, target, 0);
        assertThat(target).containsExactly(0, 1);
        int mixed = 0;
        double distance = 0;
        for (int i = 0; i < 100; i++) {
            set.epoch(2).read(i, x, 0, target, 0);
            assertThat(target[0] + target[1]).isCloseTo(1, within(1e-6f));
            assertThat(x[7]).isCloseTo(target[1], within(1e-6f));
            if (target[1] > 0.001 && target[1] < 0.999) mixed++;
            distance += Math.abs(target[1] - i % 2);
        }
        assertThat(mixed).isBetween(25, 60); // half of the partners are of the other class
        assertThat(distance / 100).isBetween(0.15, 0.35);
    }

    @Test
    void theDistributionOfTheSharesIsBeta() {
        for (double alpha : new double[] {0.2, 0.5, 1}) {
            double sum = 0, squares = 0;
            int n = 20_000;
            for (int i = 0; i < n; i++) {
                double x = Draws.beta(Draws.sample(1, 0, i), alpha);
                assertThat(x).isBetween(0.0, 1.0);
                sum += x;
                squares += (x - 0.5) * (x - 0.5);
            }
            assertThat(sum / n).isBetween(0.49, 0.51);
            assertThat(squares / n * 4 * (2 * alpha + 1)).isBetween(0.96, 1.04); // variance 1 / (4 (2α + 1))
        }
        assertThat(Draws.beta(1, 0.01)).isBetween(0.0, 1.0);
    }
}
