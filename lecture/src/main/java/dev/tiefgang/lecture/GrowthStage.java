package dev.tiefgang.lecture;

/// What a stage of [GrowthExperiment] left.
///
/// @param age the picture of the slide beside it
/// @param stronger connections whose `|w|` grew by learning
/// @param weaker those whose `|w|` shrank
/// @param strength the mean of `|w|`; 0 without connections
/// @param train the share of the training half that is judged rightly
/// @param net as it was then
record GrowthStage(
        Age age,
        int sprouted,
        int stronger,
        int weaker,
        int vanished,
        int connections,
        double strength,
        double train,
        double test,
        BackpropNet net) {
    /// A picture of the slide.
    record Age(String name, Text title) {
        static Age of(String name, String en, String de) {
            return new Age(name, new Text(en, de));
        }

        Text caption() {
            return new Text(name + ": " + title.en(), name + ": " + title.de());
        }
    }

    double[] numbers() {
        return new double[] {sprouted, stronger, weaker, vanished, connections, strength, train, test};
    }
}
