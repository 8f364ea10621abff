package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;

/// A digit in the form in which MNIST shows digits, and what was done to bring it there.
///
/// Light ink (1) on black (0), scaled with its proportions kept to fit a box of 20×20 and placed with its centre
/// of mass in the middle of 28×28.
///
/// Source of the form: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", 1998.
///
/// @param picture     the digit, `[1, 28, 28]`
/// @param description what was done, in one sentence
public record DigitForm(Tensor picture, String description) {
    private static final int SIDE = Mnist.SIDE, BOX = 20;
    /// Where MNIST has the centre of mass: pixel 14 of 0 … 27, measured as 14.0 ± 0.3 over the 10,000 test
    /// digits.
    private static final int CENTRE = 14;

    /// Brings a picture of one digit into the form; one that has it already is left as it is.
    ///
    /// The picture may be grey or coloured, dark on light or light on dark, of any size, with the digit at any
    /// place.
    ///
    /// @param picture `[1, h, w]` or `[3, h, w]`, 0 to 1
    /// @throws DataException  if nothing is written there
    /// @throws ShapeException if the shape is another
    public static DigitForm of(Tensor picture) {
        Plane grey = Plane.grey(picture);
        if (fits(grey))
            return new DigitForm(
                    tensor(grey), "light on dark in 28×28 with the digit in the middle already, left as it is");
        Ink ink = Ink.find(picture);
        Plane box = ink.box;
        int thicker = Strokes.missing(box, BOX);
        if (thicker > 0) box = Strokes.thicken(box, thicker);
        Plane digit = scaled(box);
        Plane placed = placed(digit);
        String description =
                (ink.dark ? "dark on light, inverted" : "light on dark") + "; ink box " + ink.box.width + "×"
                        + ink.box.height + " at (" + ink.x + "," + ink.y + ")"
                        + (thicker > 0 ? ", strokes thickened by " + 2 * thicker + " pixels," : "") + " scaled to "
                        + digit.width
                        + "×" + digit.height + "; centre of mass moved to (" + tenths(placed.massX()) + ","
                        + tenths(placed.massY()) + ")";
        return new DigitForm(tensor(placed), description);
    }

    /// True for a picture of the right size whose edge is black, whose ink fits the box and lies in the middle.
    private static boolean fits(Plane p) {
        if (p.width != SIDE || p.height != SIDE) return false;
        if (Plane.quantile(p.ring(0), 0.9) > 0.02f || Plane.quantile(p.at, 0.98) < 0.5f) return false;
        var pieces = new Pieces(p, 0.02f, 0.02f);
        int longer = Math.max(pieces.width(), pieces.height());
        return longer >= BOX - 6
                && longer <= BOX + 1
                && Math.abs(p.massX() - CENTRE) < 1
                && Math.abs(p.massY() - CENTRE) < 1;
    }

    private static Plane scaled(Plane box) {
        int longer = Math.max(box.width, box.height);
        int width = Math.max(1, Math.round((float) BOX * box.width / longer));
        int height = Math.max(1, Math.round((float) BOX * box.height / longer));
        Plane digit = Resize.to(box, width, height);
        float most = 0;
        for (float v : digit.at) most = Math.max(most, v);
        if (most > 0) for (int i = 0; i < digit.at.length; i++) digit.at[i] /= most;
        return digit;
    }

    private static Plane placed(Plane digit) {
        int x = Math.clamp(Math.round(CENTRE - digit.massX()), 0, SIDE - digit.width);
        int y = Math.clamp(Math.round(CENTRE - digit.massY()), 0, SIDE - digit.height);
        return digit.crop(-x, -y, SIDE, SIDE);
    }

    private static double tenths(double x) {
        return Math.round(10 * x) / 10.0;
    }

    private static Tensor tensor(Plane p) {
        return Tensor.of(Shape.of(1, SIDE, SIDE), p.at);
    }
}
