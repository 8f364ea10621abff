package dev.tiefgang.lecture;

import java.util.function.Supplier;

/// Listens to what happens.
@FunctionalInterface
public interface Events {
    /// Hears nothing, so that nothing need be said.
    Events NONE = new Events() {
        @Override
        public void happened(Event e) {}

        @Override
        public boolean listening() {
            return false;
        }
    };

    /// Hears of an event.
    void happened(Event e);

    /// False where events need not be made.
    default boolean listening() {
        return true;
    }

    /// Tells of an event that is made only where somebody listens.
    default void tell(Supplier<Event> e) {
        if (listening()) happened(e.get());
    }
}
