/// Measures the engine: the machine's limits, matrix products, training and recall. Run by hand, never by tests.
module dev.tiefgang.bench {
    requires dev.tiefgang.core;
    requires dev.tiefgang.data;
    requires dev.tiefgang.zoo;
    requires jdk.incubator.vector;
    requires jdk.management;
    requires java.desktop;
    requires java.management;
    requires static org.jspecify;
}
