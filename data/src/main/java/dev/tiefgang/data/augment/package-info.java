/// More pictures out of few: random changes that keep the class.
///
/// An [dev.tiefgang.data.augment.Augment] is a list of [changes][dev.tiefgang.data.augment.Augmentation], for
/// example `flip,rotate:15,shift:2`. Around a data set it gives another data set, which training sees changed
/// in every epoch and everything else sees as it is. What happens to a picture is a function of seed, epoch
/// and index alone: not of threads, of the batch or of what was drawn before.
///
/// All changes of place are one map from the new picture to the old one, so that a picture is resampled once
/// however many there are; boxes are carried along by the same map.
@NullMarked
package dev.tiefgang.data.augment;

import org.jspecify.annotations.NullMarked;
