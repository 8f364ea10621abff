/// The laws that every op, layer, loss, optimizer, schedule, initialiser and model is held to, and the
/// tables they run over.
///
/// A new one is tested by adding its row. Not published.
module dev.tiefgang.testkit {
    requires transitive dev.tiefgang.core;
    requires dev.tiefgang.formats;
    requires dev.tiefgang.zoo;
    requires static org.jspecify;

    exports dev.tiefgang.testkit;
}
