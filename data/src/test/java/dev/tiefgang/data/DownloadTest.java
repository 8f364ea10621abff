package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tiefgang.tensor.DataException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every mirror here is a folder of one local server that behaves in its own way.
@Timeout(60)
class DownloadTest {
    private static final String FILE = "t10k-labels-idx1-ubyte.gz";
    private static final byte[] CONTENT = IdxFiles.labels(new int[5000]), PACKED = IdxFiles.gzip(CONTENT);

    @TempDir
    Path folder;

    private HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        answer("good", 200, PACKED);
        answer("truncated", 200, Arrays.copyOf(PACKED, PACKED.length - 5));
        answer("other", 200, IdxFiles.gzip(IdxFiles.labels(new int[5001])));
        answer("altered", 200, IdxFiles.gzip(IdxFiles.labels(ones())));
        answer("huge", 200, new byte[1_000_000]);
        answer("bomb", 200, IdxFiles.gzip(new byte[1_000_000]));
        answer("page", 200, "<html>Sign in to this network</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        answer("missing", 404, new byte[10]);
        redirect("moved", address("good").resolve(FILE).toString());
        Files.write(folder.resolve("local.gz"), PACKED);
        redirect("elsewhere", folder.resolve("local.gz").toUri().toString());
        context("cut", exchange -> {
            exchange.sendResponseHeaders(200, PACKED.length);
            exchange.getResponseBody().write(PACKED, 0, PACKED.length / 2);
            exchange.close();
        });
        context("endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[8192];
            while (true) exchange.getResponseBody().write(block);
        });
        context("silent", exchange -> await());
        context("hanging", exchange -> {
            exchange.sendResponseHeaders(200, PACKED.length);
            exchange.getResponseBody().write(PACKED, 0, 10);
            exchange.getResponseBody().flush();
            await();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aGoodMirrorFillsTheCache() throws IOException {
        var done = new ArrayList<Long>();
        fetch(Download.from(address("good")).withProgress((file, bytes, total) -> {
            assertThat(file).isEqualTo(FILE);
            assertThat(total).isEqualTo(PACKED.length);
            done.add(bytes);
        }));
        assertThat(target()).hasBinaryContent(PACKED);
        assertThat(done).isSorted().startsWith(0L).endsWith((long) PACKED.length);
        requireNoRubbish(FILE);
    }

    @Test
    void theNextMirrorHelpsOut() throws IOException {
        for (String bad :
                List.of("truncated", "other", "altered", "huge", "bomb", "page", "missing", "cut", "endless")) {
            fetch(Download.from(address(bad), address("good")));
            assertThat(target()).as(bad).hasBinaryContent(PACKED);
            Files.delete(target());
        }
        fetch(Download.from(address("moved")));
        requireNoRubbish(FILE);
    }

    @Test
    void whatEachMirrorAnsweredIsSaid() throws IOException {
        for (String absent : List.of("missing", "elsewhere"))
            assertThatThrownBy(() -> fetch(Download.from(address(absent)))).isInstanceOf(UnavailableException.class);
        for (String wrong : List.of("truncated", "altered", "huge", "endless"))
            assertThatThrownBy(() -> fetch(Download.from(address(wrong), address("missing"))))
                    .isExactlyInstanceOf(DataException.class)
                    .hasMessageContaining("could not be fetched from any mirror (");
        says("truncated", "broken or truncated content");
        says("page", "broken or truncated content (Not in GZIP format)");
        says("other", "unpacks to more than 5008 bytes");
        says("altered", "wrong content: expected 5008 bytes with SHA-256");
        says("bomb", "unpacks to more than 5008 bytes");
        says("huge", "announces 1000000 bytes, expected at most");
        says("endless", "sends more than the expected");
        says("missing", "HTTP status 404");
        says("elsewhere", "HTTP status 302");
        says("cut", "");
        requireNoRubbish();
    }

    @Test
    void aMirrorThatHangsIsGivenUp() throws IOException {
        for (String mirror : List.of("silent", "hanging")) {
            var download = Download.from(address(mirror)).withTimeouts(Duration.ofSeconds(1), Duration.ofMillis(300));
            assertThatThrownBy(() -> fetch(download))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("no complete answer within 0.3 s");
        }
        fetch(Download.from(address("hanging"), address("good"))
                .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        assertThat(target()).hasBinaryContent(PACKED);
        requireNoRubbish(FILE);
    }

    @Test
    void aMirrorThatIsNotThereIsGivenUp() throws IOException {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThatThrownBy(() -> fetch(Download.from(URI.create("http://127.0.0.1:" + port + "/good/"))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("127.0.0.1:" + port + ": no connection");
        requireNoRubbish();
    }

    @Test
    void anInterruptEndsIt() throws IOException {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> fetch(Download.from(address("hanging")))).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        requireNoRubbish();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThatThrownBy(() -> Download.from(address("good")).fetch(FILE, file.resolve(FILE), 1, ""))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("The folder " + file + " cannot be written");
    }

    @Test
    void mnistSaysEverythingThatWasTried() throws IOException {
        MnistSource source = MnistSource.standard()
                .withCache(folder.resolve("cache"))
                .withDownload(Download.from(address("missing"), address("good")));
        Path cached = Files.createDirectories(folder.resolve("cache/mnist")).resolve(FILE);
        Files.write(cached, Arrays.copyOf(PACKED, 20));
        assertThatThrownBy(() -> source.fromCache(MnistFile.TEST_LABELS))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("MNIST was not found")
                .hasMessageContaining(folder.resolve("cache").toString())
                .hasMessageContaining("HTTP status 404; ")
                .hasMessageContaining("wrong content: expected 10008 bytes")
                .hasMessageContaining("--data-dir");
    }

    @Test
    void aCacheThatHoldsSomethingElseIsNotUsed() throws IOException {
        Path cached = Files.createDirectories(folder.resolve("cache/mnist")).resolve(FILE);
        int[] zeros = new int[10_000]; // a whole file of the right size and kind
        Files.write(cached, IdxFiles.gzip(IdxFiles.labels(zeros)));
        MnistSource source = MnistSource.standard()
                .withCache(folder.resolve("cache"))
                .withDownload(Download.from(address("missing")));
        assertThatThrownBy(() -> source.fromCache(MnistFile.TEST_LABELS)).isInstanceOf(UnavailableException.class);
        assertThat(cached).exists();
    }

    @Test
    void aCacheThatHoldsTheOriginalNeedsNoNetwork() throws IOException {
        Optional<MnistSource> original = Digits.source();
        assumeThat(original).as("the artifact data-mnist is not built here").isPresent();
        Mnist test = original.orElseThrow().test();
        int[] labels = IntStream.range(0, test.size()).map(test::label).toArray();
        Path cached = Files.createDirectories(folder.resolve("cache/mnist")).resolve(FILE);
        Files.write(cached, IdxFiles.gzip(IdxFiles.labels(labels)));
        MnistSource source =
                MnistSource.standard().withCache(folder.resolve("cache")).withDownload(Download.from());
        assertThat(source.fromCache(MnistFile.TEST_LABELS).bytes()).hasSize(10_000);
    }

    private void says(String mirror, String answer) {
        assertThatThrownBy(() -> fetch(Download.from(address(mirror))))
                .as(mirror)
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(FILE + " could not be fetched from its mirror (")
                .hasMessageContaining(answer);
    }

    private void fetch(Download download) {
        download.fetch(FILE, target(), CONTENT.length, sha256());
    }

    private Path target() {
        return folder.resolve("cache").resolve(FILE);
    }

    private void requireNoRubbish(String... files) throws IOException {
        try (var found = Files.list(folder.resolve("cache"))) {
            assertThat(found.map(p -> p.getFileName().toString())).containsExactly(files);
        }
    }

    private URI address(String mirror) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + mirror + "/");
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void context(String mirror, Answer answer) {
        server.createContext("/" + mirror + "/" + FILE, exchange -> {
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    private void answer(String mirror, int status, byte[] body) {
        context(mirror, exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        });
    }

    private void redirect(String mirror, String to) {
        context(mirror, exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int[] ones() {
        int[] ones = new int[5000];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
