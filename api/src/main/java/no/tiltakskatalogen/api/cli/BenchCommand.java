package no.tiltakskatalogen.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.DataSetReader;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    description = {
      "Searches a running catalogue over and over and prints how fast it answers.",
      "The searches are a word, two words and a word with a filter, taken from the real titles."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "Where the catalogue runs (default: ${DEFAULT-VALUE}).")
  private URI address = URI.create("http://localhost:8080");

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

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    List<URI> searches = searches();
    try (HttpClient client = HttpClient.newHttpClient()) {
      ask(client, searches, requests / 2);
      long start = System.nanoTime();
      long[] nanos = ask(client, searches, requests);
      report(nanos, Duration.ofNanos(System.nanoTime() - start));
    }
    return 0;
  }

  private List<URI> searches() {
    DataSet dataSet = DataSetReader.readBundled();
    List<URI> searches = new ArrayList<>();
    for (MeasureDocument measure : dataSet.measures()) {
      String[] words = measure.content().title().split("[^\\p{L}]+", -1);
      String last = words[words.length - 1];
      searches.add(search("q=" + encoded(words[0])));
      searches.add(search("q=" + encoded(words[0] + " " + last)));
      searches.add(search("q=" + encoded(last) + "&category=" + measure.content().category().id()));
    }
    return searches;
  }

  private URI search(String query) {
    return address.resolve("/v1/measures?" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What each request took, in nanoseconds. */
  private long[] ask(HttpClient client, List<URI> searches, int count) throws InterruptedException {
    long[] nanos = new long[count];
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<?>> running = new ArrayList<>();
      for (int first = 0; first < clients; first++) {
        int offset = first;
        running.add(
            threads.submit(
                () -> {
                  for (int i = offset; i < count; i += clients) {
                    nanos[i] = ask(client, searches.get(i % searches.size()));
                  }
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new StartupFailure(
          "%s does not answer searches. Start the catalogue with ./tiltak serve."
              .formatted(address));
    }
    return nanos;
  }

  private static long ask(HttpClient client, URI search) throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(search).build(), HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode() + " for " + search);
    }
    return System.nanoTime() - start;
  }

  private void report(long[] nanos, Duration taken) {
    Arrays.sort(nanos);
    PrintWriter out = Output.out(spec);
    out.printf(
        Locale.ROOT,
        "%,d searches by %d client(s): %,.0f a second; p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, max"
            + " %.2f ms%n",
        nanos.length,
        clients,
        nanos.length / (taken.toNanos() / 1e9),
        percentile(nanos, 50),
        percentile(nanos, 90),
        percentile(nanos, 99),
        percentile(nanos, 100));
  }

  private static double percentile(long[] sorted, int percent) {
    int index = (int) Math.ceil(sorted.length * percent / 100.0) - 1;
    return sorted[Math.max(0, index)] / 1e6;
  }
}
