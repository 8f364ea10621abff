package dev.tiefgang.data;

import java.util.List;

/// The names of the classes of [Cifar], in the order of their numbers, separated by spaces.
final class CifarLabels {
    static final String TEN = "airplane automobile bird cat deer dog frog horse ship truck";

    static final String TWENTY = "aquatic_mammals fish flowers food_containers fruit_and_vegetables"
            + " household_electrical_devices household_furniture insects large_carnivores"
            + " large_man-made_outdoor_things large_natural_outdoor_scenes large_omnivores_and_herbivores"
            + " medium_mammals non-insect_invertebrates people reptiles small_mammals trees vehicles_1 vehicles_2";

    static final String HUNDRED = "apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle"
            + " bowl boy bridge bus butterfly camel can castle caterpillar cattle chair chimpanzee clock cloud"
            + " cockroach couch crab crocodile cup dinosaur dolphin elephant flatfish forest fox girl hamster house"
            + " kangaroo keyboard lamp lawn_mower leopard lion lizard lobster man maple_tree motorcycle mountain"
            + " mouse mushroom oak_tree orange orchid otter palm_tree pear pickup_truck pine_tree plain plate poppy"
            + " porcupine possum rabbit raccoon ray road rocket rose sea seal shark shrew skunk skyscraper snail"
            + " snake spider squirrel streetcar sunflower sweet_pepper table tank telephone television tiger tractor"
            + " train trout tulip turtle wardrobe whale willow_tree wolf woman worm";

    private CifarLabels() {}

    /// The names of a text, which are separated by spaces.
    static List<String> list(String text) {
        return List.of(text.split(" "));
    }
}
