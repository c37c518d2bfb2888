package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.tiltakskatalogen.api.cli.Api.Answer;
import no.tiltakskatalogen.catalogue.identity.Role;
import no.tiltakskatalogen.catalogue.measure.Measures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What all reads have in common; the operations come from the API document itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReadConventionsTest {

  private static final String THIRD_WAY = "den-tredje-vei-sor-trondelag";

  /** What stands for the parts of paths that have to be filled in. */
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "/v1/measures/{id}", "/v1/measures/" + THIRD_WAY,
          "/v1/measures/{id}/similar", "/v1/measures/" + THIRD_WAY + "/similar",
          "/v1/exports/measures.{format}", "/v1/exports/measures.ndjson",
          "/sitemaps/{part}", "/sitemaps/measures-1.xml",
          "/v1/phases/{id}", "/v1/phases/sluttvurdering",
          "/v1/categories/{id}", "/v1/categories/malrettede-tiltak",
          "/v1/glossary/{term}", "/v1/glossary/OT");

  private Service service;
  private Api api;
  private Written written;
  private Caller reader;

  @BeforeAll
  void start(@TempDir Path folder) {
    service = Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
    api = new Api(service.port());
    written = Written.to(service);
    reader = Administrator.caller(service, Role.READER, null);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  /** So that answers stay what they are while a test compares them. */
  @BeforeEach
  void awaitIndexed() {
    written.awaitIndexed(api);
  }

  /** All reads that promise a 304. */
  static Stream<String> reads() {
    Map<String, Map<String, Map<String, Map<String, Object>>>> document =
        new Yaml().load(Api.document());
    Map<String, Map<String, Map<String, Object>>> paths =
        Objects.requireNonNull(document.get("paths"));
    List<String> addresses = new ArrayList<>();
    paths.forEach(
        (path, methods) -> {
          Map<String, Object> read = methods.getOrDefault("get", Map.of());
          if (read.get("responses") instanceof Map<?, ?> responses
              && responses.containsKey("304")) {
            addresses.add(EXAMPLES.getOrDefault(path, path));
          }
        });
    assertTrue(addresses.size() >= 20, addresses.toString());
    return addresses.stream();
  }

  @ParameterizedTest
  @MethodSource("reads")
  void aReadIsCheapToRepeat(String address) {
    Answer first = api.ok(address);
    String tag = first.header("ETag");
    assertTrue(tag.matches("\"[0-9a-f]{32}\""), address + " has the tag " + tag);
    assertTrue(first.header("Cache-Control").startsWith("public, max-age="), address);
    Answer again = api.get(address, "If-None-Match", "\"other\", W/" + tag);
    assertEquals(304, again.status());
    assertEquals(tag, again.header("ETag"));
    assertEquals(first.header("Cache-Control"), again.header("Cache-Control"));
    assertEquals("", again.response().body());
    assertEquals(200, api.get(address, "If-None-Match", "\"other\"").status());
  }

  @ParameterizedTest
  @MethodSource("reads")
  void aReadIsAsCheapForWhoHasAKey(String address) {
    Answer first = reader.get(address);
    assertEquals(200, first.status(), first.response().body());
    assertEquals(api.ok(address).header("Cache-Control"), first.header("Cache-Control"), address);
    Answer again = reader.send("GET", address, "", "If-None-Match", first.header("ETag"));
    assertEquals(304, again.status(), address);
  }

  @Test
  void whatIsOfWhoAsksIsKeptByNobody() {
    for (String address : List.of("/v1/identity", "/health/ready", "/metrics")) {
      assertEquals("no-store", api.ok(address).header("Cache-Control"), address);
    }
  }

  @Test
  void whoHasAnAnswerIsStillRefusedATypeThatThereIsNot() {
    String address = "/v1/measures?q=skole";
    String tag = api.ok(address).header("ETag");
    Answer refused = api.get(address, "Accept", "application/xml", "If-None-Match", tag);
    assertEquals(406, refused.status());
  }

  @ParameterizedTest
  @MethodSource("reads")
  void askedForAgainItIsAnsweredAlike(String address) {
    written.awaitIndexed(api);
    Answer first = settled(address);
    Answer again = api.ok(address);
    assertEquals(first.response().body(), again.response().body());
    for (String header :
        List.of("Content-Type", "ETag", "Last-Modified", "Cache-Control", "Link", "Vary")) {
      assertEquals(
          first.response().headers().allValues(header),
          again.response().headers().allValues(header),
          header);
    }
  }

  @Test
  void aMeasureIsReadAsItIsHoweverOftenItWasReadBefore() {
    UUID id = UUID.randomUUID();
    for (String title : List.of("Fjelltur", "Fjelltur med ski", "Fjelltur uten ski")) {
      written.save(id, title);
      for (int i = 0; i < 3; i++) {
        assertEquals(title, api.ok("/v1/measures/" + id).body().get("title").textValue());
      }
    }
    written.withdraw(id, "Fjelltur uten ski", "Test");
    assertEquals(410, api.get("/v1/measures/" + id).status());
  }

  @ParameterizedTest
  @MethodSource("reads")
  void aReadIsForEverybodyAndSaysWhatItHasSeen(String address) {
    long last = lastChange();
    for (Answer answer : List.of(api.ok(address), api.get(address + "?nonsense=1"))) {
      assertEquals("*", answer.header("Access-Control-Allow-Origin"));
      assertEquals("", answer.header("Access-Control-Allow-Credentials"));
      assertEquals("Accept, Accept-Encoding", answer.header("Vary"));
      assertEquals(Long.toString(last), answer.header("X-Catalogue-Revision"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/measures?q=skole", "/v1/about", "/v1/measures/" + THIRD_WAY})
  void whatHasNotChangedSinceATimeIsNotSentAgain(String address) {
    String time = settled(address).header("Last-Modified");
    assertEquals(304, api.get(address, "If-Modified-Since", time).status());
    assertEquals(
        200, api.get(address, "If-Modified-Since", "Mon, 02 Feb 2015 00:00:00 GMT").status());
    assertEquals(200, api.get(address, "If-Modified-Since", "last week").status());
  }

  /** While the second of a change lasts, its time tells nothing, and is not given. */
  private Answer settled(String address) {
    Answer answer = api.ok(address);
    while (answer.header("Last-Modified").isEmpty()) {
      answer = api.ok(address);
    }
    return answer;
  }

  @Test
  void anAnswerThatAWriteChangesGetsAnotherTag() {
    written.awaitIndexed(api);
    Answer before = api.ok("/v1/measures?q=skrivetest");
    written.save(UUID.randomUUID(), "Skrivetest");
    written.awaitIndexed(api);
    Answer after = api.get("/v1/measures?q=skrivetest", "If-None-Match", before.header("ETag"));
    assertEquals(200, after.status());
    assertNotEquals(before.header("ETag"), after.header("ETag"));
    assertTrue(after.titles().contains("Skrivetest"), after.titles().toString());
    assertEquals(after.body().get("revision").asText(), after.header("X-Catalogue-Revision"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/measures?q=skole",
        "/v1/measures/" + THIRD_WAY,
        "/v1/measures/ukjent",
        "/v1/changes",
        "/v1/exports/measures.csv",
        "/v1/feeds/measures.atom",
        "/health/ready"
      })
  void aHeadTellsTheTypeOfWhatAGetAnswers(String address) {
    String type = api.get(address).header("Content-Type");
    assertFalse(type.isEmpty());
    assertEquals(type, api.send("HEAD", address).header("Content-Type"));
  }

  @Test
  void aTagIsThatOfOneEncoding() {
    for (String address : List.of("/v1/measures?q=skole", "/v1/measures/" + THIRD_WAY)) {
      String plain = api.ok(address).header("ETag");
      String packed = api.send("HEAD", address, "Accept-Encoding", "gzip").header("ETag");
      assertTrue(packed.matches("\"[0-9a-f]{32}\\+[0-9a-f]{1,8}\""), packed);
      assertEquals(plain, api.send("HEAD", address).header("ETag"));
      assertNotEquals(plain, packed);
      Answer again = api.get(address, "Accept-Encoding", "gzip", "If-None-Match", packed);
      assertEquals(304, again.status());
      assertEquals(packed, again.header("ETag"));
      assertEquals(plain, api.get(address, "Accept-Encoding", "identity").header("ETag"));
    }
  }

  @Test
  void whoWantsOnlyWhatTheyHaveNothingOfGetsNothingOfWhatThereIs() {
    assertEquals(304, api.get("/v1/measures/" + THIRD_WAY, "If-None-Match", "*").status());
    assertEquals(304, api.get("/v1/measures?q=skole", "If-None-Match", "*").status());
    assertEquals(404, api.get("/v1/measures/finnes-ikke", "If-None-Match", "*").status());
  }

  @Test
  void whatIsWrongIsNotKept() {
    Answer fault = api.get("/v1/measures?nonsense=1", "If-None-Match", "*");
    assertEquals(400, fault.status());
    assertEquals("no-store", fault.header("Cache-Control"));
    assertEquals("", fault.header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
  void lettersThatNobodyHasEncodedAreWhatTheyAre(String charset) throws IOException {
    String query = "q=læreplass på sjøen".replace(' ', '+');
    String request =
        "GET /v1/measures?%s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
            .formatted(query, service.port());
    String answer;
    try (Socket socket = new Socket("localhost", service.port())) {
      socket.getOutputStream().write(request.getBytes(Charset.forName(charset)));
      answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
    assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    String expected = api.ok("/v1/measures?q=l%C3%A6replass+p%C3%A5+sj%C3%B8en").response().body();
    assertEquals(expected, answer.substring(answer.indexOf("\r\n\r\n") + 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"los;mentor", "los;limit=1", "los|mentor", "{los} ^`mentor"})
  void signsThatPartNoParametersBelongToTheWords(String words) throws IOException {
    String request =
        "GET /v1/measures?q=%s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
            .formatted(words.replace(' ', '+'), service.port());
    String answer;
    try (Socket socket = new Socket("localhost", service.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
    assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    String expected = api.ok("/v1/measures?q=" + Api.encoded(words)).response().body();
    assertEquals(expected, answer.substring(answer.indexOf("\r\n\r\n") + 4));
  }

  // Fields

  @Test
  void aMeasureCanBeCutDownToSomeFields() {
    JsonNode whole = api.ok("/v1/measures/" + THIRD_WAY).body();
    JsonNode cut = api.ok("/v1/measures/" + THIRD_WAY + "?fields=id,phases&fields=title").body();
    assertEquals(Set.of("id", "title", "phases"), members(cut));
    cut.properties().forEach(each -> assertEquals(whole.get(each.getKey()), each.getValue()));
  }

  @Test
  void theMeasuresOfASearchCanBeCutDownToSomeFields() {
    JsonNode page = api.ok("/v1/measures?q=skole&limit=3&fields=slug,matches").body();
    assertEquals(3, page.get("items").size());
    page.get("items").forEach(item -> assertEquals(Set.of("slug", "matches"), members(item)));
    assertTrue(page.has("facets"));
  }

  @Test
  void cutDownAnswersHaveTagsOfTheirOwn() {
    for (String address : List.of("/v1/measures/" + THIRD_WAY, "/v1/measures")) {
      String whole = api.ok(address).header("ETag");
      assertEquals(200, api.get(address + "?fields=id", "If-None-Match", whole).status());
    }
  }

  @Test
  void aFieldThatThereIsNotIsAFault() {
    JsonNode fault = api.get("/v1/measures/" + THIRD_WAY + "?fields=titel").body().at("/errors/0");
    assertEquals("fields", fault.get("parameter").textValue());
    assertEquals("title", fault.get("didYouMean").textValue());
    assertTrue(fault.get("allowed").toString().contains("sections"));
    assertEquals(400, api.get("/v1/measures?fields=sections").status());
  }

  private static Set<String> members(JsonNode node) {
    Set<String> members = new HashSet<>();
    node.fieldNames().forEachRemaining(members::add);
    return members;
  }

  private long lastChange() {
    written.awaitIndexed(api);
    return service.context().getBean(Measures.class).lastChange();
  }

  @Test
  void aSearchThatHasToSeeAWriteSeesIt() {
    written.save(UUID.randomUUID(), "Seilkurs på vannet");
    long change = written.measures().lastChange();
    Answer answer = api.ok("/v1/measures?q=seilkurs&waitFor=" + change);
    assertEquals(List.of("Seilkurs på vannet"), answer.titles());
    assertTrue(Long.parseLong(answer.header("X-Catalogue-Revision")) >= change);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/measures?",
        "/v1/suggestions?q=lek&",
        "/v1/measures/" + THIRD_WAY + "/similar?",
        "/v1/exports/measures.csv?",
        "/v1/feeds/measures.atom?"
      })
  void whatTheSearchHasNotSeenInTimeIsTriedAgainLater(String address) {
    Answer late = api.get(address + "waitFor=9999999999");
    assertEquals(503, late.status());
    assertEquals("5", late.header("Retry-After"));
    assertEquals(400, api.get(address + "waitFor=-1").status());
    assertEquals(200, api.get(address + "waitFor=1").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ndjson", "csv", "xlsx", "jsonld"})
  void aSearchInAnotherFormatLeadsToItsExport(String format) {
    Answer answer = api.get("/v1/measures?q=los&format=" + format + "&county=HO");
    assertEquals(303, answer.status());
    assertEquals("/v1/exports/measures." + format + "?q=los&county=HO", answer.header("Location"));
    assertEquals(200, api.get(answer.header("Location")).status());
  }

  @Test
  void theAcceptHeaderChoosesTheFormatToo() {
    Answer csv = api.get("/v1/measures?q=los", "Accept", "text/csv, application/json;q=0.5");
    assertEquals("/v1/exports/measures.csv?q=los", csv.header("Location"));
    assertFalse(csv.header("X-Request-Id").isEmpty());
    assertFalse(csv.header("RateLimit").isEmpty());
    assertTrue(csv.header("Vary").contains("Accept"), csv.header("Vary"));
    assertEquals(
        200, api.get("/v1/measures", "Accept", "application/json, text/csv;q=0.5").status());
    assertEquals(200, api.get("/v1/measures", "Accept", "*/*").status());
    assertEquals(
        "/v1/exports/measures.csv",
        api.get("/v1/measures", "Accept", "application/xml, TEXT/CSV").header("Location"));
    assertEquals(406, api.get("/v1/measures", "Accept", "text/csv;q=0").status());
    Answer json = api.ok("/v1/measures?format=json");
    assertTrue(json.header("Vary").contains("Accept"), json.header("Vary"));
  }

  @Test
  void aDateDoesNotHideThatThereIsNothingToRead() {
    String later = "Fri, 31 Dec 2100 23:59:59 GMT";
    for (String missing : List.of("/v1/glossary/finnes-ikke", "/v1/measures/finnes-ikke/similar")) {
      assertEquals(404, api.get(missing, "If-Modified-Since", later).status());
    }
    assertEquals(400, api.get("/v1/measures?cursor=x", "If-Modified-Since", later).status());
    assertEquals(503, api.get("/v1/measures?waitFor=999999", "If-Modified-Since", later).status());
    assertEquals(304, api.get("/v1/glossary", "If-Modified-Since", later).status());
  }

  @Test
  void anExportIsNeverHeldBackForADateInThePast() {
    String past = secondBefore(api.ok("/v1/exports/measures.csv").header("Last-Modified"));
    for (int i = 0; i < 20; i++) {
      String export = "/v1/exports/measures.csv?q=los";
      assertEquals(200, api.get(export, "If-Modified-Since", past).status());
    }
  }

  private static String secondBefore(String date) {
    DateTimeFormatter format = DateTimeFormatter.RFC_1123_DATE_TIME;
    return format.format(ZonedDateTime.parse(date, format).minusSeconds(1));
  }

  @Test
  void anExportHasAllThatASearchFindsWhateverIsOnItsPage() {
    Answer lead = api.get("/v1/measures?format=csv&q=los&cursor=abc&sort=title&limit=1&fields=id");
    assertEquals("/v1/exports/measures.csv?q=los", lead.header("Location"));
    assertEquals(200, api.get(lead.header("Location")).status());
    assertEquals(400, api.get("/v1/measures?format=pdf").status());
  }
}
