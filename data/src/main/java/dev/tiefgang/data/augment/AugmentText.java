package dev.tiefgang.data.augment;

import dev.tiefgang.data.augment.Augmentation.Blur;
import dev.tiefgang.data.augment.Augmentation.Brightness;
import dev.tiefgang.data.augment.Augmentation.Colour;
import dev.tiefgang.data.augment.Augmentation.Contrast;
import dev.tiefgang.data.augment.Augmentation.Crop;
import dev.tiefgang.data.augment.Augmentation.Cutout;
import dev.tiefgang.data.augment.Augmentation.Elastic;
import dev.tiefgang.data.augment.Augmentation.Flip;
import dev.tiefgang.data.augment.Augmentation.FlipVertical;
import dev.tiefgang.data.augment.Augmentation.Mixup;
import dev.tiefgang.data.augment.Augmentation.Noise;
import dev.tiefgang.data.augment.Augmentation.Rotate;
import dev.tiefgang.data.augment.Augmentation.Scale;
import dev.tiefgang.data.augment.Augmentation.Shift;
import dev.tiefgang.nn.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The short form: names with numbers behind colons, separated by commas.
final class AugmentText {
    /// All names, each as it may be written.
    private static final Map<String, String> EXAMPLES = examples(
            "flip",
            "flipv",
            "shift:2",
            "rotate:15",
            "scale:0.1",
            "crop:0.8",
            "elastic:8",
            "brightness:0.2",
            "contrast:0.2",
            "colour:0.3",
            "blur:1",
            "noise:0.1",
            "cutout:8",
            "mixup:0.2");

    private static Map<String, String> examples(String... all) {
        var examples = new LinkedHashMap<String, String>();
        for (String one : all) examples.put(one.replaceFirst(":.*", ""), one);
        return Collections.unmodifiableMap(examples);
    }

    private AugmentText() {}

    static List<Augmentation> parse(String text) {
        var steps = new ArrayList<Augmentation>();
        for (int at = 0; at <= text.length(); ) {
            int end = text.indexOf(',', at);
            if (end < 0) end = text.length();
            steps.add(step(text, at, end));
            at = end + 1;
        }
        return steps;
    }

    private static Augmentation step(String text, int from, int to) {
        while (from < to && text.charAt(from) == ' ') from++;
        int colon = text.indexOf(':', from);
        int nameEnd = colon < 0 || colon > to ? to : colon;
        String name = text.substring(from, nameEnd).strip();
        if (!EXAMPLES.containsKey(name)) throw unknown(text, from, name);
        boolean alone = name.equals("flip") || name.equals("flipv");
        List<Double> numbers = numbers(text, nameEnd, to);
        int most = alone ? 0 : name.equals("elastic") ? 2 : 1;
        if (numbers.size() > most || numbers.isEmpty() != alone)
            throw new AugmentException(
                    text,
                    nameEnd,
                    "expected " + (alone ? "no number" : most == 1 ? "one number" : "one or two numbers") + " behind '"
                            + name + "', as in " + EXAMPLES.get(name) + ", received "
                            + (numbers.isEmpty() ? "none" : numbers.size()));
        try {
            return step(name, numbers);
        } catch (IllegalArgumentException e) {
            throw new AugmentException(text, nameEnd + 1, String.valueOf(e.getMessage()));
        }
    }

    private static AugmentException unknown(String text, int at, String name) {
        Set<String> names = EXAMPLES.keySet();
        String received = name.isEmpty() ? "nothing" : "'" + name + "'";
        return new AugmentException(
                text,
                at,
                Names.near(name, names)
                        .map(near -> "expected a change of pictures, received " + received + "; did you mean '" + near
                                + "'?")
                        .orElse("expected one of " + String.join(", ", names) + ", received " + received));
    }

    private static Augmentation step(String name, List<Double> n) {
        return switch (name) {
            case "flip" -> new Flip();
            case "flipv" -> new FlipVertical();
            case "shift" -> new Shift(n.getFirst());
            case "rotate" -> new Rotate(n.getFirst());
            case "scale" -> new Scale(n.getFirst());
            case "crop" -> new Crop(n.getFirst());
            case "elastic" -> n.size() == 1 ? new Elastic(n.getFirst()) : new Elastic(n.getFirst(), n.getLast());
            case "brightness" -> new Brightness(n.getFirst());
            case "contrast" -> new Contrast(n.getFirst());
            case "colour" -> new Colour(n.getFirst());
            case "blur" -> new Blur(n.getFirst());
            case "noise" -> new Noise(n.getFirst());
            case "cutout" -> new Cutout(whole(n.getFirst()));
            case "mixup" -> new Mixup(n.getFirst());
            default -> throw new IllegalStateException("no augmentation for the name '" + name + "'");
        };
    }

    private static int whole(double n) {
        if (n != Math.rint(n)) throw new IllegalArgumentException("cutout: expected a whole number, received " + n);
        return (int) n;
    }

    /// The numbers behind colons.
    private static List<Double> numbers(String text, int from, int to) {
        var numbers = new ArrayList<Double>();
        for (int at = from; at < to; ) {
            int end = text.indexOf(':', at + 1);
            if (end < 0 || end > to) end = to;
            String number = text.substring(at + 1, end).strip();
            if (!number.matches("[0-9]+(\\.[0-9]+)?|\\.[0-9]+"))
                throw new AugmentException(
                        text,
                        at + 1,
                        "expected a number such as 0.2, received "
                                + (number.isEmpty() ? "nothing" : "'" + number + "'"));
            numbers.add(Double.parseDouble(number));
            at = end;
        }
        return numbers;
    }

    static String write(List<Augmentation> steps) {
        return String.join(",", steps.stream().map(AugmentText::write).toList());
    }

    private static String write(Augmentation step) {
        return switch (step) {
            case Flip _ -> "flip";
            case FlipVertical _ -> "flipv";
            case Shift s -> "shift:" + Augmentation.number(s.pixels());
            case Rotate r -> "rotate:" + Augmentation.number(r.degrees());
            case Scale s -> "scale:" + Augmentation.number(s.amount());
            case Crop c -> "crop:" + Augmentation.number(c.least());
            case Elastic e -> "elastic:" + Augmentation.number(e.pixels()) + ":" + Augmentation.number(e.smooth());
            case Brightness b -> "brightness:" + Augmentation.number(b.amount());
            case Contrast c -> "contrast:" + Augmentation.number(c.amount());
            case Colour c -> "colour:" + Augmentation.number(c.amount());
            case Blur b -> "blur:" + Augmentation.number(b.pixels());
            case Noise n -> "noise:" + Augmentation.number(n.deviation());
            case Cutout c -> "cutout:" + c.side();
            case Mixup m -> "mixup:" + Augmentation.number(m.alpha());
        };
    }
}
