/// Data sets and where they come from.
///
/// # Sets
/// A set is a [dev.tiefgang.train.DataSet]: a name, a number of samples, the shapes of input and target, and a
/// method that copies sample `i` into an array. [dev.tiefgang.data.Gates] has four samples each and is made on
/// the spot; [dev.tiefgang.data.Mnist] has 60,000 for training and 10,000 for the test and keeps its pictures as
/// bytes.
///
/// # From files to MNIST
/// [dev.tiefgang.data.MnistSource] knows the places where the four files can lie: a folder named by the user, an
/// artifact on the class path, the cache folder, and at last two public mirrors, from which
/// [dev.tiefgang.data.Download] takes them, checked by SHA-256. [dev.tiefgang.data.Idx] reads one such file.
///
/// # From pictures to digits
/// [dev.tiefgang.data.Pictures] reads PNG and JPEG files into tensors `[channels, height, width]` with values
/// from 0 to 1. A network trained on MNIST has only ever seen light digits of a certain size in the middle of
/// 28×28 black pixels; [dev.tiefgang.data.DigitForm] brings the picture of any digit into that form.
///
/// # Errors
/// Content that is not what it claims to be is a [dev.tiefgang.tensor.DataException] that says where, what was
/// expected, what came and what to do; what cannot be had for want of a network or a place to keep it is an
/// [dev.tiefgang.data.UnavailableException].
@NullMarked
package dev.tiefgang.data;

import org.jspecify.annotations.NullMarked;
