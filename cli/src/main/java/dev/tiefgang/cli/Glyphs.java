package dev.tiefgang.cli;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Map;

/// Writes the lecture's symbols with ASCII where the terminal has no others.
record Glyphs(Charset charset) {
    /// Letters that do not fall into ASCII ones and marks by themselves, as `ₖ`, `é` and `…` do.
    private static final Map<Character, String> ASCII = Map.ofEntries(
            Map.entry('Δ', "D"),
            Map.entry('α', "alpha"),
            Map.entry('β', "beta"),
            Map.entry('γ', "gamma"),
            Map.entry('δ', "delta"),
            Map.entry('ε', "eps"),
            Map.entry('η', "eta"),
            Map.entry('θ', "theta"),
            Map.entry('λ', "lambda"),
            Map.entry('μ', "mu"),
            Map.entry('µ', "u"),
            Map.entry('π', "pi"),
            Map.entry('ρ', "rho"),
            Map.entry('σ', "sigma"),
            Map.entry('τ', "tau"),
            Map.entry('φ', "phi"),
            Map.entry('ω', "omega"),
            Map.entry('Σ', "sum"),
            Map.entry('∑', "sum"),
            Map.entry('∏', "prod"),
            Map.entry('∂', "d"),
            Map.entry('∇', "grad"),
            Map.entry('√', "sqrt"),
            Map.entry('→', "->"),
            Map.entry('←', "<-"),
            Map.entry('⇒', "=>"),
            Map.entry('≤', "<="),
            Map.entry('≥', ">="),
            Map.entry('≠', "!="),
            Map.entry('≈', "~"),
            Map.entry('±', "+-"),
            Map.entry('−', "-"),
            Map.entry('⁻', "-"),
            Map.entry('₋', "-"),
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('·', "*"),
            Map.entry('∗', "*"),
            Map.entry('×', "x"),
            Map.entry('÷', "/"),
            Map.entry('⌊', "floor("),
            Map.entry('⌋', ")"),
            Map.entry('⌈', "ceil("),
            Map.entry('⌉', ")"),
            Map.entry('ȳ', "y_mean"),
            Map.entry('\u0304', "_mean"),
            Map.entry('°', " deg"),
            Map.entry('′', "'"),
            Map.entry('½', "1/2"),
            Map.entry('¼', "1/4"),
            Map.entry('¾', "3/4"),
            Map.entry('∞', "inf"),
            Map.entry('✓', "ok"),
            Map.entry('•', "*"),
            Map.entry('○', "o"),
            Map.entry('■', "#"),
            Map.entry('▲', "^"),
            Map.entry('◆', "&"),
            Map.entry('„', "\""),
            Map.entry('“', "\""),
            Map.entry('”', "\""),
            Map.entry('‚', "'"),
            Map.entry('‘', "'"),
            Map.entry('’', "'"),
            Map.entry('ä', "ae"),
            Map.entry('ö', "oe"),
            Map.entry('ü', "ue"),
            Map.entry('Ä', "Ae"),
            Map.entry('Ö', "Oe"),
            Map.entry('Ü', "Ue"),
            Map.entry('ß', "ss"),
            Map.entry('│', "|"),
            Map.entry('─', "-"),
            Map.entry('┌', "+"),
            Map.entry('┐', "+"),
            Map.entry('└', "+"),
            Map.entry('┘', "+"),
            Map.entry('░', "."),
            Map.entry('▒', ":"),
            Map.entry('▓', "+"),
            Map.entry('█', "#"));
    private static final String POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";

    /// A text in letters that the charset has.
    String shown(String text) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(text)) return text;
        var shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPower(c) && !(i > 0 && isPower(text.charAt(i - 1)))) shown.append('^');
            shown.append(encoder.canEncode(c) && !isPower(c) ? String.valueOf(c) : ascii(c));
        }
        return shown.toString();
    }

    private static boolean isPower(char c) {
        return POWERS.indexOf(c) >= 0;
    }

    private static String ascii(char c) {
        String known = ASCII.get(c);
        if (known != null) return known;
        String parts =
                Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD).replaceAll("\\P{ASCII}", "");
        return parts.isEmpty() ? "?" : parts;
    }
}
