package no.tiltakskatalogen.api.cli;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import no.tiltakskatalogen.api.evaluation.JudgedQuery;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.api.indexing.TemporaryFolder;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.DataSetLoader;
import no.tiltakskatalogen.catalogue.measure.Measures;

/**
 * Measures operations of the API over HTTP against a route that does no work, on one server in one
 * run: the ratios hold on any machine.
 */
final class OperationsBench {

  /** The operations take turns this often, so that what else the machine does hits all alike. */
  private static final int TURNS = 4;

  private static final int BATCH = 1_000;

  /** Measures that are read one by one: some from each part of the catalogue. */
  private static final int PARTS = 20;

  private static final int OF_EACH_PART = 50;

  /** How many times a search is asked in another way. */
  private static final int ROUNDS = 80;

  private static final String MEASURES = "/v1/measures";

  /** Requests of one kind, and the status that answers them. */
  private record Operation(String name, List<HttpRequest> requests, int status) {}

  private final DataSet dataSet;
  private final long seed;
  private final int clients;
  private final Duration time;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * @param clients how many ask at a time
   * @param time how long each operation is asked for
   * @param out takes the results
   * @param err is told how far long work has come
   */
  OperationsBench(
      DataSet dataSet, long seed, int clients, Duration time, PrintWriter out, PrintWriter err) {
    this.dataSet = dataSet;
    this.seed = seed;
    this.clients = clients;
    this.time = time;
    this.out = out;
    this.err = err;
  }

  /** Serves so many measures, or the {@link EngineBench#REAL} ones, and asks for them. */
  void run(int size) throws InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.create("tiltak-bench-store");
        ApplicationContext context = BenchServer.open(folder, Map.of(), HelloRoute.wanted());
        HttpClient client = BenchServer.client()) {
      Measures measures = context.getBean(Measures.class);
      fill(measures, size);
      context.getBean(IndexFollower.class).prepare(new Progress(err, "measures indexed"));
      int port = context.getBean(EmbeddedServer.class).start().getPort();
      URI address = URI.create("http://localhost:" + port);
      out.printf(
          Locale.ROOT,
          "%,d measures (%s), %d client(s)%n%n",
          size == EngineBench.REAL ? dataSet.measures().size() : size,
          size == EngineBench.REAL ? "the data set's own" : "seed " + seed,
          clients);
      measure(operations(address, measures, size, client), client);
      out.println();
      out.flush();
    }
  }

  private void fill(Measures measures, int size) {
    if (size == EngineBench.REAL) {
      DataSetLoader.load(dataSet, measures);
      return;
    }
    Progress progress = new Progress(err, "measures written");
    GeneratedMeasures generated = new GeneratedMeasures(dataSet, seed);
    for (int written = 0; written < size; written += BATCH) {
      int batch = Math.min(BATCH, size - written);
      measures.save(Stream.generate(generated::next).limit(batch).toList(), "bench");
      progress.accept((long) written + batch);
    }
  }

  private List<Operation> operations(URI address, Measures measures, int size, HttpClient client)
      throws InterruptedException {
    List<String> single = new ArrayList<>();
    long last = measures.lastChange();
    for (int part = 0; part < PARTS; part++) {
      measures.createdAfter(last * part / PARTS, OF_EACH_PART).stream()
          .map(each -> MEASURES + "/" + each.measure().id())
          .forEach(single::add);
    }
    List<HttpRequest> reads = requests(address, single);
    List<String> searches = new ArrayList<>();
    for (JudgedQuery query : JudgedQuery.of(JudgedQuery.Half.TUNING)) {
      searches.add(MEASURES + "?q=" + BenchQuery.encoded(query.text()));
    }
    List<String> counties =
        dataSet.vocabularies().counties().all().stream()
            .filter(county -> county.initials() != null)
            .map(county -> "?county=" + BenchQuery.encoded(county.key()))
            .toList();
    List<String> exports = size == EngineBench.REAL ? List.of("") : counties;
    return List.of(
        new Operation("hello", requests(address, List.of(HelloRoute.PATH)), 200),
        new Operation("one measure", reads, 200),
        new Operation("the same, unchanged", tagged(reads, client), 304),
        new Operation("search, asked before", requests(address, searches), 200),
        new Operation("search, new", requests(address, unlike(searches, last)), 200),
        new Operation(
            "facets alone",
            requests(address, counties.stream().map(each -> MEASURES + each + "&limit=1").toList()),
            200),
        new Operation(
            size == EngineBench.REAL ? "export, all as CSV" : "export, a county as CSV",
            requests(
                address, exports.stream().map(each -> "/v1/exports/measures.csv" + each).toList()),
            200));
  }

  /** Searches that are answered alike, but that no answer kept from another serves. */
  private static List<String> unlike(List<String> searches, long last) {
    List<String> unlike = new ArrayList<>();
    for (long change = 1; change <= Math.min(last, ROUNDS); change++) {
      for (String search : searches) {
        unlike.add(search + "&waitFor=" + change);
      }
    }
    return unlike;
  }

  private static List<HttpRequest> requests(URI address, List<String> paths) {
    List<HttpRequest> requests = new ArrayList<>();
    for (String path : paths) {
      requests.add(HttpRequest.newBuilder(address.resolve(path)).build());
    }
    // Neighbours are not asked for one after the other; the order is the same in every run.
    Collections.shuffle(requests, new Random(1));
    return requests;
  }

  /** The requests of somebody who has the answers already. */
  private static List<HttpRequest> tagged(List<HttpRequest> requests, HttpClient client)
      throws InterruptedException {
    List<HttpRequest> tagged = new ArrayList<>();
    try {
      for (HttpRequest request : requests) {
        String tag =
            client
                .send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue(HttpHeaders.ETAG)
                .orElseThrow();
        tagged.add(
            HttpRequest.newBuilder(request.uri()).header(HttpHeaders.IF_NONE_MATCH, tag).build());
      }
    } catch (IOException e) {
      throw new IllegalStateException("A measure was not answered", e);
    }
    return tagged;
  }

  private void measure(List<Operation> operations, HttpClient client) throws InterruptedException {
    List<Clients> asking = new ArrayList<>();
    List<Timings> timings = new ArrayList<>();
    for (Operation operation : operations) {
      Clients each =
          new Clients(
              clients, operation.requests.size(), question -> ask(operation, question, client));
      asking.add(each);
      timings.add(Timings.NONE);
      // The code gets hot before the first time counts.
      timings(each, time.dividedBy(2));
    }
    for (int turn = 0; turn < TURNS; turn++) {
      for (int i = 0; i < asking.size(); i++) {
        timings.set(i, timings.get(i).plus(timings(asking.get(i), time.dividedBy(TURNS))));
      }
    }
    out.printf(
        "%-24s %9s %11s %9s %9s %9s%n",
        "operation", "requests", "requests/s", "p50 ms", "p99 ms", "× hello");
    double hello = timings.getFirst().perSecond();
    for (int i = 0; i < operations.size(); i++) {
      Timings each = timings.get(i);
      out.printf(
          Locale.ROOT,
          "%-24s %,9d %,11.0f %9.2f %9.2f %9.3f%n",
          operations.get(i).name,
          each.count(),
          each.perSecond(),
          each.percentile(50),
          each.percentile(99),
          each.perSecond() / hello);
    }
  }

  private static void ask(Operation operation, int question, HttpClient client)
      throws IOException, InterruptedException {
    HttpRequest request = operation.requests.get(question);
    int status = client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
    if (status != operation.status) {
      throw new IOException("status " + status + " for " + request.uri());
    }
  }

  private static Timings timings(Clients clients, Duration time) throws InterruptedException {
    try {
      return clients.ask(time);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A request was not answered", e.getCause());
    }
  }
}
