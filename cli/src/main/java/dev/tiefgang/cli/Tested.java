package dev.tiefgang.cli;

/// How the samples of a test stand to those that the network learned.
enum Tested {
    /// They were put aside and not learned.
    PUT_ASIDE,
    /// They are those that it learned, since there are no others.
    LEARNED,
    /// They come from data that have changed since it learned from them: it may have learned some.
    CHANGED,
    /// They are other data, or it is not known what the network learned.
    UNKNOWN
}
