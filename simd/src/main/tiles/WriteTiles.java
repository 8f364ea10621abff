import dev.tiefgang.runtime.Winograd;
import java.nio.file.Path;

/// Writes the loops on vectors that are alike but for the shape of their tile; run by the build of this module:
/// `java WriteTiles.java TARGET_FOLDER`.
final class WriteTiles {
    private WriteTiles() {}

    public static void main(String[] args) {
        var folder = Path.of(args[0]);
        ConvolveTiles.write(folder, "ConvolveFour", 4, false, 6, 4, 2);
        ConvolveTiles.write(folder, "ConvolveThree", 3, false, 8, 4, 2);
        ConvolveTiles.write(folder, "ConvolveTwo", 2, false, 12, 6, 3);
        ConvolveTiles.write(folder, "ConvolveOne", 1, false, 12, 6);
        ConvolveTiles.write(folder, "ConvolveFew", 1, true, 12, 6);
        DepthwiseTiles.write(folder, "Depthwise", 8, 4);
        WinogradTiles.write(folder, "WinogradFour", 4, Winograd.input(4), Winograd.output(4));
        WinogradTiles.write(folder, "WinogradTwo", 2, Winograd.input(2), Winograd.output(2));
    }
}
