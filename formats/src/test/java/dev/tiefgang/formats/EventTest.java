package dev.tiefgang.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import dev.tiefgang.formats.Event.Scalar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events against those that another library for protocol buffers writes.
class EventTest {
    private interface Fields {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Fields fields) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        fields.writeTo(out);
        out.flush();
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 127, 128, 1L << 40, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void hasTheBytesOfAnotherLibrary(long step) throws IOException {
        byte[] loss = message(out -> {
            out.writeString(1, "Verlust ü \u20ac \ud83d\ude00");
            out.writeFloat(2, -0.5f);
        });
        byte[] broken = message(out -> {
            out.writeString(1, "?");
            out.writeFloat(2, Float.NaN);
        });
        byte[] summary = message(out -> {
            out.writeByteArray(1, loss);
            out.writeByteArray(1, broken);
        });
        byte[] expected = message(out -> {
            out.writeDouble(1, 1e9 + 0.25);
            out.writeInt64(2, step);
            out.writeString(3, "v");
            out.writeByteArray(5, summary);
        });
        var scalars = List.of(new Scalar("Verlust ü \u20ac \ud83d\ude00", -0.5f), new Scalar("\ud83d", Float.NaN));
        assertThat(new Event(1e9 + 0.25, step, "v", scalars).encode()).isEqualTo(expected);
        assertThat(Event.decode(expected))
                .isEqualTo(new Event(1e9 + 0.25, step, "v", List.of(scalars.getFirst(), new Scalar("?", Float.NaN))));
    }

    @Test
    void passesOverFieldsThatItDoesNotKnow() throws IOException {
        byte[] scalar = message(out -> {
            out.writeByteArray(9, new byte[300]);
            out.writeString(1, "loss");
            out.writeFixed64(11, -1);
            out.writeFloat(2, 3);
            out.writeFixed32(12, -1);
        });
        byte[] picture = message(out -> {
            out.writeString(1, "picture");
            out.writeByteArray(4, new byte[] {1, 2, 3});
        });
        byte[] summary = message(out -> {
            out.writeByteArray(1, picture);
            out.writeInt64(7, -1);
            out.writeByteArray(1, scalar);
        });
        byte[] event = message(out -> {
            out.writeInt64(99, -5);
            out.writeByteArray(5, summary);
            out.writeByteArray(4, new byte[] {1, 2, 3});
            out.writeInt64(2, 8);
        });
        assertThat(Event.decode(event)).isEqualTo(new Event(0, 8, "", List.of(new Scalar("loss", 3))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0a", // a field of bytes without a length
                "090000", // half a number
                "108080808080808080808001", // a number of eleven bytes
                "0000", // a field 0
                "0f00", // a kind of field that there is not
                "1a05616263", // a text that is shorter than it says
                "1affffffff07", // one of 2 GiB
                "1affffffffffffffffff01", // one of -1 bytes
                "22ffffffffffffffffff01", // the same where it is passed over
                "22ffffffff07",
                "2a030a0561", // a value that goes beyond its summary
                "2a040a020a05", // a tag that goes beyond its value
                "1a02c328", // no UTF-8
                "0b0c", // groups
                "0c"
            })
    void refusesWhatIsNoEvent(String hex) {
        assertThatThrownBy(() -> Event.decode(HexFormat.of().parseHex(hex))).isInstanceOf(IOException.class);
    }

    @Test
    void groupsInGroupsAreNotFollowed() {
        var groups = new byte[1 << 20];
        Arrays.fill(groups, (byte) 0x0b);
        assertThatThrownBy(() -> Event.decode(groups)).isInstanceOf(IOException.class);
    }
}
