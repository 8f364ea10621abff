package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The slides of the lecture, in order.
final class Slides {
    private static final Text PICTURES = new Text("pictures and names alone", "nur Bilder und Namen");
    private static final Text SUMMARY =
            new Text("sums up the experiments before it", "fasst die Experimente davor zusammen");

    private Slides() {}

    static List<Slide> all() {
        var s = new Numbered();
        s.nothing(
                Part.FRAME,
                new Text("Overview", "Übersicht"),
                new Text("the table of contents: tiefgang lecture", "das Inhaltsverzeichnis: tiefgang lecture"));
        s.shown(Part.FRAME, new Text("Why now", "Warum aktuell"));
        s.shown(
                Part.FRAME,
                new Text(
                        "Machine learning before and with deep learning",
                        "Maschinelles Lernen vor und mit Deep Learning"));
        s.shown(Part.FRAME, new Text("The human brain", "Menschliches Gehirn"));
        s.shown(Part.NEURON, new Text("AND", "AND"));
        s.shown(Part.NEURON, new Text("OR, NOT", "OR, NOT"));
        s.shown(Part.NEURON, new Text("Find values that fit", "Passende Werte finden"));
        s.shown(Part.NEURON, new Text("Bias", "Bias"));
        s.shown(Part.NEURON, new Text("Loss function", "Fehlerfunktion"));
        s.shown(Part.NEURON, new Text("Gradient descent", "Gradientenabstieg"));
        s.nothing(Part.NEURON, new Text("Summary", "Zusammenfassung"), SUMMARY);
        s.shown(Part.PERCEPTRON, new Text("Outputs", "Ausgaben"));
        s.shown(Part.PERCEPTRON, new Text("Delta rule", "Delta-Regel"));
        s.shown(Part.PERCEPTRON, new Text("Algorithm", "Algorithmus"));
        s.shown(Part.PERCEPTRON, new Text("The AND trace", "Der Lernverlauf von AND"));
        s.shown(Part.PERCEPTRON, new Text("Learning rate", "Lernrate"));
        s.shown(Part.PERCEPTRON, new Text("Real-valued inputs and outputs", "Reellwertige In-/Outputs"));
        s.shown(Part.PERCEPTRON, new Text("What it can express", "Ausdrucksfähigkeit"));
        s.shown(
                Part.PERCEPTRON,
                new Text("Summary: winner takes all, softmax", "Zusammenfassung: Winner-takes-all, Softmax"));
        s.shown(Part.BACKPROPAGATION, new Text("Why several layers", "Warum mehrere Schichten"));
        s.shown(Part.BACKPROPAGATION, new Text("The rule", "Die Regel"));
        s.shown(Part.BACKPROPAGATION, new Text("The algorithm", "Der Algorithmus"));
        s.shown(Part.BACKPROPAGATION, new Text("Activation functions", "Aktivierungsfunktionen"));
        s.shown(Part.BACKPROPAGATION, new Text("XOR", "XOR"));
        s.shown(Part.BACKPROPAGATION, new Text("Classification", "Klassifikation"));
        s.shown(Part.BACKPROPAGATION, new Text("Generalisation", "Generalisierung"));
        s.shown(Part.BACKPROPAGATION, new Text("Learning curve", "Lernkurve"));
        s.nothing(Part.BACKPROPAGATION, new Text("Summary", "Zusammenfassung"), SUMMARY);
        s.shown(Part.CONVOLUTION, new Text("Sweaty wants to play football", "Sweaty will Fußball spielen"));
        s.shown(Part.CONVOLUTION, new Text("Input", "Eingabe"));
        s.shown(Part.CONVOLUTION, new Text("Output", "Ausgabe"));
        s.shown(Part.CONVOLUTION, new Text("An architecture", "Beispielarchitektur"));
        s.shown(Part.CONVOLUTION, new Text("Convolution", "Faltung"));
        s.shown(Part.CONVOLUTION, new Text("Pooling", "Pooling"));
        s.shown(Part.CONVOLUTION, new Text("Fully connected layers", "Vollverbundene Schichten"));
        s.shown(Part.CONVOLUTION, new Text("Learning", "Lernen"));
        s.shown(Part.CONVOLUTION, new Text("Overfitting", "Overfitting"));
        s.nothing(Part.EXAMPLES, new Text("RoboCup, AudiCup", "RoboCup, AudiCup"), PICTURES);
        s.shown(Part.EXAMPLES, new Text("Google", "Google"));
        s.shown(Part.EXAMPLES, new Text("NVIDIA", "NVIDIA"));
        s.shown(Part.EXAMPLES, new Text("DeepMind", "DeepMind"));
        s.nothing(
                Part.EXAMPLES,
                new Text("Frameworks", "Frameworks"),
                new Text("names and a drawing alone", "nur Namen und eine Zeichnung"));
        s.shown(Part.EXAMPLES, new Text("Standard data sets", "Standarddatensätze"));
        s.shown(Part.EXAMPLES, new Text("Standard models", "Standardmodelle"));
        s.shown(Part.EXAMPLES, new Text("Playgrounds", "Playgrounds"));
        s.nothing(Part.EXAMPLES, new Text("The end", "Schluss"), SUMMARY);
        return s.slides;
    }

    /// Counts the slides.
    private static final class Numbered {
        private final List<Slide> slides = new ArrayList<>();

        void shown(Part part, Text title) {
            slides.add(new Slide(slides.size() + 1, part, title, Optional.empty()));
        }

        void nothing(Part part, Text title, Text why) {
            slides.add(new Slide(slides.size() + 1, part, title, Optional.of(why)));
        }
    }
}
