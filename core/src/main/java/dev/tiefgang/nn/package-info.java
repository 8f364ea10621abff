/// Networks as values: layers are records, a [dev.tiefgang.nn.Network] is layers with an input shape and a loss.
///
/// Applying a layer extends a graph; shape inference, the declaration of parameters and the model summary are
/// the same walk. A layer holds no numbers. [dev.tiefgang.nn.Model] joins a network with the numbers of one
/// model.
///
/// ```java
/// var net = Network.of("lenet", Shape.of(1, 28, 28), new SoftmaxCrossEntropy(),
///         new Conv2d(6, 5).same(), Activation.relu(), new MaxPool2d(2),
///         new Flatten(), new Dense(10));
/// Model model = net.model(1);
/// ```
@NullMarked
package dev.tiefgang.nn;

import org.jspecify.annotations.NullMarked;
