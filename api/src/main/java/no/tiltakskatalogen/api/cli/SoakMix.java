package no.tiltakskatalogen.api.cli;

import io.micronaut.http.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.tiltakskatalogen.api.evaluation.JudgedQuery;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import no.tiltakskatalogen.catalogue.vocabulary.County;

/** What is asked of a catalogue in a day, in a fixed mix and a fixed order. Thread-safe. */
final class SoakMix {

  /** Kinds of requests, and how many of each there are in a hundred. */
  enum Kind {
    MEASURE(22),
    UNCHANGED(14),
    SEARCH(24),
    PAGES(3),
    FACETS(8),
    SUGGESTIONS(12),
    SIMILAR(4),
    CHANGES(4),
    FEED(2),
    EXPORT(2),
    KNOWLEDGE(2),
    WRITE(3);

    private final int share;

    Kind(int share) {
      this.share = share;
    }
  }

  private static final List<String> FORMATS = List.of("json", "ndjson", "csv", "xlsx", "jsonld");
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
  private static final String MEASURES = "/v1/measures";
  private static final int OK = 200;
  private static final int UNCHANGED = 304;

  /** What is answered for a measure that was withdrawn a moment ago. */
  private static final int GONE = 410;

  private final URI address;
  private final HttpClient client;
  private final SoakWrites writes;
  private final List<String> words;
  private final List<String> counties;
  private final List<Kind> order = new ArrayList<>();
  private final Map<String, String> tags = new ConcurrentHashMap<>();
  private final AtomicLong lastChange = new AtomicLong();

  SoakMix(URI address, HttpClient client, SoakWrites writes, Counties counties, long seed) {
    this.address = address;
    this.client = client;
    this.writes = writes;
    this.words = JudgedQuery.of(JudgedQuery.Half.TUNING).stream().map(JudgedQuery::text).toList();
    this.counties =
        counties.all().stream()
            .filter(county -> county.initials() != null)
            .map(County::key)
            .toList();
    for (Kind kind : Kind.values()) {
      // Ten hundreds, so that not every kind has the same neighbours again and again.
      order.addAll(Collections.nCopies(10 * kind.share, kind));
    }
    Collections.shuffle(order, new Random(seed));
  }

  int size() {
    return order.size();
  }

  Kind kind(int question) {
    return order.get(question);
  }

  /**
   * Carries out one of the mix.
   *
   * @throws IOException if it was not answered as it should have been
   */
  void ask(int question) throws IOException, InterruptedException {
    String county = BenchQuery.encoded(counties.get(question % counties.size()));
    String query = BenchQuery.encoded(words.get(question % words.size()));
    switch (order.get(question)) {
      case MEASURE -> measure(writes.any(question), false);
      case UNCHANGED -> measure(writes.any(question), true);
      case SEARCH -> get(MEASURES + "?q=" + query);
      case PAGES -> pages(MEASURES + "?limit=5&q=" + query);
      case FACETS -> get(MEASURES + "?limit=1&county=" + county);
      case SUGGESTIONS -> {
        String word = words.get(question % words.size());
        int typed = Math.min(word.length(), 2 + question % 7);
        get("/v1/suggestions?q=" + BenchQuery.encoded(word.substring(0, typed).strip()));
      }
      case SIMILAR -> similar(writes.any(question));
      case CHANGES -> changes();
      case FEED -> get("/v1/feeds/measures.atom?q=" + query);
      case EXPORT ->
          get(
              "/v1/exports/measures.%s?county=%s"
                  .formatted(FORMATS.get(question % FORMATS.size()), county));
      case KNOWLEDGE -> get("/v1/knowledge?q=" + query);
      case WRITE -> writes.write();
    }
  }

  private void measure(String id, boolean again) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(MEASURES + "/" + id);
    String tag = tags.get(id);
    if (again && tag != null) {
      request.header(HttpHeaders.IF_NONE_MATCH, tag);
    }
    HttpResponse<byte[]> response = send(request.build(), Set.of(OK, UNCHANGED, GONE));
    if (response.statusCode() == GONE) {
      tags.remove(id);
    } else {
      tags.put(id, response.headers().firstValue(HttpHeaders.ETAG).orElseThrow());
    }
  }

  private void similar(String id) throws IOException, InterruptedException {
    send(request(MEASURES + "/" + id + "/similar").build(), Set.of(OK, GONE));
  }

  /** Three pages of a search. */
  private void pages(String first) throws IOException, InterruptedException {
    String path = first;
    for (int page = 0; page < 3; page++) {
      Matcher next = NEXT.matcher(get(path).headers().firstValue(HttpHeaders.LINK).orElse(""));
      if (!next.find()) {
        return;
      }
      path = next.group(1);
    }
  }

  /** Asks for what is new since this was asked last. */
  private void changes() throws IOException, InterruptedException {
    long known = writes.lastVisible();
    get("/v1/changes?limit=200&after=" + lastChange.getAndSet(known));
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send(request(path).build(), Set.of(OK));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path));
  }

  private HttpResponse<byte[]> send(HttpRequest request, Set<Integer> expected)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (!expected.contains(response.statusCode())) {
      throw new IOException("status " + response.statusCode() + " for " + request.uri());
    }
    return response;
  }
}
