package dev.tiefgang.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldTest {
    private static final int SIDE = 32;

    @Test
    void picturesAreOfTheirSeedAndIndexAlone() {
        Field field = Field.of(SIDE).light(0.5, 1).looks(0, 1, 2);
        float[] picture = field.picture(3, 7, Thing.BALL, Thing.ROBOT).pixels();
        assertThat(field.picture(3, 7, Thing.BALL, Thing.ROBOT).pixels()).isEqualTo(picture);
        assertThat(field.picture(3, 8, Thing.BALL, Thing.ROBOT).pixels()).isNotEqualTo(picture);
        assertThat(field.picture(4, 7, Thing.BALL, Thing.ROBOT).pixels()).isNotEqualTo(picture);
        for (float v : picture) assertThat(v).isBetween(0f, 1f);
    }

    /// A thing shows inside of its tag, and nowhere else.
    @ParameterizedTest
    @EnumSource(Thing.class)
    void thingsLieInTheirBoxes(Thing thing) {
        FieldPicture with = Field.of(SIDE).picture(1, thing.output(), thing);
        float[] a = with.pixels();
        float[] b = new FieldPicture(SIDE, with.light(), List.of(), with.noise()).pixels();
        double[] box = with.things().getFirst().box();
        int inside = 0;
        for (int at = 0; at < a.length; at++) {
            int x = at % SIDE, y = at / SIDE % SIDE;
            if (a[at] == b[at]) continue;
            assertThat(x >= box[0] && x < box[2] && y >= box[1] && y < box[3]).isTrue();
            inside++;
        }
        assertThat(inside).isGreaterThan(10);
    }

    @Test
    void thingsStayWhereTheyMayBe() {
        Field right = Field.of(SIDE).between(0.5, 1);
        for (int i = 0; i < 50; i++) {
            FieldPicture.Placed p = right.picture(1, i, Thing.BALL).things().getFirst();
            assertThat(p.x()).isBetween(SIDE / 2.0, SIDE - p.r());
            assertThat(p.y()).isBetween(p.r(), SIDE - p.r());
        }
    }

    @Test
    void ballsAndOthersAreEquallyOften() {
        Samples samples = Field.of(SIDE).ofBalls(40, 1);
        int balls = 0;
        for (int i = 0; i < samples.size(); i++) balls += samples.label(i);
        assertThat(balls).isEqualTo(20);
        assertThat(samples.labels()).containsExactly("other", "ball");
    }
}
