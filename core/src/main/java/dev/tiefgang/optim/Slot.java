package dev.tiefgang.optim;

/// A tensor that an optimizer keeps for each parameter from step to step, of the parameter's shape.
///
/// @param name what it is called beside the parameter's name
/// @param start what each of its numbers is before the first step
public record Slot(String name, double start) {
    public Slot {
        if (name.isBlank()) throw new IllegalArgumentException("Slot: expected a name, received none");
        if (!Double.isFinite(start))
            throw new IllegalArgumentException("Slot '" + name + "': expected a finite start, received " + start);
    }

    /// A tensor that begins at 0.
    public Slot(String name) {
        this(name, 0);
    }
}
