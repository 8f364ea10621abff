/// Networks known by name, each with the recipe that it trains well with.
module dev.tiefgang.zoo {
    requires transitive dev.tiefgang.core;
    requires static org.jspecify;

    exports dev.tiefgang.zoo;
}
