package dev.tiefgang.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// In this module the vector kernels are absent.
class KernelChoiceTest {
    @Test
    void takesThePortableKernelsAndSaysWhy() {
        var choice = KernelChoice.choose("auto");
        assertThat(choice.kernels().name()).isEqualTo("portable");
        assertThat(choice.why()).contains("because").contains("dev.tiefgang.simd");
        assertThat(KernelChoice.choose("portable").why()).contains("tiefgang.kernels=portable");
    }

    @Test
    void insistingOnVectorKernelsFailsWithTheReason() {
        assertThatThrownBy(() -> KernelChoice.choose("vector"))
                .isInstanceOf(KernelsUnavailableException.class)
                .hasMessageContaining("dev.tiefgang.simd");
    }

    @Test
    void anUnknownValueIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelChoice.choose("fast"))
                .withMessageContaining("auto, portable or vector");
    }

    @Test
    void aFailureIsToldEachTime() {
        var choice = KernelChoice.decide("fast");
        for (int i = 0; i < 2; i++)
            assertThatThrownBy(choice::get)
                    .isInstanceOf(KernelChoice.UnknownValueException.class)
                    .hasMessage("-Dtiefgang.kernels=fast: expected auto, portable or vector.");
        assertThatThrownBy(KernelChoice.decide("vector")::get).isInstanceOf(KernelsUnavailableException.class);
        assertThat(KernelChoice.decide("portable").get().kernels().name()).isEqualTo("portable");
    }
}
