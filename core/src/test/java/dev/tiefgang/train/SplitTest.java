package dev.tiefgang.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {
    @ParameterizedTest
    @CsvSource({"100, 10, 0", "100, 10, 99", "1003, 7, 250", "57, 10, 13", "1, 1, 0"})
    void eachClassKeepsItsShareAndNoSampleIsInBothParts(int size, int classes, int validation) {
        var data = new Numbers(size, Shape.of(2), classes);
        var split = Split.stratified(data, validation, 1);
        assertThat(split.validation().size()).isEqualTo(validation);
        assertThat(split.training().size()).isEqualTo(size - validation);
        var all = new TreeSet<Integer>();
        all.addAll(samples(split.training()));
        all.addAll(samples(split.validation()));
        assertThat(all).hasSize(size);
        for (int c = 0; c < classes; c++)
            assertThat((double) count(split.validation(), c))
                    .isBetween(
                            Math.floor((double) count(data, c) * validation / size),
                            Math.ceil((double) count(data, c) * validation / size));
    }

    @Test
    void theSeedDecides() {
        var data = new Numbers(100, Shape.of(2), 10);
        assertThat(samples(Split.stratified(data, 20, 7).validation()))
                .isEqualTo(samples(Split.stratified(data, 20, 7).validation()))
                .isNotEqualTo(samples(Split.stratified(data, 20, 8).validation()));
    }

    @Test
    void aSplitThatLeavesNothingIsRefused() {
        var data = new Numbers(10, Shape.of(2), 2);
        assertThatThrownBy(() -> Split.stratified(data, 10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 0 … 9 validation samples of 10, received 10");
        assertThatThrownBy(() -> Split.stratified(data, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.stratified(new Numbers(0, Shape.of(2), 2), 0, 1))
                .isInstanceOf(DataException.class);
    }

    @Test
    void aViewReadsTheSamplesItNames() {
        var data = new Numbers(10, Shape.of(2), 3);
        DataSet view = data.subset(new int[] {7, 2, 2}), inner = view.subset(new int[] {1, 0});
        assertThat(samples(view)).containsExactly(2, 7);
        assertThat(view.size()).isEqualTo(3);
        assertThat(inner.label(1)).isEqualTo(1);
        float[] input = new float[5], target = new float[3];
        inner.read(0, input, 2, target, 1);
        assertThat(input).containsExactly(0, 0, 2000, 2001, 0);
        assertThat(target).containsExactly(0, 2, 0);
        assertThatThrownBy(() -> data.subset(new int[] {10})).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Set<Integer> samples(DataSet data) {
        var found = new TreeSet<Integer>();
        float[] input = new float[2], target = new float[1];
        for (int i = 0; i < data.size(); i++) {
            data.read(i, input, 0, target, 0);
            found.add((int) input[0] / 1000);
        }
        return found;
    }

    private static int count(DataSet data, int label) {
        int n = 0;
        for (int i = 0; i < data.size(); i++) if (data.label(i) == label) n++;
        return n;
    }
}
