package dev.tiefgang.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Join;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Loss;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Padding;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.Clip;
import dev.tiefgang.train.Optimizer;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Schedule;
import java.util.ArrayList;
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

    private static <T> T read(Class<T> type, String json) {
        return RecordJson.read(type, Json.readObject("x", json.replace('\'', '"')), "x");
    }

    /// Every record that a network or a recipe may hold, found through the types alone.
    @TestFactory
    Stream<DynamicTest> everyRecordComesBack() {
        return Stream.of(
                        Layer.class,
                        Join.class,
                        Loss.class,
                        Init.class,
                        Padding.class,
                        Optimizer.class,
                        Schedule.class,
                        Clip.class)
                .flatMap(type -> RecordTypes.permitted(type).stream()
                        .map(member -> DynamicTest.dynamicTest(
                                type.getSimpleName() + " " + member.getSimpleName(), () -> comesBack(type, member))));
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
        var recipe = Recipe.of(new Optimizer.AdamW(0.01)).freeze("0.*").clip(new Clip.Norm(1));
        assertThat(RecordJson.read(Recipe.class, RecordJson.write(recipe), "x")).isEqualTo(recipe);
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
        record Own(Object thing) {}
        assertThatThrownBy(() -> RecordJson.write(new Own(new Object()))).isInstanceOf(IllegalArgumentException.class);
    }
}
