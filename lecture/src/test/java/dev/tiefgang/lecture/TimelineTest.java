package dev.tiefgang.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final int STEPS = 10_000;

    private static Simulation xor() {
        Experiment e = Lecture.named("xor");
        return e.start().apply(e.usual().with("alpha", "0.01").with("epochs", "5000"));
    }

    private static double[] weights(Timeline t) {
        return Objects.requireNonNull(t.now().state().get("w"));
    }

    @Test
    void everyStepOfTenThousandComesBackToTheBit() {
        var timeline = new Timeline(xor());
        List<double[]> seen = new ArrayList<>(List.of(weights(timeline)));
        while (timeline.at() < STEPS && timeline.forward(Events.NONE)) seen.add(weights(timeline));
        assertThat(timeline.at()).isEqualTo(STEPS);
        for (int step = STEPS; step > 0; step--) {
            timeline.go(step - 1, Events.NONE);
            assertThat(timeline.at()).isEqualTo(step - 1);
            assertThat(weights(timeline)).containsExactly(seen.get(step - 1));
        }
        for (int step : new int[] {1, 9_999, 17, 5_000, 4_999, 0, 8, 16, 4_096, 10_000}) {
            timeline.go(step, Events.NONE);
            assertThat(weights(timeline)).containsExactly(seen.get(step));
        }
    }

    @Test
    void goingBackTellsTheStepAgain() {
        var timeline = new Timeline(xor());
        List<Event> third = new ArrayList<>();
        timeline.forward(Events.NONE);
        timeline.forward(Events.NONE);
        timeline.forward(third::add);
        timeline.forward(Events.NONE);
        List<Event> again = new ArrayList<>();
        timeline.go(3, again::add);
        assertThat(again).usingRecursiveComparison().isEqualTo(third);
    }

    @Test
    void theEndIsTheEnd() {
        Experiment e = Lecture.named("and-trace");
        var timeline = new Timeline(e.start().apply(e.usual()));
        List<Event> last = new ArrayList<>();
        timeline.go(Integer.MAX_VALUE, last::add);
        assertThat(timeline.at()).isEqualTo(40);
        assertThat(last).isNotEmpty();
        timeline.go(41, last::add);
        assertThat(timeline.at()).isEqualTo(40);
        assertThat(timeline.forward(Events.NONE)).isFalse();
        assertThat(timeline.now().state().get("W"))
                .containsExactly(timeline.now().result().value("weights"));
        assertThatIllegalArgumentException().isThrownBy(() -> timeline.go(-1, Events.NONE));
    }
}
