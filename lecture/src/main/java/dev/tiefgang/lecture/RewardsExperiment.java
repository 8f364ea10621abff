package dev.tiefgang.lecture;

import java.util.List;

/// What the settings of networks that learn from rewards mean: DeepMind's second network beside the
/// creature with nine eyes of ConvNetJS.
///
/// Sources: V. Mnih et al., "Human-level control through deep reinforcement learning", 2015; A. Karpathy,
/// "ConvNetJS", 2014.
final class RewardsExperiment {
    /// What an eye sees: how near a wall, an apple, a poison are.
    private static final int EYES = 9, SEEN = 3, WINDOW = 1;

    static final int ACTIONS = 5;
    /// What is seen now, and of each moment of the window what was seen and which action was taken.
    static final int INPUTS = EYES * SEEN * WINDOW + ACTIONS * WINDOW + EYES * SEEN;

    private static final int CREATURE_REPLAY = 30_000;
    private static final double CREATURE_GAMMA = 0.7;
    /// Pixels along an edge of a picture, a byte each.
    private static final int EDGE = 84;

    private RewardsExperiment() {}

    static Experiment of() {
        return new Experiment(
                "rewards",
                List.of(41, 45),
                new Text("Learning from rewards in numbers", "Lernen aus Belohnungen in Zahlen"),
                new Text(
                        "With γ = 0.99 a network looks about 100 actions ahead, with 0.7 about 3; every memory of DQN is learned"
                                + " from 8 times.",
                        "Mit γ = 0.99 schaut ein Netz etwa 100 Aktionen voraus, mit 0.7 etwa 3; aus jeder Erinnerung von DQN wird"
                                + " 8-mal gelernt."),
                settings(),
                facts(),
                RewardsExperiment::start);
    }

    private static List<Setting> settings() {
        return List.of(
                new Setting.Real("alpha", new Text("learning rate of DQN", "Lernrate von DQN"), 1e-9, 1, 0.00025),
                new Setting.Real(
                        "gamma",
                        new Text("worth of a reward one action later", "Wert einer Belohnung eine Aktion später"),
                        0.001,
                        0.999999,
                        0.99),
                new Setting.Real(
                        "replay", new Text("memories that are kept", "Erinnerungen, die bleiben"), 1, 1e12, 1e6),
                new Setting.Whole("batch", new Text("memories of an update", "Erinnerungen je Update"), 1, 100_000, 32),
                new Setting.Whole(
                        "every", new Text("actions between updates", "Aktionen von Update zu Update"), 1, 100_000, 4),
                new Setting.Whole(
                        "target",
                        new Text(
                                "updates until the target network is renewed",
                                "Updates, bis das Zielnetz erneuert wird"),
                        1,
                        100_000_000,
                        10_000),
                new Setting.Real(
                        "from",
                        new Text("share of random actions at first", "Anteil zufälliger Aktionen zuerst"),
                        0,
                        1,
                        1),
                new Setting.Real(
                        "to",
                        new Text("share of random actions at last", "Anteil zufälliger Aktionen zuletzt"),
                        0,
                        1,
                        0.1),
                new Setting.Real(
                        "over", new Text("actions on the way there", "Aktionen auf dem Weg dahin"), 1, 1e12, 1e6));
    }

    private static List<Fact> facts() {
        return List.of(
                Fact.near(
                        "horizon",
                        new Text("DQN: actions that it looks ahead", "DQN: Aktionen, die es vorausschaut"),
                        1e-6,
                        100),
                Fact.near(
                        "half",
                        new Text(
                                "DQN: actions until a reward is worth half",
                                "DQN: Aktionen, bis eine Belohnung halb so viel zählt"),
                        0.05,
                        69.0),
                Fact.near(
                        "memory",
                        new Text("DQN: memory of its memories, GB", "DQN: Speicher der Erinnerungen, GB"),
                        0.001,
                        7.056),
                Fact.exactly(
                        "learned", new Text("DQN: times that each is learned", "DQN: wie oft jede gelernt wird"), 8),
                Fact.exactly(
                        "renewed",
                        new Text(
                                "DQN: renewals of the target network until its memory is full",
                                "DQN: Erneuerungen des Zielnetzes, bis der Speicher voll ist"),
                        25),
                Fact.exactly(
                        "random",
                        new Text(
                                "DQN: random actions of the first million",
                                "DQN: zufällige Aktionen der ersten Million"),
                        550_000),
                Fact.exactly(
                        "moves",
                        new Text("DQN: updates to move a weight by 1", "DQN: Updates, um ein Gewicht um 1 zu bewegen"),
                        4000),
                Fact.exactly(
                        "creature.seen",
                        new Text("ConvNetJS: what nine eyes see", "ConvNetJS: was neun Augen sehen"),
                        27),
                Fact.exactly("creature.inputs", new Text("ConvNetJS: inputs", "ConvNetJS: Eingaben"), 59),
                Fact.near(
                        "creature.horizon",
                        new Text("ConvNetJS: actions that it looks ahead", "ConvNetJS: Aktionen, die es vorausschaut"),
                        0.001,
                        3.333),
                Fact.near(
                        "creature.memory",
                        new Text("ConvNetJS: memory of its memories, MB", "ConvNetJS: Speicher der Erinnerungen, MB"),
                        0.001,
                        28.8));
    }

    private static Simulation start(Settings s) {
        double alpha = s.real("alpha"), gamma = s.real("gamma"), replay = s.real("replay"), over = s.real("over");
        double from = s.real("from"), to = s.real("to");
        int batch = s.whole("batch"), every = s.whole("every"), target = s.whole("target");
        // What was seen, the action, the reward, what was seen then; 8 bytes a number.
        int remembered = 2 * INPUTS + 2;
        Text actions = new Text("actions", "Aktionen");
        return Calculation.rows(
                new Text("DQN and the creature of ConvNetJS", "DQN und das Wesen von ConvNetJS"),
                List.of(
                        new Calculation(
                                "horizon",
                                new Text(
                                        "DQN looks ahead: Σ γⁿ of all coming rewards",
                                        "DQN schaut voraus: Σ γⁿ aller kommenden Belohnungen"),
                                "1/(1 − γ)",
                                "1/(1 − " + Numbers.plain(gamma) + ")",
                                1 / (1 - gamma),
                                actions),
                        new Calculation(
                                "half",
                                new Text("a reward is worth half after", "eine Belohnung zählt halb so viel nach"),
                                "ln 0.5/ln γ",
                                "ln 0.5/ln " + Numbers.plain(gamma),
                                StrictMath.log(0.5) / StrictMath.log(gamma),
                                actions),
                        new Calculation(
                                "memory",
                                new Text(
                                        "pictures of 84·84 bytes that it keeps",
                                        "Bilder von 84·84 Byte, die es behält"),
                                "84·84·replay/10⁹",
                                Calculation.product(EDGE, EDGE, replay) + "/10⁹",
                                EDGE * EDGE * replay / 1e9,
                                Text.same("GB")),
                        new Calculation(
                                "learned",
                                new Text(
                                        "how often each is learned on average", "wie oft jedes im Mittel gelernt wird"),
                                "batch/every",
                                batch + "/" + every,
                                (double) batch / every),
                        new Calculation(
                                "renewed",
                                new Text(
                                        "how often the target network is renewed until the memory is full",
                                        "wie oft das Zielnetz erneuert wird, bis der Speicher voll ist"),
                                "replay/every/target",
                                Numbers.plain(replay) + "/" + every + "/" + target,
                                replay / every / target),
                        new Calculation(
                                "random",
                                new Text("random actions while ε falls", "zufällige Aktionen, während ε fällt"),
                                "(from + to)/2·over",
                                "(" + Numbers.plain(from) + " + " + Numbers.plain(to) + ")/2·" + Numbers.plain(over),
                                (from + to) / 2 * over,
                                actions),
                        new Calculation(
                                "moves",
                                new Text(
                                        "updates in which a weight moves by 1 if each moves it by α",
                                        "Updates, in denen sich ein Gewicht um 1 bewegt, wenn jedes es um α bewegt"),
                                "1/α",
                                "1/" + Numbers.plain(alpha),
                                1 / alpha),
                        new Calculation(
                                "creature.seen",
                                new Text(
                                        "ConvNetJS: numbers that the eyes see",
                                        "ConvNetJS: Zahlen, die die Augen sehen"),
                                "eyes·3",
                                Calculation.product(EYES, SEEN),
                                EYES * SEEN),
                        new Calculation(
                                "creature.inputs",
                                new Text(
                                        "with what it saw and did one moment before",
                                        "mit dem, was es einen Moment davor sah und tat"),
                                "seen·window + actions·window + seen",
                                "%d·%d + %d·%d + %d".formatted(EYES * SEEN, WINDOW, ACTIONS, WINDOW, EYES * SEEN),
                                INPUTS),
                        new Calculation(
                                "creature.horizon",
                                new Text("it looks ahead", "es schaut voraus"),
                                "1/(1 − γ)",
                                "1/(1 − " + Numbers.plain(CREATURE_GAMMA) + ")",
                                1 / (1 - CREATURE_GAMMA),
                                actions),
                        new Calculation(
                                "creature.memory",
                                new Text(
                                        "its memories: seen, action, reward, seen then, 8 bytes each",
                                        "seine Erinnerungen: gesehen, Aktion, Belohnung, danach gesehen, je 8 Byte"),
                                "(2·inputs + 2)·8·replay/10⁶",
                                Calculation.product(remembered, 8, CREATURE_REPLAY) + "/10⁶",
                                remembered * 8L * CREATURE_REPLAY / 1e6,
                                Text.same("MB"))),
                new Result.Builder());
    }
}
