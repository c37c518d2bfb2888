package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.tiltakskatalogen.api.cli.Api.Answer;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.vocabulary.Section;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Following the catalogue, on whichever database. Measures that a test changes are its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HarvestContract {

  private Service service;
  private Api api;
  private Written written;

  abstract Database database(Path folder);

  @BeforeAll
  void start(@TempDir Path folder) {
    service = Service.start(database(folder), folder, "localhost", 0, indexed -> {});
    api = new Api(service.port());
    written = Written.to(service);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  // The change log

  @Test
  void theChangesAreReadPageByPageWithoutGaps() {
    List<Long> numbers = new ArrayList<>();
    Answer page = api.ok("/v1/changes?limit=40");
    page.body().get("changes").forEach(change -> numbers.add(change.get("number").asLong()));
    while (page.body().get("more").asBoolean()) {
      String link = page.header("Link");
      page = api.ok(link.substring(1, link.indexOf('>')));
      page.body().get("changes").forEach(change -> numbers.add(change.get("number").asLong()));
    }
    assertEquals(LongStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
    assertTrue(numbers.size() >= 91);
  }

  @Test
  void aWithdrawalStaysInTheLogWithItsReasonAndWithoutItsName() {
    UUID id = UUID.randomUUID();
    long before = last();
    written.save(id, "Kort liv");
    written.withdraw(id, "Kort liv", "Tiltaket er avsluttet");
    List<JsonNode> changes = new ArrayList<>();
    after(before, id).forEach(changes::add);
    assertEquals(List.of("created", "withdrawn"), kinds(changes));
    assertTrue(changes.getFirst().get("slug").isNull());
    assertEquals("Tiltaket er avsluttet", changes.getLast().get("reason").textValue());
    assertEquals(2, changes.getLast().get("revision").asInt());
  }

  @Test
  void anUpdateNamesTheMeasureAsItIsCalledNow() {
    UUID id = UUID.randomUUID();
    long before = last();
    written.save(id, "Første navn");
    written.save(id, "Annet navn");
    List<JsonNode> changes = after(before, id);
    assertEquals(List.of("created", "updated"), kinds(changes));
    changes.forEach(change -> assertEquals("annet-navn-oslo", change.get("slug").textValue()));
  }

  @Test
  void whoWaitsIsAnsweredAsSoonAsThereIsAChange() throws ExecutionException, InterruptedException {
    long before = last();
    try (ExecutorService waiting = Executors.newSingleThreadExecutor()) {
      long began = System.nanoTime();
      Future<Answer> answer = waiting.submit(() -> api.ok("/v1/changes?wait=30&after=" + before));
      written.save(UUID.randomUUID(), "Ventet på");
      JsonNode changes = answer.get().body().get("changes");
      assertFalse(changes.isEmpty());
      assertEquals(before + 1, changes.at("/0/number").asLong());
      long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
      assertTrue(took < 25, took + " seconds");
      assertEquals("no-store", answer.get().header("Cache-Control"));
    }
  }

  @Test
  void waitingForNothingEndsWithTheTimeAndTheSameNumber() {
    long before = last();
    JsonNode answer = api.ok("/v1/changes?wait=1&after=" + before).body();
    assertEquals(0, answer.get("changes").size());
    assertEquals(before, answer.get("last").asLong());
  }

  @Test
  void aClientHoldsAHundredPlacesAtMost() {
    long before = last();
    IndexProgress progress = service.context().getBean(IndexProgress.class);
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    URI address =
        URI.create(
            "http://localhost:%d/v1/changes?wait=30&after=%d".formatted(service.port(), before));
    List<CompletableFuture<HttpResponse<String>>> waiting =
        Stream.generate(
                () ->
                    client.sendAsync(
                        HttpRequest.newBuilder(address).build(),
                        HttpResponse.BodyHandlers.ofString()))
            .limit(100)
            .toList();
    while (progress.waiting() < 100 && waiting.stream().noneMatch(Future::isDone)) {
      Thread.onSpinWait();
    }
    for (String another :
        List.of("/v1/changes?wait=30&after=" + before, "/v1/measures?waitFor=" + (before + 1))) {
      Answer refused = api.get(another);
      assertEquals(503, refused.status());
      assertTrue(refused.response().body().contains("Too many wait"), refused.response().body());
    }
    written.save(UUID.randomUUID(), "Ventet på av mange");
    waiting.forEach(answer -> assertEquals(200, answer.join().statusCode()));
    assertEquals(0, progress.waiting());
  }

  @Test
  void aNumberThatTheCatalogueHasNotReachedIsAFault() {
    Answer answer = api.get("/v1/changes?after=" + (last() + 1_000));
    assertEquals(400, answer.status());
    assertEquals("after", answer.body().at("/errors/0/parameter").textValue());
  }

  @Test
  void whoKeepsTheLastNumberMissesNothingAndSeesNothingTwiceHoweverManyWrite() {
    int writers = 8;
    int each = 12;
    long before = last();
    Measures measures = service.context().getBean(Measures.class);
    Set<String> saved = ConcurrentHashMap.newKeySet();
    List<JsonNode> seen = new ArrayList<>();
    try (ExecutorService writing = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> done = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        int number = writer;
        done.add(writing.submit(() -> write(measures, number, each, saved)));
      }
      long last = before;
      boolean isOver = false;
      // A page of seven, so that its end falls within transactions of others.
      while (!isOver) {
        boolean wereDone = done.stream().allMatch(Future::isDone);
        JsonNode answer = api.ok("/v1/changes?wait=1&limit=7&after=" + last).body();
        answer.get("changes").forEach(seen::add);
        last = answer.get("last").asLong();
        isOver = wereDone && last == measures.lastChange();
      }
    }
    List<Long> numbers = seen.stream().map(change -> change.get("number").asLong()).toList();
    assertEquals(
        LongStream.rangeClosed(before + 1, before + numbers.size()).boxed().toList(), numbers);
    Set<String> told = new HashSet<>();
    seen.forEach(change -> told.add(change.get("id").textValue()));
    assertTrue(told.containsAll(saved), () -> saved + " in " + told);
  }

  private static void write(Measures measures, int writer, int times, Set<String> saved) {
    for (int time = 0; time < times; time++) {
      UUID first = UUID.randomUUID();
      UUID second = UUID.randomUUID();
      Written one = new Written(measures);
      if (time % 4 == 3) {
        abandon(measures, first);
      } else {
        one.save(
            Written.document(first, "Skriver " + writer, null, Map.of()),
            Written.document(second, "Skriver " + writer, null, Map.of()));
        saved.add(first.toString());
        saved.add(second.toString());
      }
    }
  }

  /** A transaction that takes a number and is rolled back, so that the number is used again. */
  private static void abandon(Measures measures, UUID id) {
    try {
      measures.atomically(
          () -> {
            new Written(measures).save(id, "Aldri lagret");
            throw new IllegalStateException("abandoned");
          });
    } catch (IllegalStateException e) {
      assertEquals("abandoned", e.getMessage());
    }
  }

  private long last() {
    written.awaitIndexed(api);
    return service.context().getBean(Measures.class).lastChange();
  }

  private List<JsonNode> after(long number, UUID id) {
    written.awaitIndexed(api);
    List<JsonNode> changes = new ArrayList<>();
    for (JsonNode change : api.ok("/v1/changes?after=" + number).body().get("changes")) {
      if (change.get("id").textValue().equals(id.toString())) {
        changes.add(change);
      }
    }
    return changes;
  }

  private static List<String> kinds(List<JsonNode> changes) {
    return changes.stream().map(change -> change.get("kind").textValue()).toList();
  }

  // Feeds

  @Test
  void aFeedHasTheMeasuresOfASearchTheNewestFirst() {
    written.save(
        Written.document(
            UUID.randomUUID(), "Feedtiltaket <1>", "Om & men <b>", Map.of(Section.GOAL, "Mål")));
    written.save(UUID.randomUUID(), "Feedtiltaket 2");
    written.awaitIndexed(api);
    XmlAnswer feed = XmlAnswer.of(api.ok("/v1/feeds/measures.atom?q=feedtiltaket&county=03"));
    assertEquals(List.of("Feedtiltaket 2", "Feedtiltaket <1>"), feed.texts("//a:entry/a:title"));
    assertEquals(List.of("Om & men <b>"), feed.texts("//a:entry/a:summary"));
    List<String> times = feed.texts("//a:entry/a:updated");
    assertEquals(times.getFirst(), feed.texts("/a:feed/a:updated").getFirst());
    assertTrue(feed.texts("//a:entry/a:id").getFirst().startsWith("urn:uuid:"));
    String self = feed.texts("/a:feed/a:link[@rel='self']/@href").getFirst();
    assertTrue(self.endsWith("/v1/feeds/measures.atom?q=feedtiltaket&county=03"), self);
    for (String address : feed.texts("//a:entry/a:link/@href")) {
      api.ok(address.substring(address.indexOf("/v1/")));
    }
    String search = feed.texts("/a:feed/a:link[@rel='alternate']/@href").getFirst();
    assertEquals(2, api.ok(search.substring(search.indexOf("/v1/"))).body().get("total").asInt());
  }

  @Test
  void aFeedIsWalkedToItsEnd() {
    Set<String> ids = new HashSet<>();
    long total = api.ok("/v1/measures?category=malrettede-tiltak").body().get("total").asLong();
    String next = "/v1/feeds/measures.atom?limit=20&category=malrettede-tiltak";
    while (!next.isEmpty()) {
      XmlAnswer feed = XmlAnswer.of(api.ok(next));
      ids.addAll(feed.texts("//a:entry/a:id"));
      next =
          feed.texts("/a:feed/a:link[@rel='next']/@href").stream()
              .map(address -> address.substring(address.indexOf("/v1/")))
              .findFirst()
              .orElse("");
    }
    assertTrue(ids.size() >= total, ids.size() + " of " + total);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "%3C%26%22", "%EF%BF%BF", "%F0%9F%98%80"})
  void aFeedOfAnyWordsIsAnXmlDocument(String query) {
    XmlAnswer feed = XmlAnswer.of(api.ok("/v1/feeds/measures.atom?q=x" + query));
    assertEquals(1, feed.texts("/a:feed/a:id").size());
  }

  @Test
  void theSameSearchHasTheSameFeedAndAnotherAnother() {
    List<String> ids = new ArrayList<>();
    for (String query : List.of("q=skole", "q=skole", "q=elev")) {
      ids.add(
          XmlAnswer.of(api.ok("/v1/feeds/measures.atom?" + query))
              .texts("/a:feed/a:id")
              .getFirst());
    }
    assertEquals(ids.get(0), ids.get(1));
    assertFalse(ids.get(1).equals(ids.get(2)));
  }

  // The site map

  @Test
  void theSiteMapHasTheAddressesOfAllMeasures() {
    written.awaitIndexed(api);
    long total = api.ok("/v1/measures").body().get("total").asLong();
    List<String> addresses = XmlAnswer.of(api.ok("/sitemap.xml")).texts("//s:url/s:loc");
    assertEquals(total, addresses.size());
    assertTrue(addresses.getFirst().startsWith("http://localhost:"), addresses.getFirst());
    assertEquals(
        addresses, XmlAnswer.of(api.ok("/sitemaps/measures-1.xml")).texts("//s:url/s:loc"));
    assertEquals(404, api.get("/sitemaps/measures-2.xml").status());
    assertEquals(404, api.get("/sitemaps/measures-0.xml").status());
  }

  // Stopping

  @Test
  void whoWaitsIsAnsweredWhenTheServiceStops(@TempDir Path folder) throws InterruptedException {
    Service other = Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
    Api its = new Api(other.port());
    long number = other.context().getBean(Measures.class).lastChange();
    ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    Thread waiting =
        Thread.ofPlatform()
            .daemon()
            .start(() -> answers.add(its.ok("/v1/changes?wait=30&after=" + number)));
    IndexProgress progress = other.context().getBean(IndexProgress.class);
    while (waiting.isAlive() && progress.waiting() == 0) {
      Thread.onSpinWait();
    }
    other.close();
    assertTrue(waiting.join(Duration.ofSeconds(20)));
    assertEquals(1, answers.size());
    assertTrue(answers.element().body().get("changes").isEmpty());
  }
}
