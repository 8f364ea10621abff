package dev.tiefgang.cli;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/// Writes the lecture's symbols with ASCII where the terminal has no others.
record Glyphs(Charset charset) {
    private static final Map<Character, String> ASCII = Map.ofEntries(
            Map.entry('Δ', "D"),
            Map.entry('α', "alpha"),
            Map.entry('σ', "sigma"),
            Map.entry('Σ', "sum"),
            Map.entry('∂', "d"),
            Map.entry('→', "->"),
            Map.entry('≤', "<="),
            Map.entry('≥', ">="),
            Map.entry('−', "-"),
            Map.entry('–', "-"),
            Map.entry('·', "*"),
            Map.entry('×', "x"),
            Map.entry('…', "..."),
            Map.entry('⌊', "floor("),
            Map.entry('⌋', ")"),
            Map.entry('²', "^2"),
            Map.entry('⁶', "^6"),
            Map.entry('⁷', "^7"),
            Map.entry('⁹', "^9"),
            Map.entry('₊', "+"),
            Map.entry('′', "'"),
            Map.entry('½', "1/2"),
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
            Map.entry('█', "#"),
            Map.entry('ₖ', "k"),
            Map.entry('ᵢ', "i"));

    /// A text in letters that the charset has.
    String shown(String text) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(text)) return text;
        var shown = new StringBuilder();
        for (char c : text.toCharArray())
            if (encoder.canEncode(c)) shown.append(c);
            else if (c >= '₀' && c <= '₉') shown.append((char) ('0' + c - '₀'));
            else shown.append(ASCII.getOrDefault(c, "?"));
        return shown.toString();
    }
}
