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
        TransposeTiles.write(folder);
        WinogradTiles.write(folder, "WinogradFour", 4);
        WinogradTiles.write(folder, "WinogradTwo", 2);
        JavaWriter.deleteOthers(folder);
    }
}
