/// Data sets and the readers behind them: MNIST and IDX files, PNG and JPEG pictures, generated sets.
///
/// Everything a set is read from is treated as untrusted: sizes are checked before memory is taken, and what is
/// wrong is said with file and position.
module dev.tiefgang.data {
    requires transitive dev.tiefgang.core;
    requires de.siegmar.fastcsv;
    requires java.desktop;
    requires java.net.http;
    requires static org.jspecify;

    exports dev.tiefgang.data;
    exports dev.tiefgang.data.augment;
}
