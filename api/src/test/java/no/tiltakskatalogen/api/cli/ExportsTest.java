package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import no.tiltakskatalogen.api.cli.Api.Answer;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.vocabulary.Section;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taking measures away as files. The catalogue has some thousand of its own for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExportsTest {

  private static final String LICENCES =
      "http://publications.europa.eu/resource/authority/licence/";

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int MANY = 3_000;

  /** An export of many is more than buffers on the way can hold. */
  private static final int LONG = 3_200;

  private static final String ALL = "/v1/exports/measures.ndjson";

  private Service service;
  private Api api;
  private Written written;

  @BeforeAll
  void start(@TempDir Path folder) {
    service = Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
    api = new Api(service.port());
    written = Written.to(service);
    for (int batch = 0; batch < MANY; batch += 500) {
      List<MeasureDocument> documents = new ArrayList<>();
      for (int i = batch; i < batch + 500; i++) {
        UUID id = new UUID(0xF000_7000L + i, 0x8000_0000_0000_0000L + i);
        documents.add(
            Written.document(
                id, "Mengdetiltak " + i, null, Map.of(Section.EXECUTION, longText(i))));
      }
      written.save(documents.toArray(MeasureDocument[]::new));
    }
    written.save(
        Written.document(
            UUID.randomUUID(),
            "=1+1",
            "+47 ring",
            Map.of(Section.GOAL, "@mål, «alle»\nog\tflere")));
    written.awaitIndexed(api);
  }

  /** No words, which would have to be indexed, and nothing that packs well. */
  private static String longText(int seed) {
    int[] symbols = new Random(seed).ints(LONG, 0x2190, 0x2300).toArray();
    return new String(symbols, 0, symbols.length);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void everyMeasureIsInAnExportOnceInTheOrderOfIds() throws IOException {
    List<String> ids = new ArrayList<>();
    try (Stream<String> lines = lines(ALL)) {
      lines.forEach(line -> ids.add(parsed(line).get("id").textValue()));
    }
    assertEquals(api.ok("/v1/measures").body().get("total").asInt(), ids.size());
    assertEquals(ids.stream().sorted().distinct().toList(), ids);
    assertTrue(ids.size() > MANY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=skole", "q=laerling&county=46", "category=malrettede-tiltak&described=true&county=HO,NO",
        "q=sommerskloe&verbatim=true", "in=evaluation&county=56", "q=fiskeoppdrett"
      })
  void anExportHasWhatTheSearchFinds(String search) throws IOException {
    Set<String> found = new HashSet<>();
    Answer page = api.ok("/v1/measures?limit=100&" + search);
    found.addAll(page.texts("/items", "id"));
    assertTrue(page.body().get("next").isNull(), "the search fits on one page");
    assertEquals(found, Set.copyOf(Api.texts(api.ok(json(search)).body(), "id")));
    try (Stream<String> lines = lines(ALL + "?" + search)) {
      assertEquals(found.size(), lines.count());
    }
    assertEquals(found.size(), csv("/v1/exports/measures.csv?" + search).size());
  }

  private static String json(String search) {
    return "/v1/exports/measures.json?" + search;
  }

  @Test
  void anExportedMeasureIsWhatItsAddressAnswers() {
    JsonNode exported = api.ok(json("q=styrkekort&lang=nn")).body().get(0);
    String id = exported.get("id").textValue();
    assertEquals(api.ok("/v1/measures/" + id + "?lang=nn").body(), exported);
  }

  @Test
  void noCellIsAFormula() {
    NamedCsvRecord row = csv("/v1/exports/measures.csv?q=%221%2B1%22&county=03").getFirst();
    assertEquals("'=1+1", row.getField("title"));
    assertEquals("'+47 ring", row.getField("summary"));
    assertEquals("'@mål, «alle»\nog\tflere", row.getField("goal"));
    assertEquals("Oslo", row.getField("county"));
  }

  @Test
  void aByteOrderMarkIsThereIfItIsAskedFor() {
    String plain = text("/v1/exports/measures.csv?q=styrkekort");
    String marked = text("/v1/exports/measures.csv?q=styrkekort&bom=true");
    assertEquals("\uFEFF" + plain, marked);
    assertTrue(plain.startsWith("id,slug,title,"), plain);
  }

  @Test
  void aSpreadsheetHasARowForEachMeasure() throws IOException {
    HttpResponse<InputStream> response = open("/v1/exports/measures.xlsx");
    assertEquals(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        response.headers().firstValue("Content-Type").orElse(""));
    assertEquals(
        "attachment; filename=\"tiltak.xlsx\"",
        response.headers().firstValue("Content-Disposition").orElse(""));
    List<String> titles = new ArrayList<>();
    try (InputStream body = response.body();
        ReadableWorkbook workbook = new ReadableWorkbook(body);
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      rows.forEach(row -> titles.add(row.getCellText(2)));
    }
    assertEquals("title", titles.getFirst());
    assertEquals(api.ok("/v1/measures").body().get("total").asInt(), titles.size() - 1);
    assertTrue(titles.contains("'=1+1"));
    assertTrue(titles.contains("Lærekandidatordningen"));
  }

  @Test
  void linkedDataDescribesTheDataSetTheApiTheVocabulariesAndTheMeasures() {
    JsonNode graph = api.ok("/v1/exports/measures.jsonld?q=styrkekort").body().get("@graph");
    Map<String, JsonNode> byId = new HashMap<>();
    graph.forEach(node -> byId.put(node.get("@id").textValue(), node));
    assertEquals(graph.size(), byId.size(), "every resource is described once");
    JsonNode dataset = only(graph, "dcat:Dataset");
    List<String> mandatory =
        List.of(
            "dct:title",
            "dct:description",
            "dct:publisher",
            "dcat:contactPoint",
            "dct:identifier",
            "dcat:theme");
    mandatory.forEach(member -> assertTrue(dataset.has(member), member));
    assertEquals(5, dataset.get("dcat:distribution").size());
    for (JsonNode file : dataset.get("dcat:distribution")) {
      JsonNode distribution = node(byId, file.get("@id").textValue());
      assertTrue(distribution.has("dct:format"));
      String address = distribution.at("/dcat:downloadURL/@id").textValue();
      assertEquals(200, api.send("HEAD", URI.create(address).getPath()).status());
    }
    // The profile takes licences from the table of the European Union and from nowhere else.
    for (JsonNode node : graph) {
      JsonNode licence = node.path("dct:license").path("@id");
      assertTrue(
          licence.isMissingNode() || licence.textValue().startsWith(LICENCES), node::toString);
    }
    for (String type : List.of("dcat:Catalog", "dcat:DataService")) {
      assertTrue(only(graph, type).has("dct:license"));
      assertTrue(only(graph, type).has("dct:identifier"));
    }
    JsonNode api = only(graph, "dcat:DataService");
    assertEquals(dataset.get("@id"), api.at("/dcat:servesDataset/@id"));
    List<JsonNode> terms = new ArrayList<>();
    for (JsonNode found : all(graph, "schema:Project")) {
      assertFalse(found.get("dct:subject").isEmpty());
      found.get("dct:subject").forEach(terms::add);
      if (found.has("dct:spatial")) {
        terms.add(found.get("dct:spatial"));
      }
    }
    assertFalse(terms.isEmpty());
    for (JsonNode term : terms) {
      JsonNode concept = node(byId, term.get("@id").textValue());
      assertEquals("skos:Concept", concept.get("@type").textValue());
      String scheme = concept.at("/skos:inScheme/@id").textValue();
      assertEquals("skos:ConceptScheme", node(byId, scheme).get("@type").textValue());
    }
  }

  private static JsonNode node(Map<String, JsonNode> nodes, String id) {
    return Objects.requireNonNull(nodes.get(id), id);
  }

  private static JsonNode only(JsonNode graph, String type) {
    List<JsonNode> found = all(graph, type);
    assertEquals(1, found.size(), type);
    return found.getFirst();
  }

  private static List<JsonNode> all(JsonNode graph, String type) {
    List<JsonNode> found = new ArrayList<>();
    graph.forEach(
        node -> {
          if (node.get("@type").textValue().equals(type)) {
            found.add(node);
          }
        });
    return found;
  }

  @Test
  void aFormatThatThereIsNotIsNotFound() {
    Answer answer = api.get("/v1/exports/measures.pdf");
    assertEquals(404, answer.status());
    assertTrue(answer.body().get("detail").textValue().contains("ndjson"));
  }

  @Test
  void faultsOfAnExportAreThoseOfASearch() {
    Answer answer = api.get("/v1/exports/measures.csv?categroy=x&county=Hordlaand");
    assertEquals(400, answer.status());
    assertEquals(Set.of("categroy", "county"), Set.copyOf(answer.texts("/errors", "parameter")));
  }

  @Test
  void anExportThatTheClientHasIsNotMadeAgain() {
    String tag = api.ok(json("q=skole")).header("ETag");
    assertEquals(304, api.get(json("q=skole"), "If-None-Match", tag).status());
    assertEquals(200, api.get(json("q=elev"), "If-None-Match", tag).status());
  }

  // Streaming

  @Test
  void whatIsWrittenMeanwhileIsNotInTheExport() throws IOException {
    UUID last = new UUID(-2, -2);
    UUID added = new UUID(-1, -1);
    written.save(last, "Til sist");
    written.awaitIndexed(api);
    try (BufferedReader lines = reader(open(ALL))) {
      assertTrue(lines.readLine().startsWith("{"));
      written.save(last, "Endret underveis");
      written.save(added, "Nytt underveis");
      written.awaitIndexed(api);
      String end = lines.lines().reduce((before, line) -> line).orElseThrow();
      assertEquals("Til sist", parsed(end).get("title").textValue());
    }
    written.withdraw(last, "Til sist", "Bare for en test");
    written.withdraw(added, "Nytt underveis", "Bare for en test");
    written.awaitIndexed(api);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "ndjson", "csv", "xlsx", "jsonld"})
  void anExportThatFailsOnTheWayDoesNotLookComplete(String format) throws IOException {
    try (InputStream body = open("/v1/exports/measures." + format).body()) {
      assertTrue(body.read() >= 0);
      Sql.run(service, "ALTER TABLE measure_revision RENAME TO measure_revision_away");
      try {
        assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> assertThrows(IOException.class, body::readAllBytes));
      } finally {
        Sql.run(service, "ALTER TABLE measure_revision_away RENAME TO measure_revision");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "ndjson", "csv", "jsonld"})
  void anExportIsCompressedWhileItIsSent(String format) throws Exception {
    String address = "/v1/exports/measures.%s?q=styrkekort".formatted(format);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + address))
            .header("Accept-Encoding", "gzip")
            .build();
    HttpResponse<InputStream> answer =
        CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse(""));
    try (InputStream body = new GZIPInputStream(answer.body())) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(api.ok(address).response().body(), text);
    }
  }

  @Test
  void whoGoesAwayBeforeTheEndLeavesThePlaceToOthers() throws IOException {
    for (int i = 0; i < 20; i++) {
      try (Socket socket = new Socket("localhost", service.port())) {
        socket
            .getOutputStream()
            .write(
                ("GET " + ALL + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        assertTrue(socket.getInputStream().readNBytes(200).length > 0);
      }
      awaitFreePlace();
    }
  }

  @Test
  void askingForTheHeadTakesNoPlace() {
    for (int i = 0; i < 20; i++) {
      assertEquals(200, api.send("HEAD", ALL).status());
    }
    assertEquals(200, api.send("HEAD", "/v1/exports/measures.csv").status());
    awaitFreePlace();
  }

  /** The server learns after a while that somebody has gone; the test's time bounds it. */
  private void awaitFreePlace() {
    long deadline = System.nanoTime() + 20_000_000_000L;
    int status = 503;
    while (status == 503 && System.nanoTime() < deadline) {
      status = api.get(json("q=styrkekort")).status();
    }
    assertEquals(200, status);
  }

  private HttpResponse<InputStream> open(String address) throws IOException {
    try {
      HttpResponse<InputStream> response =
          CLIENT.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + address))
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertEquals(200, response.statusCode());
      return response;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static BufferedReader reader(HttpResponse<InputStream> response) {
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  private Stream<String> lines(String address) throws IOException {
    return reader(open(address)).lines();
  }

  private String text(String address) {
    return api.ok(address).response().body();
  }

  private List<NamedCsvRecord> csv(String address) {
    try (var rows = CsvReader.builder().ofNamedCsvRecord(text(address))) {
      return rows.stream().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
