package dev.tiefgang.cli;

/// A machine on which Java cannot draw text, because it has no fonts.
final class DrawingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DrawingException(Throwable cause) {
        super(
                "Java cannot draw text on this machine (" + cause
                        + "); install fontconfig and a font, for example DejaVu",
                cause);
    }
}
