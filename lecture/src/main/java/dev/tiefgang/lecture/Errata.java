package dev.tiefgang.lecture;

import java.util.List;
import java.util.Optional;

/// Where the slides are wrong.
final class Errata {
    private Errata() {}

    static List<Erratum> all() {
        return List.of(
                new Erratum(
                        2,
                        new Text("frameworks: Theano, TensorFlow, DL4J", "Frameworks: Theano, TensorFlow, DL4J"),
                        new Text("Theano is no longer maintained", "Theano wird nicht mehr gepflegt"),
                        new Text("its developers, 2017", "seine Entwickler, 2017"),
                        Optional.empty()),
                new Erratum(
                        15,
                        new Text(
                                "\"3 patterns wrong\", \"2 patterns wrong\" beside the weights",
                                "„3 Muster falsch“, „2 Muster falsch“ neben den Gewichten"),
                        new Text(
                                "these are the errors while presenting; tested, the same weights make 2 and 1",
                                "das sind Fehler beim Anlegen; geprüft machen dieselben Gewichte 2 und 1"),
                        new Text("the trace, computed", "der Verlauf, nachgerechnet"),
                        Optional.of("and-trace")),
                new Erratum(
                        23,
                        new Text(
                                "ReLU has the derivative 0 for x < 0 and x for x ≥ 0",
                                "ReLU hat die Ableitung 0 für x < 0 und x für x ≥ 0"),
                        new Text("0 and 1", "0 und 1"),
                        new Text("numeric derivative", "numerische Ableitung"),
                        Optional.of("activations")),
                new Erratum(
                        23,
                        new Text(
                                "tanh has the derivative 1 σ² (as read from the slide)",
                                "tanh hat die Ableitung 1 σ² (so von der Folie gelesen)"),
                        new Text(
                                "1 − σ²; the minus sign may have been lost in reading",
                                "1 − σ²; das Minuszeichen kann beim Lesen verloren gegangen sein"),
                        new Text("numeric derivative", "numerische Ableitung"),
                        Optional.of("activations")),
                new Erratum(
                        37,
                        new Text("dropout leaves out connections", "Dropout lässt Verbindungen weg"),
                        new Text(
                                "dropout leaves out units; leaving out connections is DropConnect",
                                "Dropout lässt Neuronen weg; Verbindungen wegzulassen ist DropConnect"),
                        new Text("Srivastava et al. 2014; Wan et al. 2013", "Srivastava u. a. 2014; Wan u. a. 2013"),
                        Optional.of("overfitting")),
                new Erratum(
                        39,
                        new Text("Google's network has 1 million weights", "Googles Netz hat 1 Million Gewichte"),
                        new Text(
                                "1 billion (10⁹) connections on 1,000 machines",
                                "1 Milliarde (10⁹) Verbindungen auf 1000 Rechnern"),
                        new Text("Le et al. 2012", "Le u. a. 2012"),
                        Optional.of("sizes")),
                new Erratum(
                        41,
                        new Text(
                                "better than a human expert in 4 of 7 games",
                                "in 4 von 7 Spielen besser als ein menschlicher Experte"),
                        new Text("in 3 of 7", "in 3 von 7"),
                        new Text("Mnih et al. 2013", "Mnih u. a. 2013"),
                        Optional.of("atari")),
                new Erratum(
                        42,
                        new Text(
                                "frameworks: TensorFlow, Torch/PyTorch, DL4J, Caffe, Caffe2",
                                "Frameworks: TensorFlow, Torch/PyTorch, DL4J, Caffe, Caffe2"),
                        new Text(
                                "Caffe and Caffe2 are no longer maintained",
                                "Caffe und Caffe2 werden nicht mehr gepflegt"),
                        new Text("their repositories", "ihre Repositorien"),
                        Optional.empty()),
                new Erratum(
                        43,
                        new Text("MNIST at yann.lecun.com/exdb/mnist", "MNIST unter yann.lecun.com/exdb/mnist"),
                        new Text(
                                "that page refuses (403); MNIST is had from mirrors, and comes with Tiefgang",
                                "die Seite verweigert das (403); MNIST gibt es von Spiegeln und mit Tiefgang"),
                        new Text("visited", "aufgesucht"),
                        Optional.of("datasets")),
                new Erratum(
                        44,
                        new Text("LeNet-5, from 1990, has 5 layers (4,1)", "LeNet-5, von 1990, hat 5 Schichten (4,1)"),
                        new Text(
                                "that is LeNet-1, counted with its pooling layers; LeNet-5 is of 1998",
                                "das ist LeNet-1, mit den Pooling-Schichten gezählt; LeNet-5 ist von 1998"),
                        new Text("LeCun et al. 1990, 1998", "LeCun u. a. 1990, 1998"),
                        Optional.of("models")),
                new Erratum(
                        44,
                        new Text(
                                "AlexNet 16.4 %, GoogLeNet 6.7 %, ResNet 3.6 %",
                                "AlexNet 16.4 %, GoogLeNet 6.7 %, ResNet 3.6 %"),
                        new Text(
                                "errors of several networks together, of five guesses",
                                "Fehler mehrerer Netze zusammen, bei fünf Versuchen"),
                        new Text(
                                "Krizhevsky et al. 2012; Szegedy et al. 2014; He et al. 2015",
                                "Krizhevsky u. a. 2012; Szegedy u. a. 2014; He u. a. 2015"),
                        Optional.of("models")),
                new Erratum(
                        45,
                        new Text(
                                "Harley's digits at scs.ryerson.ca/~aharley/vis",
                                "Harleys Ziffern unter scs.ryerson.ca/~aharley/vis"),
                        new Text(
                                "they have moved to adamharley.com/nn_vis",
                                "sie sind nach adamharley.com/nn_vis umgezogen"),
                        new Text("visited", "aufgesucht"),
                        Optional.empty()));
    }
}
