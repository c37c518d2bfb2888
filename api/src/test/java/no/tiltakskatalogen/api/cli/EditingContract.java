package no.tiltakskatalogen.api.cli;

import static no.tiltakskatalogen.api.cli.Caller.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import no.tiltakskatalogen.api.cli.Api.Answer;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.catalogue.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counties writing their own measures, on whichever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EditingContract {

  private static final String MEASURES = "/v1/measures";

  private Service service;
  private Caller vestland;
  private Caller oslo;
  private Caller anyone;
  private final Map<Role, Caller> others = new EnumMap<>(Role.class);

  abstract Database database(Path folder);

  @BeforeAll
  void start(@TempDir Path folder) {
    service = Service.start(database(folder), folder, "localhost", 0, indexed -> {});
    vestland = caller(Role.COUNTY_EDITOR, "46");
    oslo = caller(Role.COUNTY_EDITOR, "03");
    anyone = new Caller(service.port());
    // Before the first request: keys are read again only now and then.
    for (Role role : Role.values()) {
      if (role != Role.COUNTY_EDITOR) {
        others.put(role, caller(role, null));
      }
    }
  }

  @AfterAll
  void stop() {
    assertTrue(service.context().getBean(IndexFollower.class).verify().clean());
    service.close();
  }

  private Caller caller(Role role, @Nullable String county) {
    return Administrator.caller(service, role, county);
  }

  private static String measure(String title, String more) {
    return """
        {"title": "%s", "language": "nb", "category": "malrettede-tiltak"%s}
        """
        .formatted(title, more);
  }

  private Answer created(String title) {
    Answer answer = vestland.send("POST", MEASURES, measure(title, ""));
    assertEquals(201, answer.status(), answer.response().body());
    return answer;
  }

  private static String address(Answer created) {
    return MEASURES + "/" + created.body().get("id").asText();
  }

  private long lastChange() {
    return Written.to(service).measures().lastChange();
  }

  @Test
  void aMeasureThatACountyAddsIsReadAndFoundAtOnce() {
    Answer created = created("Kajakklubb på Voss");
    assertEquals("46", created.body().at("/county/code").asText());
    assertEquals(200, anyone.get(created.header("Location")).status());
    long change = Long.parseLong(created.header("X-Catalogue-Revision"));
    assertEquals(lastChange(), change);
    Answer found = anyone.get(MEASURES + "?q=kajakklubb&waitFor=" + change);
    assertEquals(List.of("Kajakklubb på Voss"), found.titles());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"title\": \"a\", \"title\": \"b\"} | is no JSON with every name once: line 1, column 23",
        "{\"title\": }            | is no JSON with every name once: line 1, column 11"
      })
  void aBodyThatCannotBeReadIsToldWhere(String body, String detail) {
    Answer refused = vestland.send("POST", MEASURES, body);
    assertEquals(400, refused.status());
    assertEquals(detail, refused.body().at("/errors/0/detail").textValue());
  }

  @Test
  void aBodyThatIsNestedTooDeeplyIsToldSo() {
    String body = "{\"sections\":".repeat(5_000) + "1" + "}".repeat(5_000);
    Answer refused = vestland.send("POST", MEASURES, body);
    assertEquals(400, refused.status());
    assertEquals(
        "is nested too deeply, or has a name or number that is too long",
        refused.body().at("/errors/0/detail").textValue());
  }

  @Test
  void aCountyThatBecamePartOfTheEditorsIsItsOwnToo() {
    Answer created = vestland.send("POST", MEASURES, measure("Båtbygging", ", \"county\": \"HO\""));
    assertEquals(201, created.status(), created.response().body());
    assertEquals("HO", created.body().at("/county/initials").asText());
  }

  @Test
  void aMeasureIsRevisedByWhoeverHasReadIt() {
    Answer created = created("Robotverksted");
    String revised = measure("Robotverksted", ", \"summary\": \"Elever bygger roboter.\"");
    refused(428, vestland.send("PUT", address(created), revised));
    String read = anyone.get(address(created) + "?lang=nn").header("ETag");
    Answer answer = vestland.send("PUT", address(created), revised, "If-Match", read);
    assertEquals(200, answer.status(), answer.response().body());
    assertEquals("46", answer.body().at("/county/code").asText());
    assertNotEquals(created.header("ETag"), answer.header("ETag"));
    assertEquals(answer.header("ETag"), anyone.get(address(created)).header("ETag"));
    refused(412, vestland.send("PUT", address(created), revised, "If-Match", read));
  }

  @Test
  void aMeasureCanBeSentBackInTheFormItIsReadIn() {
    Answer created =
        vestland.send(
            "POST",
            MEASURES,
            measure(
                "Seilskute",
                """
                , "county": "HO", "group": "laereplass-2", "phases": ["oppfolging-vg1"],
                "actors": [{"id": "skoleeier", "basis": "editorial", "reason": "Skoleeier betaler."}],
                "sections": {"goal": "Flere fullfører."},
                "sources": [{"document": "eksempelsamling-2013", "place": "eksempel 01"}]\
                """));
    long before = lastChange();
    Answer read = anyone.get(address(created) + "?lang=nn");
    ObjectNode measure = read.body().deepCopy();
    Answer same = vestland.send("PUT", address(created), measure.toString(), "If-Match", "*");
    assertEquals(200, same.status(), same.response().body());
    assertEquals(before, lastChange(), "nothing is changed by what is the same");
    measure.put("title", "Seilskute på tokt");
    Answer revised =
        vestland.send("PUT", address(created), measure.toString(), "If-Match", read.header("ETag"));
    assertEquals("Seilskute på tokt", revised.body().path("title").asText());
    measure.put("price", 100);
    Answer wrong = vestland.send("PUT", address(created), measure.toString(), "If-Match", "*");
    assertEquals("/price", refused(400, wrong).body().at("/errors/0/pointer").asText());
  }

  @Test
  void aTagReadWithCompressionServesToRevise() {
    Answer created = created("Vinterleir");
    String tag =
        anyone.send("HEAD", address(created), "", "Accept-Encoding", "gzip").header("ETag");
    assertNotEquals(created.header("ETag"), tag);
    String revised = measure("Vinterleir på fjellet", "");
    assertEquals(200, vestland.send("PUT", address(created), revised, "If-Match", tag).status());
    refused(412, vestland.send("PUT", address(created), revised, "If-Match", tag));
  }

  @Test
  void whatTellsWhoSomebodyIsIsRefused() {
    Answer answer =
        vestland.send("POST", MEASURES, measure("Los", ", \"keywords\": [\"158190 10029\"]"));
    assertEquals("/keywords/0", refused(400, answer).body().at("/errors/0/pointer").asText());
    Answer created = created("Losing");
    String why = address(created) + "?reason=" + Api.encoded("Gjaldt 15.81.90 10029");
    Answer kept = refused(400, vestland.send("DELETE", why, "", "If-Match", "*"));
    assertEquals("reason", kept.body().at("/errors/0/parameter").asText());
  }

  @Test
  void whatIsSentAgainUnchangedChangesNothing() {
    Answer created = created("Sjakk-klubb");
    long before = lastChange();
    String same = measure("Sjakk-klubb", "");
    assertEquals(200, vestland.send("PUT", address(created), same, "If-Match", "*").status());
    assertEquals(before, lastChange());
  }

  @Test
  void aWithdrawnMeasureIsGoneWithItsReason() {
    Answer created = created("Strikkekafé");
    Answer unexplained = vestland.send("DELETE", address(created), "", "If-Match", "*");
    assertEquals("reason", refused(400, unexplained).body().at("/errors/0/parameter").asText());
    String withReason = address(created) + "?reason=" + Api.encoded("Tiltaket er avsluttet.");
    refused(428, vestland.send("DELETE", withReason, ""));
    Answer gone = vestland.send("DELETE", withReason, "", "If-Match", created.header("ETag"));
    assertEquals(204, gone.status(), gone.response().body());
    String told = refused(410, anyone.get(address(created))).body().get("detail").asText();
    assertTrue(told.contains("Tiltaket er avsluttet."), told);
    String again = measure("Strikkekafé", "");
    refused(410, vestland.send("PUT", address(created), again, "If-Match", "*"));
    long change = Long.parseLong(gone.header("X-Catalogue-Revision"));
    Answer found = anyone.get(MEASURES + "?q=strikkekafé&waitFor=" + change);
    assertEquals(List.of(), found.titles());
  }

  @Test
  void everyFaultOfAMeasureIsToldAtOnceAndNothingIsWritten() {
    long before = lastChange();
    String body =
        """
        {"title": " ", "language": "de", "category": "malrettede-tilta", "phases": ["vg9"], "categori": "x",
         "county": "Vestlandet", "withdrawn": {"reason": "Nei"}}
        """;
    JsonNode errors = refused(400, vestland.send("POST", MEASURES, body)).body().get("errors");
    List<String> pointers = Api.texts(errors, "pointer");
    assertTrue(
        pointers.containsAll(
            List.of("/title", "/language", "/category", "/phases/0", "/county", "/withdrawn")),
        errors.toString());
    JsonNode category = errors.get(pointers.indexOf("/category"));
    assertEquals("malrettede-tiltak", category.get("didYouMean").textValue());
    assertTrue(
        category.get("allowed").toString().contains("\"kunnskap-om-lokale-forhold\""),
        category.toString());
    JsonNode language = errors.get(pointers.indexOf("/language"));
    assertEquals("[\"nb\",\"nn\"]", language.get("allowed").toString());
    assertEquals(
        "category",
        errors.get(pointers.indexOf("/categori")).get("didYouMean").textValue(),
        errors.toString());
    refused(400, vestland.send("POST", MEASURES, "{\"title\": \"a\", \"title\": \"b\"}"));
    refused(400, vestland.send("POST", MEASURES, "[]"));
    refused(400, vestland.send("POST", MEASURES, "\u0000\u0000tekst"));
    refused(415, vestland.send("POST", MEASURES, "", "Content-Type", "text/plain"));
    refused(415, vestland.send("POST", MEASURES, ""));
    refused(
        400,
        vestland.send(
            "POST", MEASURES, measure("Med id", ", \"id\": \"%s\"".formatted(UUID.randomUUID()))));
    assertEquals(before, lastChange());
  }

  @Test
  void aMeasureThatIsSentTwiceUnderOneKeyIsAddedOnce() {
    String key = UUID.randomUUID().toString();
    String body = measure("Folkedans", "");
    Answer first = vestland.send("POST", MEASURES, body, "Idempotency-Key", key);
    created("Etter folkedansen");
    Answer second = vestland.send("POST", MEASURES, body, "Idempotency-Key", key);
    assertEquals(201, second.status(), second.response().body());
    assertEquals(first.body().get("id"), second.body().get("id"));
    assertEquals(first.header("X-Catalogue-Revision"), second.header("X-Catalogue-Revision"));
  }

  @Test
  void theCountyIsTheEditorsAndCannotBeGivenAway() {
    Answer created = created("Bakekurs");
    long before = lastChange();
    String toOslo = measure("Bakekurs", ", \"county\": \"OS\"");
    refused(403, vestland.send("PUT", address(created), toOslo, "If-Match", "*"));
    refused(403, vestland.send("POST", MEASURES, toOslo, "X-County", "03"));
    assertEquals(before, lastChange());
  }

  @Test
  void everyWriteAndEveryRefusalIsInTheAuditLog() {
    Answer created = created("Korprosjekt");
    refused(403, oslo.send("PUT", address(created), measure("Korprosjekt", ""), "If-Match", "*"));
    Caller admin = Objects.requireNonNull(others.get(Role.ADMIN));
    JsonNode written =
        admin.get("/v1/admin/audit?operation=createMeasure&limit=1000").body().get("items");
    assertTrue(Api.texts(written, "outcome").containsAll(List.of("asked", "answered")));
    JsonNode denied =
        admin.get("/v1/admin/audit?operation=reviseMeasure&outcome=denied").body().get("items");
    assertTrue(Api.texts(denied, "target").contains(address(created)), denied.toString());
  }

  /** Every write by everybody there is, to a measure of the county 46. */
  @TestFactory
  List<DynamicTest> onlyItsOwnEditorWritesAMeasureOfACounty() {
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(table("nobody", anyone, 401));
    tests.add(table("editor of the county", vestland, 200));
    tests.add(table("editor of another county", oslo, 403));
    others.forEach((role, caller) -> tests.add(table(role.id(), caller, 403)));
    return tests;
  }

  private DynamicTest table(String name, Caller caller, int expected) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Answer created = created("Tabell " + name);
          String own = measure("Tabell " + name, ", \"county\": \"46\"");
          Answer added = caller.send("POST", MEASURES, own);
          Answer revised = caller.send("PUT", address(created), own, "If-Match", "*");
          Answer withdrawn =
              caller.send("DELETE", address(created) + "?reason=Slutt", "", "If-Match", "*");
          assertEquals(expected == 200 ? 201 : expected, added.status());
          assertEquals(expected, revised.status(), revised.response().body());
          assertEquals(expected == 200 ? 204 : expected, withdrawn.status());
          assertEquals(expected == 200 ? 410 : 200, anyone.get(address(created)).status());
        });
  }
}
