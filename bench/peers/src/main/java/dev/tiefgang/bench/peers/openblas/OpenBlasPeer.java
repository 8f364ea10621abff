package dev.tiefgang.bench.peers.openblas;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;

import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Peer;
import dev.tiefgang.bench.race.Workload;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/// Multiplies matrices that lie ready in native memory; the number of threads comes from the environment.
public final class OpenBlasPeer implements Peer {
    @Override
    public String name() {
        return "OpenBLAS 0.3.31";
    }

    @Override
    public Optional<Contestant> enter(Workload workload, int threads) {
        return workload instanceof Workload.Product product ? Optional.of(new Product(product)) : Optional.empty();
    }

    private static final class Product implements Contestant {
        private final int n;
        private final FloatPointer a;
        private final FloatPointer b;
        private final FloatPointer c;

        Product(Workload.Product p) {
            this.n = p.size();
            this.a = new FloatPointer(p.a());
            this.b = new FloatPointer(p.b());
            this.c = new FloatPointer((long) n * n);
        }

        @Override
        public void step() {
            openblas.cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1, a, n, b, n, 0, c, n);
        }

        @Override
        public float[] outcome() {
            float[] outcome = new float[n * n];
            c.get(outcome);
            return outcome;
        }

        @Override
        public void close() {
            a.close();
            b.close();
            c.close();
        }
    }
}
