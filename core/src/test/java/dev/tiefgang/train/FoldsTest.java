package dev.tiefgang.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldsTest {
    @ParameterizedTest
    @CsvSource({"150, 3, 10", "103, 7, 5", "10, 10, 10", "17, 2, 2", "50, 0, 7"})
    void everySampleIsJudgedOnceAndClassesAreSpread(int size, int classes, int k) {
        var data = new Numbers(size, Shape.of(1), classes == 0 ? 1 : classes);
        List<Split> folds = Folds.stratified(data, k, 3);
        assertThat(folds).hasSize(k);
        var judged = new ArrayList<Integer>();
        for (Split fold : folds) {
            assertThat(fold.validation().size()).isBetween(size / k, (size + k - 1) / k);
            List<Integer> out = samples(fold.validation()), in = samples(fold.training());
            assertThat(out).isSorted();
            judged.addAll(out);
            var all = new TreeSet<>(out);
            all.addAll(in);
            assertThat(all).hasSize(size);
            assertThat(out.size() + in.size()).isEqualTo(size);
            for (int c = 0; c < data.classes(); c++) {
                int cls = c;
                long whole = java.util.stream.IntStream.range(0, size)
                        .filter(i -> i % data.classes() == cls)
                        .count();
                long here = out.stream().filter(i -> i % data.classes() == cls).count();
                assertThat(here).isBetween(whole / k, (whole + k - 1) / k);
            }
        }
        Collections.sort(judged);
        assertThat(judged).hasSize(size).doesNotHaveDuplicates();
    }

    @Test
    void theSeedDecides() {
        var data = new Numbers(60, Shape.of(1), 3);
        assertThat(samples(Folds.stratified(data, 5, 1).getFirst().validation()))
                .isEqualTo(samples(Folds.stratified(data, 5, 1).getFirst().validation()))
                .isNotEqualTo(samples(Folds.stratified(data, 5, 2).getFirst().validation()));
    }

    @Test
    void tooFewSamplesAreRefused() {
        var data = new Numbers(5, Shape.of(1), 2);
        assertThatThrownBy(() -> Folds.stratified(data, 6, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Folds of 'numbers': expected 2 … 5 parts, received 6");
        assertThatThrownBy(() -> Folds.stratified(data, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Folds.stratified(new Numbers(0, Shape.of(1), 2), 2, 1))
                .isInstanceOf(DataException.class);
    }

    @Test
    void weightsMakeClassesEqual() {
        DataSet data = new Numbers(30, Shape.of(1), 3).subset(new int[] {0, 3, 6, 9, 12, 15, 1, 4, 2, 5});
        assertThat(Balance.counts(data)).containsExactly(6, 2, 2);
        float[] w = Balance.weights(data);
        assertThat(6 * w[0]).isCloseTo(2 * w[1], Offset.offset(1e-6f));
        assertThat(6 * w[0] + 2 * w[1] + 2 * w[2]).isCloseTo(10, Offset.offset(1e-5f));
    }

    @Test
    void oversamplingRepeatsTheSmallClasses() {
        DataSet data = new Numbers(30, Shape.of(1), 3).subset(new int[] {0, 3, 6, 9, 12, 15, 18, 1, 4, 7, 2});
        DataSet even = Balance.oversampled(data, 5);
        assertThat(Balance.counts(even)).containsExactly(7, 7, 7);
        List<Integer> samples = samples(even);
        assertThat(samples.subList(0, 11)).isEqualTo(samples(data));
        for (int i : new int[] {0, 3, 6, 9, 12, 15, 18})
            assertThat(Collections.frequency(samples, i)).isEqualTo(1);
        for (int i : new int[] {1, 4, 7})
            assertThat(Collections.frequency(samples, i)).isBetween(2, 3);
        assertThat(Collections.frequency(samples, 2)).isEqualTo(7);
        assertThat(samples(Balance.oversampled(data, 5))).isEqualTo(samples);
    }

    @Test
    void aClassWithoutSamplesCannotBeBalanced() {
        DataSet data = new Numbers(30, Shape.of(1), 3).subset(new int[] {0, 1});
        assertThatThrownBy(() -> Balance.weights(data))
                .isInstanceOf(DataException.class)
                .hasMessage("Data set 'numbers': expected samples of class '2' to balance, found none");
        assertThatThrownBy(() -> Balance.oversampled(data, 1)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> Balance.counts(new Numbers(3, Shape.of(1), 0)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<Integer> samples(DataSet data) {
        float[] input = new float[1], target = new float[1];
        var samples = new ArrayList<Integer>();
        for (int i = 0; i < data.size(); i++) {
            data.read(i, input, 0, target, 0);
            samples.add((int) input[0] / 1000);
        }
        return samples;
    }
}
