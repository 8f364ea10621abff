package dev.tiefgang.lecture;

/// A setting that an experiment does not have, or a value that it does not take; the message says which it
/// has.
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    SettingException(String message) {
        super(message);
    }
}
