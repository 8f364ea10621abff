/// Measures the engine: the machine's limits, matrix products, training, recall, and races against other
/// libraries. Run by hand, never by tests.
module dev.tiefgang.bench {
    requires transitive dev.tiefgang.core;
    requires dev.tiefgang.data;
    requires dev.tiefgang.formats;
    requires dev.tiefgang.zoo;
    requires info.picocli;
    requires jdk.incubator.vector;
    requires jdk.management;
    requires jmh.core;
    requires xchart;
    requires java.desktop;
    requires java.management;
    requires static org.jspecify;

    exports dev.tiefgang.bench.race;
    exports dev.tiefgang.bench.start;

    opens dev.tiefgang.bench to
            info.picocli;

    uses dev.tiefgang.bench.race.Peer;
}
