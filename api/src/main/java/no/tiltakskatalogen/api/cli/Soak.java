package no.tiltakskatalogen.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.api.indexing.IndexReport;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.measure.Measures;

/**
 * Puts a served catalogue under mixed load and looks at it at checkpoints: whether anything was not
 * answered as it should be, what is left on the heap, and whether the index is as the database.
 */
final class Soak {

  /** By so much the heap may be larger than at the first checkpoint that counts. */
  static final double HEAP_MAY_GROW = 1.05;

  private static final Duration TO_CATCH_UP = Duration.ofSeconds(60);
  private static final int MOST_TOLD = 10;

  /**
   * What was seen at a checkpoint.
   *
   * @param heap bytes in use after a full collection
   * @param drift measures of the index that are not as in the database
   */
  record Checkpoint(Timings timings, long heap, long change, long compared, long drift) {}

  /**
   * What came of it all.
   *
   * @param errors what was not answered as it should have been
   */
  record Outcome(List<Checkpoint> checkpoints, List<String> errors) {

    boolean answered() {
      return errors.isEmpty();
    }

    boolean inStep() {
      return checkpoints.stream().allMatch(each -> each.drift == 0);
    }

    /** The heap at its largest, as a part of what it was when everything was warm. */
    double heapGrowth() {
      List<Long> heaps = checkpoints.stream().skip(1).map(Checkpoint::heap).toList();
      return heaps.isEmpty() ? 1 : (double) Collections.max(heaps) / heaps.getFirst();
    }
  }

  /** How long it is asked between two checkpoints. */
  interface Stretch {
    Timings ask(Clients clients) throws ExecutionException, InterruptedException;
  }

  private final Service service;
  private final SoakWrites writes;
  private final int clients;
  private final long seed;
  private final PrintWriter out;
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final Map<SoakMix.Kind, LongAdder> asked = new ConcurrentHashMap<>();

  /**
   * @param measures how many made-up ones are added before it begins
   * @param out is told what is seen as it is seen
   */
  Soak(Service service, int measures, int clients, long seed, PrintWriter out) {
    this.service = service;
    this.clients = clients;
    this.seed = seed;
    this.out = out;
    writes =
        new SoakWrites(
            service.context().getBean(DataSet.class),
            service.context().getBean(Measures.class),
            progress(),
            seed);
    writes.add(measures);
  }

  /** Asks in so many stretches, with a checkpoint after each; the first one warms up. */
  Outcome run(int stretches, Stretch stretch) throws InterruptedException {
    List<Checkpoint> checkpoints = new ArrayList<>();
    try (HttpClient client = BenchServer.client()) {
      URI address = URI.create("http://localhost:" + service.port());
      DataSet dataSet = service.context().getBean(DataSet.class);
      SoakMix mix = new SoakMix(address, client, writes, dataSet.vocabularies().counties(), seed);
      Clients all = new Clients(clients, mix.size(), question -> ask(mix, question));
      out.printf(
          "%10s %11s %9s %9s %9s %9s %9s %6s%n",
          "requests", "requests/s", "p50 ms", "p99 ms", "heap MiB", "change", "measures", "drift");
      for (int i = 0; i < stretches; i++) {
        Checkpoint checkpoint = checkpoint(stretch.ask(all));
        checkpoints.add(checkpoint);
        tell(checkpoint);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    out.println();
    new TreeMap<>(asked)
        .forEach(
            (kind, count) ->
                out.printf(
                    Locale.ROOT,
                    "%-12s %,10d%n",
                    kind.name().toLowerCase(Locale.ROOT),
                    count.sum()));
    errors.stream().limit(MOST_TOLD).forEach(out::println);
    out.flush();
    return new Outcome(checkpoints, List.copyOf(errors));
  }

  private void ask(SoakMix mix, int question) throws InterruptedException {
    try {
      mix.ask(question);
    } catch (IOException | RuntimeException e) {
      errors.add(mix.kind(question) + ": " + e);
    }
    asked.computeIfAbsent(mix.kind(question), _ -> new LongAdder()).increment();
  }

  private Checkpoint checkpoint(Timings timings) {
    Measures measures = service.context().getBean(Measures.class);
    long written = measures.lastChange();
    if (!progress().await(written, TO_CATCH_UP)) {
      errors.add("The index has not followed to change " + written);
    }
    IndexReport report = service.context().getBean(IndexFollower.class).verify();
    return new Checkpoint(timings, usedHeap(), report.change(), report.compared(), report.faults());
  }

  /** What the first collection lets go may hold on to more. */
  private static long usedHeap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void tell(Checkpoint checkpoint) {
    out.printf(
        Locale.ROOT,
        "%,10d %,11.0f %9.2f %9.2f %,9.1f %,9d %,9d %,6d%n",
        checkpoint.timings.count(),
        checkpoint.timings.perSecond(),
        checkpoint.timings.percentile(50),
        checkpoint.timings.percentile(99),
        checkpoint.heap / (double) (1 << 20),
        checkpoint.change,
        checkpoint.compared,
        checkpoint.drift);
    out.flush();
  }

  private IndexProgress progress() {
    return service.context().getBean(IndexProgress.class);
  }
}
