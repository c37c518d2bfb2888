package no.tiltakskatalogen.api.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.tiltakskatalogen.api.cli.Clients.Asking;
import no.tiltakskatalogen.api.indexing.IndexProjection;
import no.tiltakskatalogen.api.indexing.SearchTerms;
import no.tiltakskatalogen.api.indexing.TemporaryFolder;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.search.IndexedMeasure;
import no.tiltakskatalogen.search.MeasureIndex;
import no.tiltakskatalogen.search.MeasureIndex.Rebuild;
import no.tiltakskatalogen.search.Relevance;
import no.tiltakskatalogen.search.SearchEngine;
import no.tiltakskatalogen.search.SearchRequest;
import no.tiltakskatalogen.search.StockIndex;

/**
 * Measures the catalogue's search against Lucene as it comes: the same measures, the same queries,
 * in one run on one machine.
 */
final class EngineBench {

  /** The size that stands for the data set's own measures. */
  static final int REAL = 0;

  private static final String OURS = "ours";
  private static final String STOCK = "stock";
  private static final int BATCH = 1_000;
  private static final int TITLES = 200;

  /** The engines take turns this often, so that what else the machine does hits both alike. */
  private static final int TURNS = 4;

  private final DataSet dataSet;
  private final long seed;
  private final Duration time;
  private final PrintWriter out;
  private final PrintWriter err;
  private final List<BenchQuery> queries;
  private final List<SearchRequest> requests;

  /**
   * @param time how long each engine is asked in each way
   * @param out takes the results
   * @param err is told how far long work has come
   */
  EngineBench(DataSet dataSet, long seed, Duration time, PrintWriter out, PrintWriter err) {
    this.dataSet = dataSet;
    this.seed = seed;
    this.time = time;
    this.out = out;
    this.err = err;
    this.queries = BenchQueries.of(dataSet, seed);
    this.requests =
        queries.stream().map(query -> query.request(dataSet.vocabularies().counties())).toList();
  }

  /** Builds both indexes over so many measures, or the {@link #REAL} ones, and searches them. */
  void run(int size) throws InterruptedException {
    out.printf(
        Locale.ROOT,
        "%,d measures (%s)%n%n",
        size == REAL ? dataSet.measures().size() : size,
        size == REAL ? "the data set's own" : "seed " + seed);
    out.printf(
        "%-6s %12s %12s %12s %12s%n",
        "engine", "measures/s", "on disk MiB", "heap MiB", "answered %");
    try (TemporaryFolder ours = TemporaryFolder.create("tiltak-bench-ours");
        TemporaryFolder stock = TemporaryFolder.create("tiltak-bench-stock");
        MeasureIndex own = built(size, ours);
        StockIndex other = builtStock(size, stock)) {
      search(size, own, other);
    }
    out.println();
    out.flush();
  }

  private MeasureIndex built(int size, TemporaryFolder folder) {
    long heap = usedHeap();
    MeasureIndex index =
        MeasureIndex.open(
            folder.path(),
            "bench",
            new byte[32],
            SearchTerms.language(dataSet, Relevance.standard()));
    long nanos;
    try (Rebuild building = index.rebuild()) {
      nanos = addAll(size, OURS, building::add);
      long start = System.nanoTime();
      building.finish(1);
      nanos += System.nanoTime() - start;
    }
    report(OURS, size, nanos, folder, index, heap);
    return index;
  }

  private StockIndex builtStock(int size, TemporaryFolder folder) {
    long heap = usedHeap();
    try (StockIndex.Builder building = StockIndex.build(folder.path())) {
      long nanos = addAll(size, STOCK, building::add);
      long start = System.nanoTime();
      StockIndex index = building.finish();
      nanos += System.nanoTime() - start;
      report(STOCK, size, nanos, folder, index, heap);
      return index;
    }
  }

  /**
   * Adds all measures, batch by batch: not all of them would fit into memory.
   *
   * @return the nanoseconds that adding took, without making the measures up
   */
  private long addAll(int size, String engine, Consumer<List<IndexedMeasure>> adding) {
    Progress progress = new Progress(err, "measures indexed by " + engine);
    IndexProjection projection = new IndexProjection(dataSet.vocabularies());
    GeneratedMeasures generated = new GeneratedMeasures(dataSet, seed);
    int count = size == REAL ? dataSet.measures().size() : size;
    long nanos = 0;
    for (int added = 0; added < count; added += BATCH) {
      Stream<MeasureDocument> batch =
          size == REAL ? dataSet.measures().stream().skip(added) : Stream.generate(generated::next);
      List<IndexedMeasure> measures =
          batch.limit(Math.min(BATCH, count - added)).map(projection::of).toList();
      long start = System.nanoTime();
      adding.accept(measures);
      nanos += System.nanoTime() - start;
      progress.accept(added + measures.size());
    }
    return nanos;
  }

  private void report(
      String engine,
      int size,
      long nanos,
      TemporaryFolder folder,
      SearchEngine index,
      long heapBefore) {
    // Asked once before the heap is looked at: what is read at the first search belongs to it.
    long answered = requests.stream().filter(request -> index.search(request).total() > 0).count();
    long heap = usedHeap() - heapBefore;
    out.printf(
        Locale.ROOT,
        "%-6s %,12.0f %,12.1f %,12.1f %12.0f%n",
        engine,
        (size == REAL ? dataSet.measures().size() : size) / (nanos / 1e9),
        mebibytes(folder.size()),
        mebibytes(Math.max(0, heap)),
        100.0 * answered / requests.size());
    out.flush();
  }

  private static double mebibytes(long bytes) {
    return bytes / (double) (1 << 20);
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void search(int size, MeasureIndex own, StockIndex other) throws InterruptedException {
    out.printf(
        "%n%-12s %-11s %7s %9s %11s %9s %9s %9s %9s%n",
        "engine",
        "where",
        "clients",
        // A high percentile of few searches says little.
        "searches",
        "searches/s",
        "p50 ms",
        "p90 ms",
        "p99 ms",
        "max ms");
    Asking inOwn = question -> own.search(requests.get(question));
    Asking inOther = question -> other.search(requests.get(question));
    // The code of both gets hot before the first time counts.
    timings(new Clients(1, queries.size(), inOwn), time);
    timings(new Clients(1, queries.size(), inOther), time);
    compare("in process", inOwn, inOther);
    try (BenchServer server = BenchServer.start(own, own);
        BenchServer otherServer = BenchServer.start(other, own);
        HttpClient client = BenchServer.client()) {
      compare(
          "HTTP",
          question -> server.get(client, queries.get(question).address()),
          question -> otherServer.get(client, queries.get(question).address()));
      suggest(size, server, client);
    }
  }

  private void compare(String where, Asking own, Asking other) throws InterruptedException {
    for (int number : List.of(1, 2)) {
      Clients asksOwn = new Clients(number, queries.size(), own);
      Clients asksOther = new Clients(number, queries.size(), other);
      timings(asksOwn, time.dividedBy(2));
      timings(asksOther, time.dividedBy(2));
      Timings ours = Timings.NONE;
      Timings stock = Timings.NONE;
      for (int turn = 0; turn < TURNS; turn++) {
        ours = ours.plus(timings(asksOwn, time.dividedBy(TURNS)));
        stock = stock.plus(timings(asksOther, time.dividedBy(TURNS)));
      }
      row(OURS, where, number, ours);
      row(STOCK, where, number, stock);
      out.printf(
          Locale.ROOT,
          "%-12s %-11s %7d %9s %11.2f %9s %9s %9.2f%n",
          OURS + "/" + STOCK,
          where,
          number,
          "",
          ours.perSecond() / stock.perSecond(),
          "",
          "",
          ours.percentile(99) / stock.percentile(99));
      out.flush();
    }
  }

  private void row(String engine, String where, int clients, Timings timings) {
    out.printf(
        Locale.ROOT,
        "%-12s %-11s %7d %,9d %,11.0f %9.2f %9.2f %9.2f %9.2f%n",
        engine,
        where,
        clients,
        timings.count(),
        timings.perSecond(),
        timings.percentile(50),
        timings.percentile(90),
        timings.percentile(99),
        timings.percentile(100));
  }

  /** Suggestions for the beginnings of titles; Lucene as it comes has nothing to compare with. */
  private void suggest(int size, BenchServer server, HttpClient client)
      throws InterruptedException {
    GeneratedMeasures generated = new GeneratedMeasures(dataSet, seed);
    Stream<MeasureDocument> measures =
        size == REAL ? dataSet.measures().stream() : Stream.generate(generated::next);
    List<String> addresses = new ArrayList<>();
    for (MeasureDocument measure :
        measures.limit(size == REAL ? TITLES : Math.min(size, TITLES)).toList()) {
      String title = measure.content().title();
      // As somebody types: after some letters, in the second word, and further on.
      for (int typed : List.of(2, 4, 7, 12)) {
        String beginning = title.substring(0, Math.min(typed, title.length()));
        addresses.add("/v1/suggestions?q=" + BenchQuery.encoded(beginning.strip()));
      }
    }
    Clients typing =
        new Clients(1, addresses.size(), question -> server.get(client, addresses.get(question)));
    timings(typing, time.dividedBy(2));
    row("suggestions", "HTTP", 1, timings(typing, time));
  }

  private static Timings timings(Clients clients, Duration time) throws InterruptedException {
    try {
      return clients.ask(time);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A search was not answered", e.getCause());
    }
  }
}
