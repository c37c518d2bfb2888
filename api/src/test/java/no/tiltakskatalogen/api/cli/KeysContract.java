package no.tiltakskatalogen.api.cli;

import static no.tiltakskatalogen.api.cli.Caller.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.transaction.TransactionOperations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import no.tiltakskatalogen.api.cli.Api.Answer;
import no.tiltakskatalogen.catalogue.audit.AuditLog;
import no.tiltakskatalogen.catalogue.identity.ApiKeys;
import no.tiltakskatalogen.catalogue.identity.IssuedKey;
import no.tiltakskatalogen.catalogue.identity.Role;
import no.tiltakskatalogen.catalogue.identity.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The life of an API key and what the audit log tells of it, on whichever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeysContract {

  private static final String KEYS = "/v1/admin/keys";
  private static final String IDENTITY = "/v1/identity";
  private static final String NEW_KEY =
      """
      {"name": "Vestland, skolesystemet", "scopes": ["measures:write:county:46", "webhooks"]}
      """;

  private static final String AUDIT = "/v1/admin/audit";

  private Service service;
  private Caller admin;
  private String adminId = "";

  abstract Database database(Path folder);

  @BeforeAll
  void start(@TempDir Path folder) {
    service = Service.start(database(folder), folder, "localhost", 0, indexed -> {});
    IssuedKey issued =
        keys().create("Drift", List.of(new Scope(Role.ADMIN, null)), Duration.ofDays(1));
    adminId = issued.key().id();
    admin = caller(issued.secret());
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private ApiKeys keys() {
    return service.context().getBean(ApiKeys.class);
  }

  private Caller caller(String secret) {
    return Caller.bearer(service.port(), secret);
  }

  private Answer created() {
    Answer answer = admin.send("POST", KEYS, NEW_KEY);
    assertEquals(201, answer.status(), answer.response().body());
    return answer;
  }

  private static String secret(Answer answer) {
    return answer.body().get("secret").textValue();
  }

  private static String address(Answer created) {
    return created.header("Location");
  }

  private JsonNode listed(String id) {
    return StreamSupport.stream(admin.get(KEYS).body().get("items").spliterator(), false)
        .filter(key -> key.get("id").textValue().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** All that a table holds. */
  @SuppressWarnings("unchecked") // The one bean of this type works on connections.
  private String stored(String table) {
    TransactionOperations<Connection> transactions =
        service.context().getBean(TransactionOperations.class);
    return transactions.executeRead(
        status -> {
          StringBuilder text = new StringBuilder();
          try (Statement statement = status.getConnection().createStatement();
              ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            while (rows.next()) {
              for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                text.append(rows.getString(i)).append(' ');
              }
            }
          }
          return text.toString();
        });
  }

  @Test
  void whoeverSendsNothingIsNobodyInParticular() {
    Answer answer = new Caller(service.port()).get(IDENTITY);
    assertEquals("anonymous", answer.body().get("kind").textValue());
    assertEquals(0, answer.body().get("roles").size());
    assertTrue(answer.body().get("county").isNull());
  }

  @Test
  void aKeyOpensWhatItsScopesSayInEitherHeader() {
    String secret = secret(created());
    for (Caller caller : List.of(caller(secret), new Caller(service.port(), "X-API-Key", secret))) {
      JsonNode identity = caller.get(IDENTITY).body();
      assertEquals("key", identity.get("kind").textValue());
      assertEquals("[\"portal\",\"county-editor\"]", identity.get("roles").toString());
      assertEquals("46", identity.at("/county/code").textValue());
    }
  }

  @Test
  void aKeyHas256RandomBitsAndIsNowhereInTheDatabase() {
    String secret = secret(created());
    assertTrue(secret.matches("tk_[A-Za-z0-9_-]{43}"), secret);
    assertFalse(secret.equals(secret(created())));
    String stored = stored("api_key");
    assertTrue(stored.contains(ApiKeys.hash(secret)));
    assertFalse(stored.contains(secret));
  }

  @Test
  void aKeyIsShownOnceOnly() {
    Answer created = created();
    assertEquals("no-store", created.header("Cache-Control"));
    String again = admin.get(address(created)).response().body();
    assertFalse(again.contains(secret(created)));
    assertFalse(again.contains(ApiKeys.hash(secret(created))));
  }

  @Test
  void aKeyThatThereIsNotIsRefusedEverywhere() {
    Answer answer = refused(401, caller("tk_" + "x".repeat(43)).get("/v1/measures"));
    assertTrue(answer.header("WWW-Authenticate").contains("error=\"invalid_token\""));
  }

  @Test
  void twoCredentialsAreOneTooMany() {
    String secret = secret(created());
    refused(401, caller(secret).send("GET", IDENTITY, "", "X-API-Key", secret));
  }

  @Test
  void anExpiredKeyOpensNothing() {
    String secret =
        keys().create("Kort", List.of(new Scope(Role.READER, null)), Duration.ZERO).secret();
    Answer answer = refused(401, freshly(secret));
    assertTrue(answer.body().get("detail").textValue().contains("expired"));
  }

  /** Asks when the service is bound to have read the keys again. */
  private Answer freshly(String secret) {
    created();
    return caller(secret).get(IDENTITY);
  }

  @Test
  void aKeyTellsWhenItWasLastUsed() {
    Answer created = created();
    String id = created.body().at("/key/id").textValue();
    assertTrue(listed(id).get("lastUsed").isNull());
    caller(secret(created)).get(IDENTITY);
    assertFalse(listed(id).get("lastUsed").isNull());
  }

  @Test
  void rotatingAKeyReplacesWhatOpens() {
    Answer created = created();
    Answer rotated =
        admin.send("POST", address(created) + "/rotate", "", "If-Match", created.header("ETag"));
    assertEquals(200, rotated.status(), rotated.response().body());
    refused(401, caller(secret(created)).get(IDENTITY));
    assertEquals("key", caller(secret(rotated)).get(IDENTITY).body().get("kind").textValue());
  }

  @Test
  void aRevokedKeyOpensNothingAndStaysListed() {
    Answer created = created();
    Answer revoked = admin.send("DELETE", address(created), "", "If-Match", created.header("ETag"));
    assertEquals(204, revoked.status(), revoked.response().body());
    refused(401, caller(secret(created)).get(IDENTITY));
    assertFalse(listed(created.body().at("/key/id").textValue()).get("revoked").isNull());
    refused(409, admin.send("POST", address(created) + "/rotate", "", "If-Match", "*"));
  }

  @Test
  void aKeyIsChangedOnlyByWhoHasSeenItAsItIs() {
    Answer created = created();
    String rotate = address(created) + "/rotate";
    refused(428, admin.send("POST", rotate, ""));
    refused(428, admin.send("DELETE", address(created), ""));
    assertEquals(200, admin.send("POST", rotate, "", "If-Match", "\"1\"").status());
    refused(412, admin.send("POST", rotate, "", "If-Match", "\"1\""));
    refused(412, admin.send("DELETE", address(created), "", "If-Match", "\"1\""));
    refused(404, admin.send("DELETE", KEYS + "/none", "", "If-Match", "*"));
  }

  @Test
  void allFaultsOfABodyComeAtOnce() {
    Answer answer =
        refused(
            400,
            admin.send(
                "POST",
                KEYS,
                """
                {"name": "", "scopes": ["everything"], "expiresInDays": 10000, "secret": "mine"}
                """));
    assertEquals(
        List.of("/expiresInDays", "/name", "/scopes/0", "/secret"),
        answer.texts("/errors", "pointer").stream().sorted().toList());
  }

  @Test
  void aCountyThatIsNoMoreHasNoEditor() {
    Answer answer =
        refused(
            400,
            admin.send(
                "POST",
                KEYS,
                """
                {"name": "Hordaland", "scopes": ["read", "measures:write:county:12"]}
                """));
    assertEquals(List.of("/scopes/1"), answer.texts("/errors", "pointer"));
  }

  @Test
  void whatIsNoJsonIsToldWhere() {
    Answer answer = refused(400, admin.send("POST", KEYS, "{\"name\": }"));
    assertTrue(answer.texts("/errors", "detail").getFirst().contains("line 1, column"));
  }

  @Test
  void aRequestSentAgainIsCarriedOutOnce() {
    String key = UUID.randomUUID().toString();
    Answer first = admin.send("POST", KEYS, NEW_KEY, "Idempotency-Key", key);
    int before = admin.get(KEYS).body().get("items").size();
    Answer second = admin.send("POST", KEYS, NEW_KEY, "Idempotency-Key", key);
    assertEquals(201, second.status(), second.response().body());
    assertEquals(first.body(), second.body());
    assertEquals(first.header("ETag"), second.header("ETag"));
    assertEquals(first.header("Location"), second.header("Location"));
    assertEquals("true", second.header("Idempotency-Replayed"));
    assertEquals(before, admin.get(KEYS).body().get("items").size());
    assertFalse(stored("idempotent_answer").contains(secret(first)));
  }

  @Test
  void anIdempotencyKeyBelongsToOneRequest() {
    String key = UUID.randomUUID().toString();
    admin.send("POST", KEYS, NEW_KEY, "Idempotency-Key", key);
    refused(
        422, admin.send("POST", KEYS, NEW_KEY.replace("Vestland", "Oslo"), "Idempotency-Key", key));
    Answer tooShort = refused(400, admin.send("POST", KEYS, NEW_KEY, "Idempotency-Key", "1"));
    assertEquals(List.of("Idempotency-Key"), tooShort.texts("/errors", "parameter"));
  }

  // The audit log

  private long lastAudited() {
    long last = 0;
    long next = admin.get(AUDIT + "?limit=1000").body().get("next").asLong();
    while (next > last) {
      last = next;
      next = admin.get(AUDIT + "?limit=1000&after=" + last).body().get("next").asLong();
    }
    return last;
  }

  @Test
  void aWriteIsNotedBeforeAndAfter() {
    long before = lastAudited();
    created();
    Answer audit = admin.get(AUDIT + "?after=" + before);
    assertEquals(List.of("asked", "answered"), audit.texts("/items", "outcome"));
    assertEquals(List.of("createKey", "createKey"), audit.texts("/items", "operation"));
    assertEquals(List.of("null", "201"), audit.texts("/items", "status"));
    assertEquals(before + 1, audit.body().at("/items/1/about").asLong());
    String actor = audit.body().at("/items/0/actor").textValue();
    assertEquals(listed(adminId).get("actor").textValue(), actor);
    assertFalse(actor.contains(adminId));
  }

  @Test
  void aWriteThatIsNotAllowedIsNoted() {
    long before = lastAudited();
    refused(401, new Caller(service.port()).send("POST", KEYS, NEW_KEY));
    refused(403, caller(secret(created())).send("POST", KEYS, NEW_KEY));
    Answer denied = admin.get(AUDIT + "?outcome=denied&after=" + before);
    assertEquals(List.of("401", "403"), denied.texts("/items", "status"));
    assertTrue(denied.body().at("/items/0/actor").textValue().matches("address:[0-9a-f]{24}"));
    assertTrue(denied.body().at("/items/1/actor").textValue().matches("key:[0-9a-f]{24}"));
  }

  @Test
  void aWriteThatFailsIsNotedWithItsStatus() {
    Answer created = created();
    long before = lastAudited();
    refused(412, admin.send("DELETE", address(created), "", "If-Match", "\"7\""));
    Answer audit = admin.get(AUDIT + "?after=" + before);
    assertEquals(List.of("null", "412"), audit.texts("/items", "status"));
  }

  @Test
  void readingIsNotNoted() {
    long before = lastAudited();
    new Caller(service.port()).get("/v1/measures");
    refused(401, new Caller(service.port()).get(KEYS));
    assertEquals(before, lastAudited());
  }

  @Test
  void theAuditLogIsReadInPagesAndByFilter() {
    long before = lastAudited();
    created();
    created();
    JsonNode page = admin.get(AUDIT + "?limit=3&after=" + before).body();
    assertEquals(3, page.get("items").size());
    assertEquals(before + 3, page.get("next").asLong());
    assertEquals(
        0, admin.get(AUDIT + "?operation=rotateKey&after=" + before).body().get("items").size());
    String actor = listed(adminId).get("actor").textValue();
    assertEquals(
        4, admin.get(AUDIT + "?actor=" + actor + "&after=" + before).body().get("items").size());
  }

  @Test
  void manyWritersLeaveNoGapInTheAuditLog() {
    AuditLog log = service.context().getBean(AuditLog.class);
    long before = lastAudited();
    List<Long> numbers =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(i -> log.asked("command-line", "test", "/" + i))
            .sorted()
            .toList();
    assertEquals(LongStream.rangeClosed(before + 1, before + 40).boxed().toList(), numbers);
  }
}
