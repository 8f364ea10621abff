package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.data.CsvOptions.Coding;
import dev.tiefgang.data.CsvOptions.Goal;
import dev.tiefgang.data.CsvOptions.Header;
import dev.tiefgang.data.CsvOptions.Missing;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataChecks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static final CsvOptions USUAL = new CsvOptions();

    @TempDir
    Path folder;

    @Test
    void numbersAndWordsBecomeInputsAndClasses() {
        Table t = read("size,colour,class\n1.5,red,yes\n-2,blue,no\n3e2,red,yes\n", USUAL);
        assertThat(t.columns()).containsExactly("size", "colour=blue", "colour=red");
        assertThat(t.labels()).containsExactly("no", "yes");
        assertThat(t.input()).isEqualTo(Shape.of(3));
        assertThat(t.target()).isEqualTo(Shape.of());
        assertThat(rows(t)).isEqualTo("1.5 0.0 1.0 1.0|-2.0 1.0 0.0 0.0|300.0 0.0 1.0 1.0");
        assertThat(t.name()).isEqualTo("data.csv");
    }

    @Test
    void categoriesBecomeOneNumberWhereThatIsAskedFor() {
        Table t = read("a,b\nz,0\ny,1\nx,0\nz,1\n", USUAL.coding(Coding.INDEX));
        assertThat(rows(t)).isEqualTo("2.0 0.0|1.0 1.0|0.0 0.0|2.0 1.0");
        Table numbers = read("a,b\n10,0\n9,1\n10,1\n", USUAL.categories("a"));
        assertThat(numbers.columns()).containsExactly("a=9", "a=10");
    }

    @ParameterizedTest
    @CsvSource({"class, true", "1, true", "-3, true", "x, false", "2, false"})
    void theTargetHasANameOrAPlace(String target, boolean isClass) {
        Table t = read("class,x,y\na,0.5,2\nb,1.5,3\n", USUAL.target(target));
        assertThat(t.labels()).isEqualTo(isClass ? List.of("a", "b") : List.of());
        assertThat(t.target()).isEqualTo(isClass ? Shape.of() : Shape.of(1));
        assertThat(t.columns()).isEqualTo(isClass ? List.of("x", "y") : List.of("class=a", "class=b", "y"));
    }

    @Test
    void wholeNumbersAreClassesUnlessTheyAreMany() {
        assertThat(read("x,y\n1,2\n2,0\n3,1.0\n", USUAL).labels()).containsExactly("0", "1", "2");
        assertThat(read("x,y\n1,2\n2,0\n3,1\n", USUAL.goal(Goal.VALUE)).labels())
                .isEmpty();
        assertThat(read("x,y\n1,2.5\n2,0\n3,1\n", USUAL).labels()).isEmpty();
        assertThat(read("x,y\n1,2.5\n2,0\n3,1\n", USUAL.goal(Goal.CLASS)).labels())
                .containsExactly("0", "1", "2.5");
        String many = IntStream.range(0, 21).mapToObj(i -> i + "," + i + "\n").collect(Collectors.joining());
        assertThat(read(many, USUAL).labels()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theSeparatorIsFoundAndQuotesKeepIt(String s) {
        String quoted = "\"a" + s + "\"\"b\"\"\"";
        Table t = read("x,word,y\r\n1,Q,u\r\n2,c,v\r\n".replace(",", s).replace("Q", quoted), USUAL);
        assertThat(t.columns()).containsExactly("x", "word=a" + s + "\"b\"", "word=c");
        assertThat(t.size()).isEqualTo(2);
    }

    @Test
    void numbersWithADecimalCommaAreReadWhereThatIsSaid() {
        String text = "x;y\n1,5;a\n2,25;b\n";
        assertThat(rows(read(text, USUAL.decimalComma(true)))).isEqualTo("1.5 0.0|2.25 1.0");
    }

    @Test
    void aHeaderIsFoundWhereThereIsOne() {
        assertThat(read("1,2\n3,4\n", USUAL).size()).isEqualTo(2);
        assertThat(read("a,b\nc,d\na,e\n", USUAL).columns()).containsExactly("1=a", "1=c");
        assertThat(read("p,q\nc,d\na,e\n", USUAL).columns()).containsExactly("p=a", "p=c");
        assertThat(read("p,q\nc,d\na,e\n", USUAL.header(Header.NO)).size()).isEqualTo(3);
        assertThat(read("1,2\n3,4\n5,6\n", USUAL.header(Header.YES)).columns()).containsExactly("1");
        assertThat(read("what this is\r\nx,y\r\n3,4\r\n5,6\r\n", USUAL.skip(1)).columns())
                .containsExactly("x");
    }

    @Test
    void missingValuesAreRefusedFilledOrMarked() {
        String text = "x,c,y\n1,u,a\n?,u,b\n4,,a\n4,v,b\n";
        message(text, USUAL)
                .hasMessage("data.csv, line 3, column 'x': expected a value, found none; fill it, or have missing"
                        + " values filled or marked by a column (--missing fill, --missing column)");
        assertThat(rows(read(text, USUAL.missing(Missing.FILL))))
                .isEqualTo("1.0 1.0 0.0 0.0|3.0 1.0 0.0 1.0|4.0 1.0 0.0 0.0|4.0 0.0 1.0 1.0");
        Table marked = read(text, USUAL.missing(Missing.COLUMN));
        assertThat(marked.columns()).containsExactly("x", "x?", "c=u", "c=v", "c?");
        assertThat(rows(marked))
                .isEqualTo("1.0 0.0 1.0 0.0 0.0 0.0|3.0 1.0 1.0 0.0 0.0 1.0|"
                        + "4.0 0.0 1.0 0.0 1.0 0.0|4.0 0.0 0.0 1.0 0.0 1.0");
        message("x,y\n1,a\n2,b\n3,NA\n", USUAL.missing(Missing.FILL))
                .hasMessageContaining("line 4, column 'y': expected a value, found none; the target of a row");
        message("x,z,y\n1,,a\n2,?,b\n", USUAL.missing(Missing.FILL))
                .hasMessageContaining("column 'z': expected values, all are missing");
        assertThat(read("x,z,y\n1,,a\n2,?,b\n", USUAL.ignored("z")).columns()).containsExactly("x");
    }

    @Test
    void anotherFileIsReadAsTheFirstOne() throws IOException {
        CsvSchema schema = CsvSchema.of(file("x,c,y\n1,u,a\n3,v,b\n,u,b\n"), USUAL.missing(Missing.FILL));
        assertThat(rows(schema.read(file("x,c,y\n,v,b\n")))).isEqualTo("2.0 0.0 1.0 1.0");
        assertThatThrownBy(() -> schema.read(file("x,c,y\n1,w,b\n")))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("data.csv, line 2, column 'c': expected one of [u, v], received 'w'");
        assertThatThrownBy(() -> schema.read(file("x,d,y\n1,u,b\n")))
                .hasMessageContaining("line 1: expected the columns [x, c, y], received [x, d, y]");
        assertThatThrownBy(() -> schema.read(file("x,c,y\nz,u,b\n")))
                .hasMessageContaining("line 2, column 'x': expected a number, received 'z'");
        assertThatThrownBy(() -> schema.read(file("x,c,y\n"))).hasMessageContaining("expected rows below the header");
    }

    @Test
    void theMessageSaysWhereAndWhat() {
        message("a,b,c\n1,2,x\n1,2\n", USUAL)
                .hasMessage("data.csv, line 3: expected 3 fields as in the first row, received 2");
        message("a,b,c\n1,2,x\n\"1\n1\",2,y\n3,4,5,6\n", USUAL).hasMessageContaining("line 5: expected 3 fields");
        String numbers = IntStream.range(0, 30)
                .mapToObj(i -> i + "." + i + ",u\n" + i + ",v\n")
                .collect(Collectors.joining());
        message("x,y\n" + numbers + "1.O,u\n", USUAL)
                .hasMessage("data.csv, line 62, column 'x': expected a number, received '1.O'; correct it, leave it"
                        + " empty, or name the column among the categories");
        message("x;y\n" + numbers.replace(',', ';') + "1,5;u\n", USUAL)
                .hasMessageEndingWith("is the decimal sign a comma? (--decimal-comma)");
        message("x,y\n1,yes\n2,yes\n", USUAL)
                .hasMessage("data.csv, column 'y': expected at least two classes, all 2 rows say 'yes'");
        message("x,y\n", USUAL).hasMessage("data.csv: expected rows below the header, found none");
        message("", USUAL).hasMessage("data.csv: expected rows of fields, the file is empty");
        message("\n\n \n", USUAL).hasMessageContaining("the file is empty");
        message("x\n1\n2\n", USUAL).hasMessageContaining("expected a column beside the target 'x'");
        message("x,y\n1e39,a\n2,b\n", USUAL)
                .hasMessageContaining("line 2, column 'x': expected a number within the range");
        message("x,y\n1,2.5\n1,z\n", USUAL.goal(Goal.VALUE))
                .hasMessageContaining("line 3, column 'y': expected a number");
        message("x,y\n1,a\n2,b\n", USUAL.target("z"))
                .hasMessageContaining("expected a target that is one of [x, y] or a position of 1 to 2, received 'z'");
        message("x,y\n1,a\n2,b\n", USUAL.target("3")).hasMessageContaining("received '3'");
        message("x,y\n1,a\n2,b\n", USUAL.target("0")).hasMessageContaining("received '0'");
        message("x,y\n1,a\n2,b\n", USUAL.ignored("w")).hasMessageContaining("expected a column to ignore");
        message("x,y\n1,a\n\"2,b\n3,c\n", USUAL).hasMessageContaining("quotes around a field closed");
        assertThatThrownBy(() -> CsvSchema.read(folder.resolve("none.csv"), USUAL))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> CsvSchema.read(folder, USUAL)).isInstanceOf(DataException.class);
    }

    @Test
    void textOfWhichEveryRowIsAnotherIsNoCategory() {
        String names = IntStream.range(0, 1001)
                .mapToObj(i -> "name" + i + "," + i % 2 + "\n")
                .collect(Collectors.joining());
        message("id,y\n" + names, USUAL)
                .hasMessage("data.csv, column 'id': expected categories that recur, found more than 1000 different ones"
                        + " or a long text; leave the column out by --ignore id");
        message("id,y\n" + "w".repeat(300) + ",0\nv,1\n", USUAL).hasMessageContaining("or a long text");
        message("id,y\n" + names, USUAL.target("id")).hasMessageEndingWith("name another column by --target");
        String commas =
                IntStream.range(0, 1001).mapToObj(i -> i + ",5;" + i % 2 + "\n").collect(Collectors.joining());
        message("x;y\n" + commas, USUAL)
                .hasMessageContaining("column 'x': expected a number, received '0,5'; is the decimal");
    }

    @Test
    void anotherEncodingIsFoundWithItsPlace() throws IOException {
        Path latin = Files.write(
                folder.resolve("data.csv"), "x,y\n1,gr\u00fcn\n2,rot\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvSchema.read(latin, USUAL))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("data.csv, line 2, character 5: expected text in UTF-8, found byte 0xfc; save the"
                        + " file as UTF-8");
        Path wide = Files.write(folder.resolve("data.csv"), "\ufeffx,y\n1,a\n".getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(() -> CsvSchema.read(wide, USUAL)).hasMessageContaining("found byte 0xff, as in UTF-16");
        Table t = read("\ufeffx,farbe\n1,grün\n2,\ud83d\ude00\n", USUAL);
        assertThat(t.labels()).containsExactly("grün", "\ud83d\ude00");
        assertThat(t.columns()).containsExactly("x");
    }

    /// The decoder of the JDK is the definition.
    @Test
    void everyDamagedCharacterIsFound() throws IOException {
        byte[] text = "x,y\n1,aä€\ud83d\ude00\n2,b\n".getBytes(StandardCharsets.UTF_8);
        for (int bit = 0; bit < 8 * text.length; bit++) {
            byte[] copy = text.clone();
            copy[bit / 8] ^= (byte) (1 << bit % 8);
            boolean good;
            try {
                StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(copy));
                good = true;
            } catch (java.nio.charset.CharacterCodingException e) {
                good = false;
            }
            String found = new Utf8Scan(new java.io.ByteArrayInputStream(copy)).find();
            assertThat(found.endsWith("found the end")).as(found).isEqualTo(good);
        }
    }

    @Test
    void everyTruncationAndFlippedBitIsReadOrRefused() throws IOException {
        byte[] text = "x,\"c\",y\n1.5,\"u,1\",a\n-2,v,b\n3e1,v,a\n".getBytes(StandardCharsets.UTF_8);
        Path path = folder.resolve("damaged.csv");
        int read = 0, refused = 0;
        for (int n = 0; n < text.length + 8 * text.length; n++) {
            byte[] copy = n < text.length ? java.util.Arrays.copyOf(text, n) : text.clone();
            int bit = n - text.length;
            if (bit >= 0) copy[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(path, copy);
            try {
                DataChecks.require(CsvSchema.read(path, USUAL));
                read++;
            } catch (DataException e) {
                assertThat(e.getMessage()).contains("damaged.csv");
                refused++;
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    void moreRowsThanMemoryHoldsAreRefusedBeforeTheyAreRead() {
        assertThatThrownBy(() -> Room.floats("big.csv: 2000000 rows of 1000 inputs", 2_000_000_000L))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "big.csv: 2000000 rows of 1000 inputs: 8,000.0 MB are needed, but Java has only");
        assertThatThrownBy(() -> Room.floats("big.csv", 3_000_000_000L)).hasMessageContaining("more than one array");
        assertThat(Room.floats("small", 5)).isEqualTo(5);
    }

    @Test
    void theCarDataOfTheFileAreThoseOfTheTables() {
        Path shared = SharedData.file("car-evaluation/car.data");
        Table file = CsvSchema.read(shared, USUAL), tables = Cars.verdicts();
        assertThat(file.columns()).hasSize(21).contains("3=5more", "6=high");
        assertThat(file.labels()).containsExactly("acc", "good", "unacc", "vgood");
        assertThat(file.size()).isEqualTo(Cars.SIZE);
        float[] a = new float[21], b = new float[21], target = new float[2];
        for (int i = 0; i < Cars.SIZE; i++) {
            file.read(i, a, 0, target, 0);
            tables.read(i, b, 0, target, 1);
            assertThat(file.labels().get((int) target[0]))
                    .isEqualTo(tables.labels().get((int) target[1]));
            for (int c = 0; c < 21; c++) {
                String[] column = file.columns().get(c).split("=", 2);
                int place = tables.columns()
                        .indexOf(Cars.ATTRIBUTES.get(Integer.parseInt(column[0]) - 1) + "=" + column[1]);
                assertThat(a[c]).isEqualTo(b[place]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"iris.csv, 150, 4, 3", "wine_data.csv, 178, 13, 3", "breast_cancer.csv, 569, 30, 2"})
    void theSmallClassicsAreRead(String name, int rows, int inputs, int classes) {
        Path shared = SharedData.file("small-tabular/sklearn/" + name);
        Table t = CsvSchema.read(shared, USUAL.skip(1).header(Header.NO));
        DataChecks.require(t);
        assertThat(t.size()).isEqualTo(rows);
        assertThat(t.input()).isEqualTo(Shape.of(inputs));
        assertThat(t.labels()).hasSize(classes).startsWith("0", "1");
    }

    @Test
    void aPackedFileIsReadToo() {
        Path shared = SharedData.file("small-tabular/sklearn/digits.csv.gz");
        Table t = CsvSchema.read(shared, USUAL);
        assertThat(t.size()).isEqualTo(1797);
        assertThat(t.input()).isEqualTo(Shape.of(64));
        assertThat(t.labels()).hasSize(10);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }

    private Table read(String text, CsvOptions options) {
        try {
            return CsvSchema.read(file(text), options);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ?> message(String text, CsvOptions options) {
        try {
            read(text, options);
            return assertThat((Throwable) null);
        } catch (DataException e) {
            // The folder of the test is another one each time.
            return assertThat(
                    new DataException(String.valueOf(e.getMessage()).replace(folder + java.io.File.separator, ""), e));
        }
    }

    private static String rows(Table t) {
        int width = t.input().size();
        float[] row = new float[width + 1];
        return IntStream.range(0, t.size())
                .mapToObj(i -> {
                    t.read(i, row, 0, row, width);
                    return IntStream.range(0, width + 1)
                            .mapToObj(c -> "" + row[c])
                            .collect(Collectors.joining(" "));
                })
                .collect(Collectors.joining("|"));
    }
}
