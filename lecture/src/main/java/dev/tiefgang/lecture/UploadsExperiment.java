package dev.tiefgang.lecture;

import java.util.List;

/// What people upload, in numbers that one can imagine.
final class UploadsExperiment {
    private static final double MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR, DAYS_OF_YEAR = 365.25;

    private UploadsExperiment() {}

    static Experiment of() {
        return new Experiment(
                "uploads",
                List.of(2),
                new Text("How much there is to learn from", "Wie viel es gibt, woraus man lernen kann"),
                new Text(
                        "500 hours of video a minute are 82 years of film a day; 300 million pictures a day are ImageNet every"
                                + " 68 minutes. Nobody can look at all that, but networks can learn from it.",
                        "500 Stunden Video je Minute sind 82 Jahre Film am Tag; 300 Millionen Bilder am Tag sind alle 68 Minuten"
                                + " ein ImageNet. Niemand kann das alles ansehen, aber Netze können daraus lernen."),
                List.of(
                        new Setting.Real(
                                "hours",
                                new Text("hours of video a minute (YouTube)", "Stunden Video je Minute (YouTube)"),
                                0.001,
                                1e9,
                                500),
                        new Setting.Real(
                                "pictures",
                                new Text("pictures a day (Facebook)", "Bilder am Tag (Facebook)"),
                                1,
                                1e15,
                                300e6),
                        new Setting.Real(
                                "fps",
                                new Text("pictures in a second of video", "Bilder in einer Sekunde Video"),
                                0.001,
                                1e6,
                                30),
                        new Setting.Real(
                                "ms",
                                new Text("time of a network for a picture, ms", "Zeit eines Netzes für ein Bild, ms"),
                                0.001,
                                1e6,
                                10)),
                List.of(
                        Fact.exactly(
                                "film.second",
                                new Text("seconds of film in a second", "Sekunden Film in einer Sekunde"),
                                30_000),
                        Fact.exactly(
                                "film.day", new Text("hours of film in a day", "Stunden Film an einem Tag"), 720_000),
                        Fact.near(
                                "film.years",
                                new Text("years of film in a day", "Jahre Film an einem Tag"),
                                0.05,
                                82.1),
                        Fact.exactly(
                                "frames",
                                new Text("pictures of the film in a second", "Bilder des Films in einer Sekunde"),
                                900_000),
                        Fact.near(
                                "pictures.second",
                                new Text(
                                        "300 million pictures a day, in a second",
                                        "300 Mio. Bilder am Tag, je Sekunde"),
                                0.05,
                                3472.2),
                        Fact.near(
                                "imagenet",
                                new Text(
                                        "minutes until there are as many as in ImageNet",
                                        "Minuten für so viele wie in ImageNet"),
                                0.05,
                                68.1),
                        Fact.near(
                                "cores",
                                new Text(
                                        "cores that keep up, at 10 ms a picture",
                                        "Kerne, die mithalten, bei 10 ms je Bild"),
                                0.05,
                                34.7)),
                UploadsExperiment::start);
    }

    private static Simulation start(Settings s) {
        double hours = s.real("hours"), perDay = s.real("pictures"), fps = s.real("fps"), ms = s.real("ms");
        double film = hours * HOUR / MINUTE, filmDay = hours * DAY / MINUTE, second = perDay / DAY;
        double imageNet = (double) DatasetsExperiment.IMAGENET;
        return Calculation.rows(
                new Text("What is uploaded", "Was hochgeladen wird"),
                List.of(
                        new Calculation(
                                "film.second",
                                new Text("film that arrives in a second", "Film, der in einer Sekunde ankommt"),
                                "hours·3600/60",
                                Calculation.product(hours, HOUR) + "/60",
                                film,
                                Text.same("s")),
                        new Calculation(
                                "film.day",
                                new Text("film that arrives in a day", "Film, der an einem Tag ankommt"),
                                "hours·60·24",
                                Calculation.product(hours, 60, 24),
                                filmDay,
                                Text.same("h")),
                        new Calculation(
                                "film.years",
                                new Text("the same, looked at without a break", "derselbe, ohne Pause angesehen"),
                                "film.day/24/365.25",
                                Numbers.plain(filmDay) + "/24/" + Numbers.plain(DAYS_OF_YEAR),
                                filmDay / 24 / DAYS_OF_YEAR,
                                new Text("years", "Jahre")),
                        new Calculation(
                                "frames",
                                new Text("its pictures in a second", "seine Bilder in einer Sekunde"),
                                "film.second·fps",
                                Calculation.product(film, fps),
                                film * fps),
                        new Calculation(
                                "pictures.second",
                                new Text("uploaded pictures in a second", "hochgeladene Bilder in einer Sekunde"),
                                "pictures/(24·60·60)",
                                Numbers.plain(perDay) + "/" + Numbers.plain(DAY),
                                second),
                        new Calculation(
                                "imagenet",
                                new Text(
                                        "until there are as many as in ImageNet",
                                        "bis es so viele sind wie in ImageNet"),
                                "ImageNet/pictures·24·60",
                                Numbers.plain(imageNet) + "/" + Calculation.product(perDay, 24, 60),
                                imageNet / perDay * 24 * 60,
                                Text.same("min")),
                        new Calculation(
                                "cores",
                                new Text(
                                        "cores on which a network sees all these pictures",
                                        "Kerne, auf denen ein Netz alle diese Bilder sieht"),
                                "pictures.second·ms/1000",
                                Numbers.fixed(second, 1) + "·" + Numbers.plain(ms) + "/1000",
                                second * ms / 1000)),
                new Result.Builder());
    }
}
