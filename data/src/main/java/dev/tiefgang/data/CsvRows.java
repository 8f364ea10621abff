package dev.tiefgang.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tiefgang.tensor.DataException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// The rows of a CSV file one after the other; no more than one of them is in memory.
///
/// The text is UTF-8, plain or packed by gzip, with or without a byte order mark. Every error becomes one
/// sentence with the file and the line.
final class CsvRows {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private CsvRows() {}

    /// Hands all rows to `each`; empty lines are passed over.
    ///
    /// @param skip lines at the beginning that are no rows
    /// @param progress told how much of the file has been read
    /// @throws DataException if the file cannot be read or is no CSV file in UTF-8
    static void forEach(Path file, int skip, char separator, Progress progress, Consumer<CsvRecord> each) {
        try (Reader text = open(file, progress);
                CsvReader<CsvRecord> rows = rows(text, skip, separator);
                CloseableIterator<CsvRecord> next = rows.iterator()) {
            while (next.hasNext()) each.accept(next.next());
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw translated(file, skip, e);
        }
    }

    /// The first characters of the text behind the skipped lines, at most `most`.
    static String head(Path file, int skip, int most) {
        try (Reader text = open(file, Progress.none())) {
            skipLines(text, skip);
            char[] head = new char[most];
            int n = 0;
            for (int more; n < most && (more = text.read(head, n, most - n)) > 0; ) n += more;
            return new String(head, 0, n);
        } catch (IOException e) {
            throw translated(file, skip, e);
        }
    }

    private static CsvReader<CsvRecord> rows(Reader text, int skip, char separator) throws IOException {
        skipLines(text, skip);
        return CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(
                        FieldMismatchStrategy.IGNORE) // rows of another length are refused with line and file
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
    }

    private static Reader open(Path file, Progress progress) throws IOException {
        var reader = new BufferedReader(
                new InputStreamReader(
                        bytes(file, progress),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) reader.reset();
        return reader;
    }

    private static InputStream bytes(Path file, Progress progress) throws IOException {
        var in = new BufferedInputStream(new CountedStream(file, progress), 1 << 16);
        in.mark(2);
        boolean packed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return packed ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /// Passes over lines that end with `\n`, `\r\n` or `\r`.
    private static void skipLines(Reader text, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            int c;
            do c = text.read();
            while (c != '\n' && c != '\r' && c >= 0);
            if (c != '\r') continue;
            text.mark(1);
            if (text.read() != '\n') text.reset();
        }
    }

    private static DataException translated(Path file, int skip, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) return new DataException(notUtf8(file), e);
            if (cause instanceof NoSuchFileException)
                return new DataException(file + ": there is no such file; expected a CSV file", e);
            if (cause instanceof IOException) return new DataException(file + " cannot be read: " + cause, e);
        }
        String text = e.getCause() == null
                ? String.valueOf(e.getMessage())
                : e.getMessage() + ": " + e.getCause().getMessage();
        String lines = skip == 0 ? "" : " (lines are counted behind the " + skip + " skipped ones)";
        return new DataException(file + ": expected rows of fields, quotes around a field closed: " + text + lines, e);
    }

    /// Looks for the first byte that is no UTF-8; the decoder reads ahead and cannot tell.
    private static String notUtf8(Path file) {
        String what = ": expected text in UTF-8, found other bytes";
        try (InputStream in = bytes(file, Progress.none())) {
            var decoder = new Utf8Scan(in);
            what = decoder.find();
        } catch (IOException e) {
            what += " (" + e.getMessage() + ")";
        }
        return file + what + "; save the file as UTF-8";
    }
}
