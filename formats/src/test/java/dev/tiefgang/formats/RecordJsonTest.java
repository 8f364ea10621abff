package dev.tiefgang.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.loss.Loss;
import dev.tiefgang.nn.AveragePool2d;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Join;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Padding;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.optim.AdamW;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.Schedule;
import dev.tiefgang.tensor.EarlierForm;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.Clip;
import dev.tiefgang.train.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordJsonTest {
    private static final String DENSE = "{'type':'Dense','units':3,'init':{'type':'He'},'bias':true}";

    record All(
            String text,
            boolean truth,
            int whole,
            long large,
            float small,
            double number,
            Shape shape,
            List<Integer> list,
            Optional<String> some,
            Padding padding) {}

    /// Once a size and perhaps a name, then two sizes.
    record Own(int height, int width, String name) {
        @EarlierForm({"size", "name"})
        Own(int size, Optional<String> name) {
            this(size, size, name.orElse("none"));
        }

        @EarlierForm({"height", "width"})
        Own(int height, int width) {
            this(height, width, "some");
            if (height < 0) throw new IllegalArgumentException("Own: expected a height, received " + height);
        }
    }

    private static <T> T read(Class<T> type, String json) {
        return RecordJson.read(type, Json.readObject("x", json.replace('\'', '"')), "x");
    }

    private static Stream<Class<?>> roots() {
        return Stream.of(
                Layer.class,
                Join.class,
                Loss.class,
                Init.class,
                Padding.class,
                Optimizer.class,
                Schedule.class,
                Clip.class);
    }

    /// Every record that a network or a recipe may hold, found through the types alone.
    @TestFactory
    Stream<DynamicTest> everyRecordComesBack() {
        return roots().flatMap(type -> RecordTypes.permitted(type).stream()
                .map(member -> DynamicTest.dynamicTest(
                        type.getSimpleName() + " " + member.getSimpleName(), () -> comesBack(type, member))));
    }

    /// Whatever a record once was, it can be read; one entry less is refused.
    @TestFactory
    Stream<DynamicTest> everyEarlierFormIsRead() {
        return Stream.concat(Stream.of(Own.class), roots().flatMap(root -> RecordTypes.permitted(root).stream()))
                .flatMap(type -> RecordForm.all(type).stream()
                        .skip(1)
                        .map(form -> DynamicTest.dynamicTest(
                                type.getSimpleName() + " " + form.names(), () -> isRead(type, form))));
    }

    private static void isRead(Class<?> type, RecordForm form) {
        var now = (Record) RecordSamples.of(form);
        var tree = RecordJson.write(now);
        tree.keySet().retainAll(form.names()); // entries that are still components
        var lost = new ArrayList<>(form.names());
        lost.removeAll(tree.keySet());
        Object[] values = RecordSamples.values(form);
        for (String name : lost) tree.put(name, values[form.names().indexOf(name)]);
        assertThat(RecordJson.read(type, tree, "x")).isEqualTo(now);
        for (String name : form.names()) {
            if (form.isOptional(form.names().indexOf(name))) continue;
            var less = new LinkedHashMap<>(tree);
            less.remove(name);
            if (RecordForm.all(type).stream().anyMatch(f -> f.names().equals(List.copyOf(less.keySet())))) continue;
            assertThatThrownBy(() -> RecordJson.read(type, less, "x")).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void aResidualWithoutProjectionIsReadAsItWasStored() {
        String stored = "{'type':'Residual','body':" + DENSE + "}";
        assertThat(read(Layer.class, stored)).isEqualTo(new Residual(new Dense(3)));
        assertThat(Json.compact(RecordJson.write(Layer.class, new Residual(new Dense(3))))
                        .replace('"', '\''))
                .isEqualTo(stored);
    }

    private static <T> void comesBack(Class<T> type, Class<?> member) {
        T value = type.cast(RecordSamples.of(member));
        var tree = Json.readObject("x", Json.compact(RecordJson.write(type, value)));
        assertThat(tree).containsEntry("type", member.getSimpleName());
        assertThat(RecordJson.read(type, tree, "x")).isEqualTo(value);
    }

    @Test
    void componentsOfEveryKindComeBack() {
        var all = new All(
                "größe",
                true,
                -1,
                Long.MAX_VALUE,
                0.1f,
                -1e-300,
                Shape.of(2, 0),
                List.of(1, 2),
                Optional.of("x"),
                Padding.of(2));
        assertThat(read(All.class, Json.compact(RecordJson.write(all)))).isEqualTo(all);
        var none = new All("", false, 0, 0, 0, 3, Shape.of(), List.of(), Optional.empty(), new Padding.Same());
        assertThat(RecordJson.write(none)).doesNotContainKey("some");
        assertThat(read(All.class, Json.compact(RecordJson.write(none)))).isEqualTo(none);
        var recipe = Recipe.of(new AdamW(0.01)).freeze("0.*").clip(new Clip.Norm(1));
        assertThat(RecordJson.read(Recipe.class, RecordJson.write(recipe), "x")).isEqualTo(recipe);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'height':2,'width':3,'name':'x'}|2|3|x",
                "{'height':2,'width':3}|2|3|some",
                "{'size':4,'name':'x'}|4|4|x",
                "{'size':4}|4|4|none",
            })
    void earlierFormsGetTheirValues(String json, int height, int width, String name) {
        assertThat(read(Own.class, json)).isEqualTo(new Own(height, width, name));
    }

    /// As networks were written before strides could differ between the axes.
    @Test
    void layersOfTheFirstVersionAreRead() {
        String padding = "{'type':'Explicit','top':2,'left':2,'bottom':2,'right':2}";
        assertThat(read(
                        Layer.class,
                        "{'type':'Conv2d','filters':6,'height':5,'width':4,'stride':2,'padding':" + padding
                                + ",'dilation':3,'groups':2,'init':{'type':'He'},'bias':true}"))
                .isEqualTo(new Conv2d(6, 5, 4).stride(2).padding(2).dilation(3).groups(2));
        assertThat(read(Layer.class, "{'type':'MaxPool2d','size':3,'stride':2,'padding':{'type':'Same'}}"))
                .isEqualTo(new MaxPool2d(3, 2, new Padding.Same()));
        assertThat(read(Layer.class, "{'type':'AveragePool2d','size':3,'stride':2,'padding':" + padding + "}"))
                .isEqualTo(new AveragePool2d(3, 3, 2, 2, Padding.of(2), false, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'height':2}|x: expected an entry 'width', found none",
                "{'size':2,'width':3}|x: expected an entry 'height', found none",
                "{'size':2,'more':3}|x: expected an entry 'height', found none",
                "{'height':2,'width':3,'name':'x','size':3}|x: expected nothing but [height, width, name], received",
                "{'size':'4'}|x.size: expected a whole number of 32 bits, received '4'",
                "{'height':-2,'width':3}|x: Own: expected a height, received -2",
            })
    void whatFitsNoFormIsRefused(String json, String message) {
        assertThatThrownBy(() -> read(Own.class, json))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theFormIsReadable() {
        assertThat(Json.compact(RecordJson.write(Layer.class, new Dense(3))).replace('"', '\''))
                .isEqualTo(DENSE);
        assertThat(read(Layer.class, DENSE)).isEqualTo(new Dense(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'units':3,'init':{'type':'He'},'bias':true}|x: expected a 'type' that is one of",
                "{'type':'Runtime','units':3}|received 'Runtime'",
                "{'type':'java.lang.ProcessBuilder'}|received 'java.lang.ProcessBuilder'",
                "{'type':7}|received '7'",
                "{'type':'Dense','init':{'type':'He'},'bias':true}|x: expected an entry 'units', found none",
                "{'type':'Dense','units':3,'init':{'type':'He'},'bias':true,'more':1}|x: expected nothing but [units, init, bias]",
                "{'type':'Dense','units':'3','init':{'type':'He'},'bias':true}|x.units: expected a whole number of 32 bits, received '3'",
                "{'type':'Dense','units':3.5,'init':{'type':'He'},'bias':true}|x.units: expected a whole number",
                "{'type':'Dense','units':4294967297,'init':{'type':'He'},'bias':true}|x.units: expected a whole number",
                "{'type':'Dense','units':0,'init':{'type':'He'},'bias':true}|x: Dense: expected at least 1 unit",
                "{'type':'Dense','units':3,'init':{'type':'He'},'bias':1}|x.bias: expected true or false, received 1",
                "{'type':'Dense','units':3,'init':'He','bias':true}|x.init: expected an object, received 'He'",
                "{'type':'Dense','units':3,'init':{'type':'Dense'},'bias':true}|x.init: expected a 'type' that is one of",
                "{'type':'Activation','function':'LOUD'}|x.function: expected one of [RELU",
                "{'type':'Sequential','layers':{}}|x.layers: expected a list",
                "{'type':'Sequential','layers':[{'type':'Flatten'},7]}|x.layers[1]: expected an object, received 7",
                "{'type':'Dropout','rate':true}|x.rate: expected a number, received true",
                "{'type':'Dropout','rate':2}|x: Dropout: expected a rate",
            })
    void whatIsNoLayerIsRefused(String json, String message) {
        assertThatThrownBy(() -> read(Layer.class, json))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[-1]|negative",
                "[1.5]|input[0]: expected a whole",
                "[65536,65536]|more elements",
                "7|expected a list"
            })
    void whatIsNoShapeIsRefused(String shape, String message) {
        String json = "{'name':'n','input':" + shape + ",'body':" + DENSE + ",'loss':{'type':'MeanSquaredError'}}";
        assertThatThrownBy(() -> read(Network.class, json))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void depthAndSizeAreBounded() {
        Layer deep = new Flatten();
        Object tree = RecordJson.write(Layer.class, deep);
        for (int i = 0; i < 100; i++) {
            deep = new Residual(deep);
            tree = Map.of("type", "Residual", "body", tree);
        }
        Layer tooDeep = deep;
        Object tooDeepTree = tree;
        assertThatThrownBy(() -> RecordJson.write(Layer.class, tooDeep)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordJson.read(Layer.class, tooDeepTree, "x"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("nesting");
        var layers = new ArrayList<Object>();
        for (int i = 0; i < 100_001; i++) layers.add(Map.of("type", "Flatten"));
        assertThatThrownBy(() -> RecordJson.read(Layer.class, Map.of("type", "Sequential", "layers", layers), "x"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("100001");
    }

    @Test
    void whatJsonHasNoFormForIsRefused() {
        Layer custom = (Layer.Custom) (scope, x) -> x;
        assertThatThrownBy(() -> RecordJson.write(Layer.class, custom)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordJson.write(Init.class, new Init.Constant(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
        record Thing(Object thing) {}
        assertThatThrownBy(() -> RecordJson.write(new Thing(new Object())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
