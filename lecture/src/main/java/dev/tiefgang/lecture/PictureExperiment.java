package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Consumer;

/// A picture as a tensor: what a network sees, channel by channel.
final class PictureExperiment {
    private static final int CHANNELS = 3;
    private static final List<Text> NAMES =
            List.of(new Text("red", "rot"), new Text("green", "grün"), new Text("blue", "blau"));

    private PictureExperiment() {}

    static Experiment of() {
        return new Experiment(
                "picture",
                List.of(30),
                new Text("A picture is a tensor", "Ein Bild ist ein Tensor"),
                new Text(
                        "96×96 pixels of three channels are 27,648 numbers; an orange ball is bright in red and dark in blue.",
                        "96×96 Pixel mit drei Kanälen sind 27\u202f648 Zahlen; ein orangefarbener Ball ist hell in Rot und dunkel in"
                                + " Blau."),
                List.of(
                        new Setting.Whole("side", new Text("pixels along an edge", "Pixel an einer Kante"), 8, 512, 96),
                        new Setting.Whole("look", new Text("look of the ball", "Aussehen des Balls"), 0, 2, 1),
                        new Setting.Real(
                                "light", new Text("light, 1 is daylight", "Licht, 1 ist Tageslicht"), 0, 2, 1)),
                List.of(
                        Fact.exactly("shape", new Text("channels, height, width", "Kanäle, Höhe, Breite"), 3, 96, 96),
                        Fact.exactly("numbers", new Text("numbers of the picture", "Zahlen des Bildes"), 27_648),
                        Fact.near(
                                "ball",
                                new Text("middle of the ball: red, green, blue", "Mitte des Balls: Rot, Grün, Blau"),
                                0.12,
                                0xf0 / 255.0,
                                0x78 / 255.0,
                                0x18 / 255.0)),
                PictureExperiment::start);
    }

    private static Simulation start(Settings s) {
        int side = s.whole("side"), pixels = side * side;
        FieldPicture picture = Field.of(side)
                .looks(s.whole("look"))
                .light(s.real("light"), s.real("light"))
                .picture(s.seed(), 0, Thing.BALL, Thing.L_LINE, Thing.ROBOT);
        float[] all = picture.pixels();
        FieldPicture.Placed ball = picture.things().getFirst();
        int x = (int) ball.x(), y = (int) ball.y();
        Table table = Table.of(
                "channels",
                new Text("The channels", "Die Kanäle"),
                Table.words("channel", "Kanal"),
                Table.numbers("least", "kleinste Zahl", 3),
                Table.numbers("mean", "Mittel", 3),
                Table.numbers("most", "größte Zahl", 3),
                Table.numbers(
                        "in the ball, row %d, column %d".formatted(y + 1, x + 1),
                        "im Ball, Zeile %d, Spalte %d".formatted(y + 1, x + 1),
                        3));
        var shown = new ArrayList<Figure.Captioned>();
        var shape = FieldPicture.shape(side);
        shown.add(new Figure.Captioned(new Text("all channels", "alle Kanäle"), Tensor.of(shape, all)));
        double[] middle = new double[CHANNELS];
        var steps = new ArrayList<Consumer<Events>>();
        for (int c = 0; c < CHANNELS; c++) {
            float[] channel = Arrays.copyOfRange(all, c * pixels, (c + 1) * pixels);
            DoubleSummaryStatistics range = Numbers.range(channel);
            middle[c] = channel[y * side + x];
            table.row(NAMES.get(c), range.getMin(), range.getAverage(), range.getMax(), middle[c]);
            shown.add(new Figure.Captioned(NAMES.get(c), Tensor.of(Shape.of(1, side, side), channel)));
            String symbol = "x(%d, %d, %d)".formatted(c + 1, y + 1, x + 1);
            int at = c * pixels + y * side + x;
            String numbers = "x[%d·%d·%d + %d·%d + %d]".formatted(c, side, side, y, side, x);
            steps.add(e -> e.happened(
                    new Event.Computed(new Explained(symbol, "x[c·h·w + r·w + s]", numbers, (double) all[at]))));
        }
        return new Rows(
                steps,
                new Result.Builder()
                        .value("shape", CHANNELS, side, side)
                        .value("numbers", all.length)
                        .value("ball", middle)
                        .table(table)
                        .figure(new Figure.Pictures(
                                "channels", new Text("A picture and its channels", "Ein Bild und seine Kanäle"), shown))
                        .build());
    }
}
