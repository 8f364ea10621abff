package dev.tiefgang.lecture;

import dev.tiefgang.data.PictureForm;
import dev.tiefgang.data.Pictures;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Model;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Several filters over a picture of one's own: as many maps as filters, of filters that somebody wrote or
/// that a network learned. One map a step.
final class FiltersExperiment implements Simulation {
    private static final int SIDE = 96, MOST = 256, CHANNELS = 3, LEARN = 800;
    private static final List<String> NAMES = List.of("R", "G", "B");
    /// Pixels along an edge on which the learned filters, the largest ones, fit without a border.
    private static final int LEAST = 5;

    /// A filter over three channels.
    ///
    /// @param w `[channel][row][column]`
    private record Filter(Text title, double[][][] w, double bias) {
        /// The same over the mean of the channels.
        static Filter grey(Text title, double[][] w) {
            double[][][] all = new double[CHANNELS][w.length][w.length];
            for (double[][] channel : all)
                for (int i = 0; i < w.length; i++)
                    for (int j = 0; j < w.length; j++) channel[i][j] = w[i][j] / CHANNELS;
            return new Filter(title, all, 0);
        }

        int size() {
            return w[0].length;
        }

        double sum() {
            double sum = 0;
            for (double[][] channel : w) for (double[] row : channel) for (double v : row) sum += v;
            return sum;
        }

        /// As a picture: its least number black, its largest one white.
        Figure.Captioned shown() {
            float[] all = new float[CHANNELS * size() * size()];
            int at = 0;
            for (double[][] channel : w) for (double[] row : channel) for (double v : row) all[at++] = (float) v;
            return Figure.Captioned.stretched(title, Shape.of(CHANNELS, size(), size()), all);
        }
    }

    private final Settings chosen;
    private final Tensor picture;
    private final List<Filter> filters;
    private final List<Tensor> maps;

    private FiltersExperiment(Settings chosen, Tensor picture, List<Filter> filters, List<Tensor> maps) {
        this.chosen = chosen;
        this.picture = picture;
        this.filters = filters;
        this.maps = new ArrayList<>(maps);
    }

    static Experiment of() {
        return new Experiment(
                "filters",
                List.of(33),
                new Text("Filters over a picture", "Filter über einem Bild"),
                new Text(
                        "n filters give n maps; filters are written down, as for edges and blur, or learned by a network.",
                        "n Filter geben n Karten; Filter schreibt man auf, wie für Kanten und Unschärfe, oder ein Netz lernt sie."),
                List.of(
                        new Setting.Words(
                                "image",
                                new Text("a picture of your own", "ein eigenes Bild"),
                                "PNG, JPEG, none",
                                "none"),
                        new Setting.Choice(
                                "filters",
                                new Text("whose filters", "wessen Filter"),
                                List.of("written", "learned"),
                                "written"),
                        new Setting.Choice(
                                "padding",
                                new Text("zeros around the picture", "Nullen um das Bild"),
                                List.of("valid", "same"),
                                "same"),
                        new Setting.Whole(
                                "stride",
                                new Text("from a window to the next", "von einem Fenster zum nächsten"),
                                1,
                                4,
                                1),
                        new Setting.Whole(
                                "epochs", new Text("epochs of the learned ones", "Epochen der gelernten"), 1, 100, 4)),
                List.of(
                        Fact.exactly("maps", new Text("filters and maps", "Filter und Karten"), 4, 4),
                        Fact.exactly(
                                "size", new Text("height and width of a map", "Höhe und Breite einer Karte"), 96, 96),
                        Fact.near(
                                "sums",
                                new Text(
                                        "sums of the filters: edges 0, blur and sharpen 1",
                                        "Summen der Filter: Kanten 0, Unschärfe und Schärfe 1"),
                                1e-12,
                                0,
                                0,
                                1,
                                1),
                        Fact.near(
                                "flat",
                                new Text(
                                        "answers to a picture of one grey, ½",
                                        "Antworten auf ein Bild aus einem Grau, ½"),
                                1e-12,
                                0,
                                0,
                                0.5,
                                0.5),
                        Fact.between(
                                "engine",
                                new Text("farthest from the engine's maps", "am weitesten von den Karten der Engine"),
                                0,
                                1e-6)),
                FiltersExperiment::start);
    }

    private static Simulation start(Settings s) {
        s.onlyWith("epochs", "filters", "learned");
        return new FiltersExperiment(s, picture(s), filters(s), List.of());
    }

    /// The scene, or a picture of one's own, made smaller where it is large.
    private static Tensor picture(Settings s) {
        if (s.word("image").equals("none"))
            return Field.of(SIDE)
                    .picture(s.seed(), 0, Thing.BALL, Thing.L_LINE, Thing.ROBOT)
                    .tensor();
        Tensor read = Pictures.read(Path.of(s.word("image")));
        int h = read.shape().dim(1), w = read.shape().dim(2);
        if (Math.min(h, w) < LEAST)
            throw new DataException(
                    "image: expected at least %d×%d pixels, received %d×%d".formatted(LEAST, LEAST, w, h));
        double scale = Math.min(1, (double) MOST / Math.max(h, w));
        int height = (int) Math.max(LEAST, Math.round(scale * h)), width = (int) Math.max(LEAST, Math.round(scale * w));
        return new PictureForm(height, width, CHANNELS, PictureForm.Fit.STRETCH).apply(read);
    }

    private static List<Filter> filters(Settings s) {
        if (s.word("filters").equals("learned")) return learned(s);
        double[][] across = new double[3][3];
        for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) across[i][j] = ConvolutionExperiment.EDGE[j][i];
        return List.of(
                Filter.grey(new Text("vertical edge", "senkrechte Kante"), ConvolutionExperiment.EDGE),
                Filter.grey(new Text("horizontal edge", "waagerechte Kante"), across),
                Filter.grey(new Text("blur", "Unschärfe"), ConvolutionExperiment.BLUR),
                Filter.grey(new Text("sharpen", "Schärfe"), ConvolutionExperiment.SHARPEN));
    }

    /// Those of the first convolution of a network that learned the things of the field.
    private static List<Filter> learned(Settings s) {
        Model model =
                FieldNet.of(Thing.values().length, new SoftmaxCrossEntropy()).model(s.seed());
        model.fit(Field.of(FieldNet.SIDE).ofOne(LEARN, s.seed()), FieldNet.recipe(s.whole("epochs"), s.seed()));
        Tensor w = model.params().tensor("0.weight"), b = model.params().tensor("0.bias");
        int n = w.shape().dim(0), size = w.shape().dim(2);
        var filters = new ArrayList<Filter>();
        for (int f = 0; f < n; f++) {
            double[][][] all = new double[CHANNELS][size][size];
            for (int i = 0; i < CHANNELS * size * size; i++)
                all[i / (size * size)][i / size % size][i % size] = w.at(f * CHANNELS * size * size + i);
            filters.add(new Filter(new Text("learned %d", "gelernt %d").with(f + 1), all, b.at(f)));
        }
        return filters;
    }

    @Override
    public boolean step(Events events) {
        if (maps.size() == filters.size()) return false;
        Filter filter = filters.get(maps.size());
        Tensor map = map(picture, filter);
        maps.add(map);
        int h = map.shape().dim(1), w = map.shape().dim(2);
        String numbers =
                "⌊(%d + 2·%d − %d)/%d⌋ + 1".formatted(picture.shape().dim(1), border(filter), filter.size(), stride());
        events.tell(() -> new Event.Begun(filter.title()));
        events.tell(() -> new Event.Computed(new Explained("h′", "⌊(h + 2p − k)/s⌋ + 1", numbers, h)));
        if (events.listening()) tellMiddle(events, filter, h / 2, w / 2);
        return true;
    }

    /// The number in the middle of a map, with every product.
    private void tellMiddle(Events events, Filter filter, int row, int column) {
        int top = row * stride() - border(filter), left = column * stride() - border(filter);
        var sums = new ArrayList<String>();
        double y = filter.bias();
        for (int ch = 0; ch < CHANNELS; ch++) {
            double sum = sum(picture, filter, ch, top, left);
            String products = products(filter, ch, top, left);
            events.happened(new Event.Computed(new Explained(NAMES.get(ch), "Σ w·x", products, sum)));
            sums.add(Precise.factor(sum, 4));
            y += sum;
        }
        sums.add(Precise.factor(filter.bias(), 0));
        String place = "(" + (row + 1) + ", " + (column + 1) + ")";
        events.happened(new Event.Computed(new Explained("Y" + place, "R + G + B + b", String.join(" + ", sums), y)));
    }

    /// `Σ w·x` of a channel with the numbers put in; outside the picture there are zeros.
    private String products(Filter filter, int ch, int top, int left) {
        int h = picture.shape().dim(1), w = picture.shape().dim(2), k = filter.size();
        return IntStream.range(0, k * k)
                .mapToObj(n -> {
                    int r = top + n / k, c = left + n % k;
                    double x = r < 0 || r >= h || c < 0 || c >= w ? 0 : picture.at((ch * h + r) * w + c);
                    return Precise.factor(filter.w()[ch][n / k][n % k], 0) + "·" + Precise.fixed(x, 0);
                })
                .collect(Collectors.joining(" + "));
    }

    private int stride() {
        return chosen.whole("stride");
    }

    private int border(Filter filter) {
        return chosen.word("padding").equals("same") ? filter.size() / 2 : 0;
    }

    /// `Σ w·x + b` of every window, before ReLU, so that both kinds of edges are seen.
    private Tensor map(Tensor of, Filter filter) {
        int h = of.shape().dim(1), w = of.shape().dim(2), k = filter.size(), border = border(filter);
        int rows = Grid.windows(h + 2 * border, k, stride()), columns = Grid.windows(w + 2 * border, k, stride());
        float[] map = new float[rows * columns];
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++)
                map[r * columns + c] =
                        (float) (sum(of, filter, r * stride() - border, c * stride() - border) + filter.bias());
        return Tensor.of(Shape.of(1, rows, columns), map);
    }

    private static double sum(Tensor of, Filter filter, int top, int left) {
        double sum = 0;
        for (int ch = 0; ch < CHANNELS; ch++) sum += sum(of, filter, ch, top, left);
        return sum;
    }

    private static double sum(Tensor of, Filter filter, int ch, int top, int left) {
        int h = of.shape().dim(1), w = of.shape().dim(2), k = filter.size();
        double sum = 0;
        for (int i = Math.max(0, -top); i < Math.min(k, h - top); i++)
            for (int j = Math.max(0, -left); j < Math.min(k, w - left); j++)
                sum += filter.w()[ch][i][j] * of.at((ch * h + top + i) * w + left + j);
        return sum;
    }

    @Override
    public int steps() {
        return filters.size();
    }

    @Override
    public Simulation copy() {
        return new FiltersExperiment(chosen, picture, filters, maps);
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        state.put("maps", new double[] {maps.size()});
        for (int f = 0; f < maps.size(); f++) {
            state.put("Y" + Numbers.index(f + 1), numbers(maps.get(f)));
        }
        return state;
    }

    @Override
    public Result result() {
        var shown = new ArrayList<Figure.Captioned>();
        shown.add(new Figure.Captioned(new Text("the picture", "das Bild"), picture));
        Table table = Table.of(
                "maps",
                new Text("Maps", "Karten"),
                Table.words("filter", "Filter"),
                Table.words("size of the filter", "Größe des Filters"),
                Table.words("size of the map", "Größe der Karte"),
                Table.numbers("least", "kleinste Zahl", 3),
                Table.numbers("most", "größte Zahl", 3));
        for (int f = 0; f < maps.size(); f++) {
            Tensor map = maps.get(f);
            float[] numbers = map.floats();
            DoubleSummaryStatistics range = Numbers.range(numbers);
            Filter filter = filters.get(f);
            table.row(
                    filter.title(),
                    "%d×%d×%d".formatted(filter.size(), filter.size(), CHANNELS),
                    "%d×%d".formatted(map.shape().dim(1), map.shape().dim(2)),
                    range.getMin(),
                    range.getMax());
            shown.add(Figure.Captioned.stretched(filter.title(), map.shape(), numbers));
        }
        Shape last = maps.isEmpty() ? Shape.of(1, 0, 0) : maps.getLast().shape();
        return new Result.Builder()
                .value("maps", filters.size(), maps.size())
                .value("size", last.dim(1), last.dim(2))
                .value("sums", filters.stream().mapToDouble(Filter::sum).toArray())
                .value("engine", farthest())
                .value("flat", filters.stream().mapToDouble(this::flat).toArray())
                .table(table)
                .figure(new Figure.Pictures("maps", new Text("A map of each filter", "Eine Karte je Filter"), shown))
                .figure(new Figure.Pictures(
                        "filters",
                        new Text("The filters", "Die Filter"),
                        filters.stream().map(Filter::shown).toList()))
                .note(new Text(
                        "Maps are shown from their least number, black, to their largest, white, before ReLU.",
                        "Karten sind von ihrer kleinsten Zahl, schwarz, bis zur größten, weiß, gezeigt, vor ReLU."))
                .build();
    }

    /// How far a number of the maps is from what the engine computes, at most.
    private double farthest() {
        double most = 0;
        for (int f = 0; f < maps.size(); f++) {
            Filter filter = filters.get(f);
            double[] sums = EngineConvolution.sums(
                    numbers(picture), picture.shape(), filter.w(), border(filter), stride(), filter.bias());
            double[] map = numbers(maps.get(f));
            for (int i = 0; i < map.length; i++) most = Math.max(most, Math.abs(map[i] - sums[i]));
        }
        return most;
    }

    private static double[] numbers(Tensor of) {
        return IntStream.range(0, of.shape().size()).mapToDouble(of::at).toArray();
    }

    /// The answer of a filter in the middle of a picture that is the same grey everywhere.
    private double flat(Filter filter) {
        float[] grey = new float[CHANNELS * filter.size() * filter.size()];
        Arrays.fill(grey, 0.5f);
        return sum(Tensor.of(Shape.of(CHANNELS, filter.size(), filter.size()), grey), filter, 0, 0) + filter.bias();
    }
}
