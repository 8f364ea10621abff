import dev.tiefgang.runtime.Winograd;
import java.io.IOException;
import java.nio.file.Path;

/// Writes the loops on vectors that are alike but for the shape of their tile; run by the build of this
/// module:
/// `java WriteTiles.java TARGET_FOLDER`.
final class WriteTiles {
    private WriteTiles() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        ProductTiles.write(folder);
        ConvolveTiles.write(folder);
        NearTiles.write(folder);
        CorrelateTiles.write(folder);
        DepthwiseTiles.write(folder);
        WinogradTiles.write(folder, "WinogradFour", 4, Winograd.input(4), Winograd.filter(4), Winograd.output(4));
        WinogradTiles.write(folder, "WinogradTwo", 2, Winograd.input(2), Winograd.filter(2), Winograd.output(2));
        JavaWriter.deleteOthers(folder);
    }
}
