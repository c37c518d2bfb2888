package no.tiltakskatalogen.api.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.DataSetReader;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    description = {
      "Measures how fast searches are answered.",
      "With a URL, or with nothing: searches a running catalogue over and over. The searches are a"
          + " word, two words and a word with a filter, taken from the real titles.",
      "With --measures: builds the catalogue's index and Lucene's own Norwegian search over made-up"
          + " measures of some 450 words, and searches both in this process and over HTTP, with"
          + " highlights and all facets. Machines differ; what tells is the ratio of the two.",
      "With --operations: serves those measures and asks over HTTP for one measure, searches,"
          + " facets and exports, next to a route that does no work. What tells is the ratio to"
          + " that one."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  private static final String REAL = "real";

  @Parameters(
      paramLabel = "URL",
      arity = "0..1",
      description = "Where a catalogue runs (default: http://localhost:8080).")
  private @Nullable URI address;

  @Option(
      names = "--requests",
      paramLabel = "N",
      defaultValue = "5000",
      description =
          "How many requests to time, after half as many to warm up (default: ${DEFAULT-VALUE}).")
  private int requests;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many ask at a time (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--operations",
      description =
          "Measure the operations of the API; of the real measures unless others are named.")
  private boolean operations;

  @Option(
      names = "--measures",
      paramLabel = "N",
      split = ",",
      description =
          "How many measures to make up and index, such as 10000,200000; 0 or real stands for"
              + " those of the data set. Needs room for two indexes where the system keeps"
              + " temporary files.")
  private List<String> sizes = new ArrayList<>();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "With --measures or --operations: how long to ask in each way (default:"
              + " ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "With --measures: the same seed gives the same measures and queries (default:"
              + " ${DEFAULT-VALUE}).")
  private long seed;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (operations) {
      measureOperations();
    } else if (sizes.isEmpty()) {
      searchRunning(address == null ? URI.create("http://localhost:8080") : address);
    } else {
      compareEngines();
    }
    return 0;
  }

  private void measureOperations() throws InterruptedException {
    List<Integer> wanted = wanted();
    if (clients <= 0) {
      throw misuse("--clients wants a number above 0.");
    }
    OperationsBench bench =
        new OperationsBench(
            DataSetReader.readBundled(), seed, clients, time(), Output.out(spec), Output.err(spec));
    for (int size : wanted.isEmpty() ? List.of(EngineBench.REAL) : wanted) {
      bench.run(size);
    }
  }

  private List<Integer> wanted() {
    if (address != null) {
      throw misuse("Give a URL, or --measures or --operations, not both.");
    }
    if (seconds <= 0) {
      throw misuse("--seconds wants a number above 0.");
    }
    return sizes.stream().map(this::size).toList();
  }

  private Duration time() {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private void compareEngines() throws InterruptedException {
    List<Integer> wanted = wanted();
    EngineBench bench =
        new EngineBench(
            DataSetReader.readBundled(), seed, time(), Output.out(spec), Output.err(spec));
    for (int size : wanted) {
      bench.run(size);
    }
  }

  private int size(String given) {
    if (given.equals(REAL)) {
      return EngineBench.REAL;
    }
    try {
      int size = Integer.parseInt(given);
      if (size >= 0) {
        return size;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw misuse("--measures wants numbers or %s, not %s.".formatted(REAL, given));
  }

  private ParameterException misuse(String message) {
    if (spec == null) {
      throw new IllegalStateException("picocli gives every command its specification");
    }
    return new ParameterException(spec.commandLine(), message);
  }

  private void searchRunning(URI catalogue) throws InterruptedException {
    List<URI> searches = searches(catalogue);
    try (HttpClient client = BenchServer.client()) {
      Clients asking =
          new Clients(
              clients,
              searches.size(),
              question -> BenchServer.get(client, searches.get(question)));
      asking.ask(requests / 2);
      report(asking.ask(requests));
    } catch (ExecutionException e) {
      throw new StartupFailure(
          "%s does not answer searches. Start the catalogue with ./tiltak serve."
              .formatted(catalogue));
    }
  }

  private static List<URI> searches(URI catalogue) {
    DataSet dataSet = DataSetReader.readBundled();
    List<URI> searches = new ArrayList<>();
    for (MeasureDocument measure : dataSet.measures()) {
      String[] words = measure.content().title().split("[^\\p{L}]+", -1);
      String last = words[words.length - 1];
      for (BenchQuery query :
          List.of(
              new BenchQuery(words[0], null, null),
              new BenchQuery(words[0] + " " + last, null, null),
              new BenchQuery(last, null, measure.content().category().id()))) {
        searches.add(catalogue.resolve(query.address()));
      }
    }
    return searches;
  }

  private void report(Timings timings) {
    Output.out(spec)
        .printf(
            Locale.ROOT,
            "%,d searches by %d client(s): %,.0f a second; p50 %.2f ms, p90 %.2f ms, p99 %.2f ms,"
                + " max %.2f ms%n",
            timings.count(),
            clients,
            timings.perSecond(),
            timings.percentile(50),
            timings.percentile(90),
            timings.percentile(99),
            timings.percentile(100));
  }
}
