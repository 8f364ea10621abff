package dev.tiefgang.tensor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A constructor by which a record still takes what it was written with before its components changed.
///
/// A record that is stored in files and gets a further component, or other ones, keeps such a constructor for the
/// components it had; the constructor names what the new ones were then. Files with just those entries are read
/// through it:
///
/// ```java
/// record Blur(int size, double sharpness) {
///     @EarlierForm("size")
///     Blur(int size) {
///         this(size, 1);
///     }
/// }
/// ```
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.CONSTRUCTOR)
public @interface EarlierForm {
    /// The names under which files hold the parameters, in their order; compiled classes do not keep them.
    String[] value();
}
