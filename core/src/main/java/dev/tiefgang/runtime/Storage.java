package dev.tiefgang.runtime;

import dev.tiefgang.tensor.Type;

/// Where a value of a plan lies.
sealed interface Storage {
    /// In the model's parameter of that name.
    record Parameter(String name) implements Storage {}

    /// In memory of the run. Values that never live at the same time share a slot.
    record Slot(int index) implements Storage {}

    /// How large a slot is and what it holds.
    record Size(Type type, int elements) {
        long bytes() {
            return (long) type.bytes() * elements;
        }
    }
}
