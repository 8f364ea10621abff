/// The lecture as experiments: each can be run, changed, stepped through, and is checked against the facts
/// it shows.
module dev.tiefgang.lecture {
    requires transitive dev.tiefgang.core;
    requires dev.tiefgang.data;
    requires dev.tiefgang.formats;
    requires dev.tiefgang.zoo;
    requires static org.jspecify;

    exports dev.tiefgang.lecture;
}
