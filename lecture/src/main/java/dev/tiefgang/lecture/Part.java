package dev.tiefgang.lecture;

/// The parts of the lecture.
public enum Part {
    /// What it is about.
    FRAME("Overview", "Übersicht"),
    /// One neuron.
    NEURON("Model of a nerve cell", "Modell einer Nervenzelle"),
    /// One layer.
    PERCEPTRON("Perceptron", "Perceptron"),
    /// Several layers.
    BACKPROPAGATION("Backpropagation networks", "Backpropagation-Netze"),
    /// Pictures.
    CONVOLUTION("Convolutional networks", "Convolutional Neural Networks"),
    /// Uses, data sets and models.
    EXAMPLES("Examples and frameworks", "Beispiele und Frameworks");

    private final String en;
    private final String de;

    Part(String en, String de) {
        this.en = en;
        this.de = de;
    }

    /// The title.
    public Text title() {
        return new Text(en, de);
    }
}
