package dev.tiefgang.lecture;

import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.lecture.FieldPicture.Placed;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Predictor;
import dev.tiefgang.train.Evaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From tagged pictures to fast recall, as on the slide: tag, learn, check on a test set, store, apply.
final class TaggingExperiment implements Simulation {
    private static final Thing[] THINGS = Thing.values();
    private static final int TEST = 400, TAGS = 8, LARGE = 480;
    private static final String NOWHERE = "none";

    private final Settings chosen;
    private final long seed;
    private int done;
    private Optional<Model> model = Optional.empty();
    private Optional<Evaluation> test = Optional.empty();
    private Optional<Stored> stored = Optional.empty();
    /// Median times of a recall, in seconds: of a small picture, of a large one.
    private double[] times = new double[0];

    /// The network as it was loaded from a file.
    ///
    /// @param bytes the size of the file
    /// @param different outputs for unknown pictures that are not what they were before, in any bit
    private record Stored(Model model, long bytes, int different) {}

    private TaggingExperiment(Settings chosen) {
        this.chosen = chosen;
        this.seed = chosen.seed();
    }

    static Experiment of() {
        return new Experiment(
                "tagging",
                List.of(36),
                new Text("Tag, learn, test, store, recall", "Taggen, lernen, testen, speichern, anwenden"),
                new Text(
                        "Pictures with their class are learned; unknown ones say how good that is; then recall takes a fraction of"
                                + " a millisecond.",
                        "Bilder mit ihrer Klasse werden gelernt; fremde sagen, wie gut das ist; dann dauert ein Recall den"
                                + " Bruchteil einer Millisekunde."),
                List.of(
                        new Setting.Whole("pictures", new Text("tagged pictures", "getaggte Bilder"), 16, 20_000, 800),
                        new Setting.Whole("epochs", new Text("epochs", "Epochen"), 1, 1000, 10),
                        new Setting.Words(
                                "store",
                                new Text("file of the learned network", "Datei des gelernten Netzes"),
                                new Text("FILE.safetensors, none", "DATEI.safetensors, none"),
                                NOWHERE),
                        ClockExperiment.WARM,
                        new Setting.Real(
                                "seconds",
                                new Text("how long recall is measured, s", "wie lange der Recall gemessen wird, s"),
                                0.01,
                                60,
                                0.5)),
                List.of(
                        Fact.exactly(
                                "outside",
                                new Text(
                                        "pixels of things outside of their boxes",
                                        "Pixel von Dingen außerhalb ihrer Rahmen"),
                                0),
                        Fact.between(
                                "test", new Text("unknown pictures right, %", "fremde Bilder richtig, %"), 93, 100),
                        Fact.between(
                                "worst",
                                new Text("the least found thing, %", "das am seltensten gefundene Ding, %"),
                                80,
                                100),
                        Fact.exactly(
                                "stored",
                                new Text(
                                        "outputs that are others after storing and loading",
                                        "Ausgaben, die nach Speichern und Laden andere sind"),
                                0)),
                ClockExperiment.BRIEF,
                TaggingExperiment::new);
    }

    private static FieldPicture tagged(long seed, int i) {
        return Field.of(FieldNet.SIDE).picture(seed, i, THINGS[i % THINGS.length]);
    }

    @Override
    public boolean step(Events events) {
        switch (done) {
            case 0 -> tag(events);
            case 1 -> learn(events);
            case 2 -> check(events);
            case 3 -> store(events);
            case 4 -> recall(events);
            default -> {
                return false;
            }
        }
        done++;
        return true;
    }

    private void tag(Events events) {
        events.tell(() -> new Event.Begun(new Text("Tag: class and box", "Taggen: Klasse und Rahmen")));
        for (int i = 0; i < TAGS; i++) {
            Placed p = tagged(seed, i).things().getFirst();
            int number = i + 1;
            events.tell(() -> new Event.Noticed(new Text("Picture %1$d: %2$s, box %4$s", "Bild %1$d: %3$s, Rahmen %4$s")
                    .with(number, p.thing().title().en(), p.thing().title().de(), Numbers.row(p.box()))));
        }
    }

    private void learn(Events events) {
        events.tell(() -> new Event.Begun(new Text("Learn", "Lernen")));
        Model learning = FieldNet.of(THINGS.length, new SoftmaxCrossEntropy()).model(seed);
        learning.fit(
                Field.of(FieldNet.SIDE).ofOne(chosen.whole("pictures"), seed),
                FieldNet.recipe(chosen.whole("epochs"), seed));
        model = Optional.of(learning);
    }

    private void check(Events events) {
        events.tell(() -> new Event.Begun(
                new Text("Check on pictures it has never seen", "Prüfen an Bildern, die es nie gesehen hat")));
        Evaluation seen = model.orElseThrow().evaluate(Field.of(FieldNet.SIDE).ofOne(TEST, Field.UNKNOWN));
        test = Optional.of(seen);
        for (Thing thing : THINGS) {
            Evaluation.ClassReport r = seen.classes().get(thing.output());
            events.tell(() -> new Event.Noticed(thing.title()));
            String numbers = "100·%d/%d".formatted(Math.round(r.recall() * r.support()), r.support());
            events.tell(() -> new Event.Computed(new Explained("a", "100·n₊/n", numbers, 100 * r.recall())));
        }
    }

    private void store(Events events) {
        events.tell(() -> new Event.Begun(new Text("Store and load", "Speichern und laden")));
        Model learned = model.orElseThrow();
        String name = chosen.word("store");
        Stored loaded = name.equals(NOWHERE) ? storedForNow(learned) : stored(learned, Path.of(name));
        stored = Optional.of(loaded);
        events.tell(() -> new Event.Noticed(new Text("%d bytes", "%d Byte").with(loaded.bytes())));
    }

    /// In a file that does not stay.
    private static Stored storedForNow(Model learned) {
        try {
            Path file = Files.createTempFile("tiefgang-", ".safetensors");
            try {
                return stored(learned, file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stored stored(Model learned, Path file) {
        List<String> labels = Arrays.stream(THINGS).map(t -> t.title().en()).toList();
        new ModelFile(learned, labels).save(file);
        Model loaded = ModelFile.load(file);
        Predictor before = learned.predictor(), after = loaded.predictor();
        int different = 0;
        for (int i = 0; i < TEST; i++) {
            float[] x = tagged(Field.UNKNOWN, i).pixels(), a = before.predict(x), b = after.predict(x);
            for (int k = 0; k < a.length; k++)
                if (Float.floatToIntBits(a[k]) != Float.floatToIntBits(b[k])) different++;
        }
        return new Stored(loaded, file.toFile().length(), different);
    }

    /// The numbers of the convolutions serve pictures of any size.
    private void recall(Events events) {
        events.tell(() ->
                new Event.Begun(new Text("Apply: recall, picture by picture", "Anwenden: Recall, Bild für Bild")));
        Model learned = stored.orElseThrow().model();
        var large = new Model(FieldNet.of(LARGE, THINGS.length, new SoftmaxCrossEntropy()), learned.params());
        times = new double[] {
            median(learned.predictor(), tagged(Field.UNKNOWN, 0).pixels()),
            median(
                    large.predictor(),
                    Field.of(LARGE).picture(Field.UNKNOWN, 0, Thing.BALL).pixels())
        };
        for (double t : times) events.tell(() -> new Event.Computed(new Explained("t", "1000·median t", "", 1e3 * t)));
    }

    private double median(Predictor predictor, float[] picture) {
        if (ClockExperiment.warm(chosen)) predictor.warmUp();
        float[] o = predictor.predict(picture);
        double[] all = new double[1000];
        int n = 0;
        long began = System.nanoTime(), end = began + (long) (1e9 * chosen.real("seconds"));
        while (began < end) {
            predictor.predict(picture, o);
            long now = System.nanoTime();
            if (n == all.length) all = Arrays.copyOf(all, 2 * n);
            all[n++] = 1e-9 * (now - began);
            began = now;
        }
        double[] sorted = Arrays.copyOf(all, n);
        Arrays.sort(sorted);
        return Numbers.quantile(sorted, 0.5);
    }

    @Override
    public int steps() {
        return 5;
    }

    @Override
    public Simulation copy() {
        var copy = new TaggingExperiment(chosen);
        copy.done = done;
        copy.model = model;
        copy.test = test;
        copy.stored = stored;
        copy.times = times;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        state.put("step", new double[] {done});
        test.ifPresent(t -> state.put("a", new double[] {t.accuracy()}));
        return state;
    }

    @Override
    public Result result() {
        var result = new Result.Builder().value("outside", outside()).table(tags());
        test.ifPresent(t -> {
            result.value("test", 100 * t.accuracy());
            result.value(
                    "worst",
                    100
                            * t.classes().stream()
                                    .mapToDouble(Evaluation.ClassReport::recall)
                                    .min()
                                    .orElseThrow());
            result.table(report(t));
        });
        stored.ifPresent(f -> result.value("stored", f.different())
                .note(new Text(
                                "The stored network takes %d kilobytes for its %d numbers of four bytes.",
                                "Das gespeicherte Netz braucht %d Kilobyte für seine %d Zahlen zu vier Byte.")
                        .with(Math.round(f.bytes() / 1000.0), f.model().params().size())));
        if (times.length > 0) result.table(recalls());
        return result.figure(new Figure.Pictures(
                        "tags",
                        new Text("Tagged pictures", "Getaggte Bilder"),
                        Arrays.stream(THINGS, 0, TAGS)
                                .map(t -> tagged(seed, t.output()).captioned(t.title()))
                                .toList()))
                .note(new Text(
                        "With --set store=field.safetensors the network stays, for tiefgang predict; with pictures of"
                                + " your own: tiefgang train, test, predict.",
                        "Mit --set store=feld.safetensors bleibt das Netz, für tiefgang predict; mit eigenen Bildern:"
                                + " tiefgang train, test, predict."))
                .build();
    }

    /// Pixels that a thing changes beyond the box that tags it.
    private int outside() {
        int outside = 0;
        for (int i = 0; i < TAGS; i++) {
            FieldPicture with = tagged(seed, i);
            var without = new FieldPicture(with.side(), with.light(), List.of(), with.noise());
            float[] a = with.pixels(), b = without.pixels();
            double[] box = with.things().getFirst().box();
            for (int at = 0; at < a.length; at++) {
                int x = at % with.side(), y = at / with.side() % with.side();
                boolean in = x >= box[0] && x < box[2] && y >= box[1] && y < box[3];
                if (!in && a[at] != b[at]) outside++;
            }
        }
        return outside;
    }

    private Table tags() {
        Table table = Table.of(
                "tags",
                new Text("The first tags", "Die ersten Tags"),
                Table.numbers("picture", "Bild", -1),
                Table.words("class", "Klasse"),
                Table.words("box: left, top, right, bottom", "Rahmen: links, oben, rechts, unten"));
        for (int i = 0; i < TAGS; i++) {
            Placed p = tagged(seed, i).things().getFirst();
            table.row(i + 1, p.thing().title(), Numbers.row(p.box()));
        }
        return table;
    }

    private static Table report(Evaluation test) {
        Table table = Table.of(
                "test",
                new Text("%d unknown pictures", "%d fremde Bilder").with(test.samples()),
                Table.words("thing", "Ding"),
                Table.numbers("found, %", "gefunden, %", 1),
                Table.numbers("right where it was said, %", "richtig, wo es gesagt wurde, %", 1),
                Table.numbers("pictures", "Bilder", -1));
        for (Thing t : THINGS) {
            Evaluation.ClassReport r = test.classes().get(t.output());
            table.row(t.title(), 100 * r.recall(), 100 * r.precision(), r.support());
        }
        return table;
    }

    private Table recalls() {
        Table table = Table.of(
                "recall",
                new Text("Fast recall on this machine", "Schneller Recall auf dieser Maschine"),
                Table.words("picture", "Bild"),
                Table.numbers("median time, ms", "Zeit im Median, ms", 3),
                Table.numbers("pictures a second", "Bilder je Sekunde", 0));
        int[] sides = {FieldNet.SIDE, LARGE};
        for (int i = 0; i < sides.length; i++) table.row(sides[i] + "×" + sides[i], 1e3 * times[i], 1 / times[i]);
        return table;
    }
}
