package dev.tiefgang.lecture;

import dev.tiefgang.data.Cars;
import dev.tiefgang.data.Mnist;
import dev.tiefgang.train.DataSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The standard data sets of the slide; those that come with Tiefgang are counted, not quoted.
final class DatasetsExperiment {
    /// Pictures and categories of all of ImageNet.
    static final long IMAGENET = 14_197_122;

    private static final long CATEGORIES = 21_841;
    /// Tagged pictures of COCO: those to learn from and to validate of 2014, those of the test of 2015.
    private static final long[] COCO_TAGGED = {82_783, 40_504, 81_434};

    /// What the publishers say of a set.
    private record Published(String name, String key, long pictures, long classes, Text what, Text said) {}

    private static final List<Published> PUBLISHED = List.of(
            new Published(
                    "ImageNet",
                    "imagenet",
                    IMAGENET,
                    CATEGORIES,
                    Text.same("image-net.org"),
                    new Text("14 million, 21,000 categories", "14 Millionen, 21\u202f000 Kategorien")),
            new Published(
                    "ILSVRC 2012",
                    "ilsvrc",
                    1_281_167 + 50_000 + 100_000,
                    1000,
                    new Text("Russakovsky et al. 2015", "Russakovsky u. a. 2015"),
                    new Text("behind 16.4 %, 6.7 %, 3.6 %", "hinter 16.4 %, 6.7 %, 3.6 %")),
            new Published(
                    "COCO 2017",
                    "coco",
                    118_287 + 5_000 + 40_670,
                    80,
                    Text.same("cocodataset.org"),
                    new Text("200,000 pictures", "200\u202f000 Bilder")));

    private DatasetsExperiment() {}

    static Experiment of() {
        return new Experiment(
                "datasets",
                List.of(43),
                new Text("Standard data sets", "Standarddatensätze"),
                new Text(
                        "MNIST has 70,000 digits, none of them in both parts; ImageNet is two hundred times as large.",
                        "MNIST hat 70\u202f000 Ziffern, keine in beiden Teilen; ImageNet ist zweihundertmal so groß."),
                List.of(),
                List.of(
                        Fact.exactly("mnist", new Text("digits of MNIST", "Ziffern von MNIST"), 70_000),
                        Fact.exactly(
                                "mnist.parts",
                                new Text("to learn from, to test", "zum Lernen, zum Prüfen"),
                                60_000,
                                10_000),
                        Fact.exactly("mnist.side", new Text("pixels along an edge", "Pixel an einer Kante"), 28),
                        Fact.exactly(
                                "mnist.zeros",
                                new Text("zeros to learn from, to test", "Nullen zum Lernen, zum Prüfen"),
                                5_923,
                                980),
                        Fact.exactly(
                                "mnist.shared",
                                new Text(
                                        "pictures of the test that are in both parts",
                                        "Bilder der Prüfung, die in beiden Teilen sind"),
                                0),
                        Fact.exactly("cars", new Text("cars", "Autos"), 1_728),
                        Fact.between(
                                "imagenet.ratio", new Text("ImageNet against MNIST", "ImageNet gegen MNIST"), 200, 205),
                        Fact.exactly(
                                "imagenet.millions",
                                new Text(
                                        "full millions of tagged pictures in ImageNet",
                                        "volle Millionen getaggter Bilder in ImageNet"),
                                14),
                        Fact.exactly(
                                "imagenet.categories",
                                new Text("full thousands of its categories", "volle Tausend seiner Kategorien"),
                                21_000),
                        Fact.exactly(
                                "coco.tagged",
                                new Text(
                                        "full hundred thousands of tagged pictures in COCO",
                                        "volle Hunderttausend getaggter Bilder in COCO"),
                                200_000)),
                _ -> start());
    }

    private static Simulation start() {
        Mnist train = Mnist.train(), test = Mnist.test();
        DataSet cars = Cars.yesNo();
        var result = new Result.Builder()
                .value("mnist", train.size() + test.size())
                .value("mnist.parts", train.size(), test.size())
                .value("mnist.side", train.input().dim(1))
                .value("mnist.zeros", counts(train)[0], counts(test)[0])
                .value("mnist.shared", shared(train, test))
                .value("cars", cars.size())
                .value("imagenet.ratio", (double) IMAGENET / (train.size() + test.size()))
                .value("imagenet.millions", IMAGENET / 1_000_000)
                .value("imagenet.categories", full(CATEGORIES, 1000))
                .value("coco.tagged", full(tagged(), 100_000));
        Table table = Table.of(
                "sets",
                new Text("Data sets", "Datensätze"),
                Table.words("set", "Satz"),
                Table.numbers("samples", "Beispiele", -1),
                Table.numbers("classes", "Klassen", -1),
                Table.words("numbers of a sample", "Zahlen je Beispiel"),
                Table.words("source", "Quelle"),
                Table.words("on the slide", "auf der Folie"));
        table.row(
                "MNIST",
                train.size() + test.size(),
                train.labels().size(),
                train.input().toString(),
                new Text("counted here", "hier gezählt"),
                new Text("70,000 digits", "70\u202f000 Ziffern"));
        table.row(
                "Car Evaluation",
                cars.size(),
                cars.labels().size(),
                cars.input().toString(),
                new Text("counted here", "hier gezählt"),
                new Text("864 + 864", "864 + 864"));
        for (Published p : PUBLISHED) table.row(p.name(), p.pictures(), p.classes(), "", p.what(), p.said());
        Table digits = Table.of(
                "digits",
                new Text("MNIST, digit by digit", "MNIST, Ziffer für Ziffer"),
                Table.numbers("digit", "Ziffer", -1),
                Table.numbers("to learn from", "zum Lernen", -1),
                Table.numbers("to test", "zum Prüfen", -1));
        int[] learn = counts(train), tested = counts(test);
        var steps = new ArrayList<Consumer<Events>>();
        for (int d = 0; d < learn.length; d++) {
            digits.row(d, learn[d], tested[d]);
            int digit = d;
            steps.add(e -> e.happened(new Event.Computed(new Explained(
                    "n(" + digit + ")",
                    "n₁ + n₂",
                    learn[digit] + " + " + tested[digit],
                    learn[digit] + tested[digit]))));
        }
        steps.add(e -> e.happened(new Event.Computed(new Explained(
                "n(COCO)",
                "n₁ + n₂ + n₃",
                Arrays.stream(COCO_TAGGED).mapToObj(Long::toString).collect(Collectors.joining(" + ")),
                tagged()))));
        steps.add(e -> e.happened(new Event.Computed(new Explained(
                "ImageNet/MNIST",
                "n/n",
                IMAGENET + "/" + (train.size() + test.size()),
                (double) IMAGENET / (train.size() + test.size())))));
        return new Rows(
                steps,
                result.table(table)
                        .table(digits)
                        .figure(new Figure.Pictures(
                                "digits",
                                new Text("The first digits of MNIST", "Die ersten Ziffern von MNIST"),
                                first(train)))
                        .note(new Text(
                                        "ILSVRC is the part of ImageNet on which models are compared: to learn from, to validate, to"
                                                + " test. COCO has the outline of every thing; the slide's number is that of its parts"
                                                + " of 2014 and 2015 together.",
                                        "ILSVRC ist der Teil von ImageNet, an dem man Modelle vergleicht: zum Lernen, zum Validieren,"
                                                + " zum Prüfen. COCO hat den Umriss jedes Dings; die Zahl der Folie ist die seiner"
                                                + " getaggten Bilder von 2014 und 2015 zusammen, %2$s.")
                                .with(Numbers.whole(tagged(), Language.EN), Numbers.whole(tagged(), Language.DE)))
                        .note(new Text(
                                "MNIST and the cars are counted here; the other numbers are those of their publishers."
                                        + " tiefgang data check FOLDER counts what is on your disk.",
                                "MNIST und die Autos sind hier gezählt; die anderen Zahlen sind die ihrer Herausgeber."
                                        + " tiefgang data check ORDNER zählt, was auf der Platte liegt."))
                        .build());
    }

    private static long tagged() {
        return Arrays.stream(COCO_TAGGED).sum();
    }

    /// Rounded down, as the slide has its numbers.
    private static long full(long n, long unit) {
        return n / unit * unit;
    }

    private static int[] counts(DataSet set) {
        int[] counts = new int[set.labels().size()];
        for (int i = 0; i < set.size(); i++) counts[set.label(i)]++;
        return counts;
    }

    /// How many pictures of one set are in another one too, pixel by pixel.
    private static int shared(DataSet in, DataSet of) {
        var places = new HashMap<Integer, List<Integer>>();
        for (int i = 0; i < in.size(); i++)
            places.computeIfAbsent(Arrays.hashCode(Samples.picture(in, i).floats()), _ -> new ArrayList<>(1))
                    .add(i);
        int shared = 0;
        for (int i = 0; i < of.size(); i++) {
            float[] x = Samples.picture(of, i).floats();
            List<Integer> alike = places.getOrDefault(Arrays.hashCode(x), List.of());
            if (alike.stream()
                    .anyMatch(p -> Arrays.equals(Samples.picture(in, p).floats(), x))) shared++;
        }
        return shared;
    }

    private static List<Figure.Captioned> first(Mnist set) {
        var shown = new ArrayList<Figure.Captioned>();
        for (int i = 0; i < 4; i++) {
            Text label = Text.same(set.labels().get(set.label(i)));
            shown.add(new Figure.Captioned(label, Samples.picture(set, i)));
        }
        return shown;
    }
}
