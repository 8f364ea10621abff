package dev.tiefgang.data;

import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// The car data of the lecture, made from the four decision tables that it came from: 1,728 cars, six
/// attributes, one verdict.
///
/// The tables are those of a hierarchical model: price from buying price and maintenance, comfort from doors,
/// persons and boot, technical value from comfort and safety, verdict from price and technical value. The rows
/// are all combinations of the attributes, the last one running fastest, which is the order of the published
/// file.
///
/// Source: M. Bohanec, V. Rajkovič, "Knowledge acquisition and explanation for multi-attribute decision
/// making", 1988; M. Bohanec, B. Zupan, "Car Evaluation", UCI Machine Learning Repository, 1997.
public final class Cars {
    /// The six attributes in the order of the columns.
    public static final List<String> ATTRIBUTES = List.of("buying", "maint", "doors", "persons", "lug_boot", "safety");

    /// The values of each attribute in the order of the rows.
    public static final List<List<String>> VALUES = List.of(
            List.of("vhigh", "high", "med", "low"),
            List.of("vhigh", "high", "med", "low"),
            List.of("2", "3", "4", "5more"),
            List.of("2", "4", "more"),
            List.of("small", "med", "big"),
            List.of("low", "med", "high"));

    /// The verdicts, from unacceptable to very good.
    public static final List<String> VERDICTS = List.of("unacc", "acc", "good", "vgood");

    /// Number of cars.
    public static final int SIZE = 1728;

    private static final int[][] PRICE = {{0, 0, 1, 1}, {0, 1, 1, 1}, {1, 1, 2, 3}, {1, 2, 3, 3}};
    /// For two persons never above 0; then by doors and boot.
    private static final int[][] COMFORT_4 = {{1, 1, 2}, {1, 1, 2}, {1, 2, 2}, {1, 2, 2}};
    private static final int[][] COMFORT_MORE = {{0, 1, 2}, {1, 2, 2}, {1, 2, 2}, {1, 2, 2}};
    private static final int[][] TECHNICAL = {{0, 0, 0}, {0, 1, 2}, {0, 2, 3}};
    private static final int[][] VERDICT = {{0, 0, 0, 0}, {0, 0, 1, 1}, {0, 1, 1, 3}, {0, 1, 2, 3}};

    private static final int[] WIDTHS = VALUES.stream().mapToInt(List::size).toArray();
    private static final Shape INPUT = Shape.of(21);

    private Cars() {}

    /// Would one take this car? As in the lecture: 21 inputs, of the values of each attribute one is 1 and the
    /// others are 0, and the classes `no` (1,210 cars) and `yes` (518).
    public static Table yesNo() {
        return table("cars", List.of("no", "yes"), true);
    }

    /// The same inputs with the four [verdicts][#VERDICTS] as classes: 1,210, 384, 69 and 65 cars.
    public static Table verdicts() {
        return table("cars4", VERDICTS, false);
    }

    /// Row `i` as in the published file, for example `vhigh,vhigh,2,2,small,low,unacc`.
    ///
    /// @throws IndexOutOfBoundsException if there is no such car
    public static String row(int i) {
        int[] car = car(Objects.checkIndex(i, SIZE));
        var row = new StringBuilder();
        for (int a = 0; a < car.length; a++)
            row.append(VALUES.get(a).get(car[a])).append(',');
        return row.append(VERDICTS.get(verdict(car))).toString();
    }

    private static Table table(String name, List<String> labels, boolean yesNo) {
        float[] inputs = new float[SIZE * INPUT.size()], targets = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            int[] car = car(i);
            for (int a = 0, at = i * INPUT.size(); a < car.length; at += WIDTHS[a++]) inputs[at + car[a]] = 1;
            int verdict = verdict(car);
            targets[i] = yesNo ? Math.min(1, verdict) : verdict;
        }
        return Table.of(name, INPUT, Shape.of(), labels, columns(), inputs, targets);
    }

    private static List<String> columns() {
        return IntStream.range(0, ATTRIBUTES.size())
                .boxed()
                .flatMap(a -> VALUES.get(a).stream().map(v -> ATTRIBUTES.get(a) + "=" + v))
                .toList();
    }

    /// The values of car `i`: its digits in a number system whose bases are the numbers of values.
    private static int[] car(int i) {
        int[] car = new int[WIDTHS.length];
        for (int a = car.length - 1, rest = i; a >= 0; rest /= WIDTHS[a--]) car[a] = rest % WIDTHS[a];
        return car;
    }

    private static int verdict(int[] car) {
        int doors = car[2], persons = car[3], boot = car[4];
        int comfort = switch (persons) {
            case 0 -> 0;
            case 1 -> COMFORT_4[doors][boot];
            default -> COMFORT_MORE[doors][boot];
        };
        return VERDICT[PRICE[car[0]][car[1]]][TECHNICAL[comfort][car[5]]];
    }
}
