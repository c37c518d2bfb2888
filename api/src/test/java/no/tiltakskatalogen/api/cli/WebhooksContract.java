package no.tiltakskatalogen.api.cli;

import static no.tiltakskatalogen.api.cli.Caller.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.tiltakskatalogen.api.cli.Api.Answer;
import no.tiltakskatalogen.api.cli.WebhookReceiver.Message;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.api.webhook.WebhookDeliveries;
import no.tiltakskatalogen.catalogue.identity.ApiKeys;
import no.tiltakskatalogen.catalogue.identity.Role;
import no.tiltakskatalogen.catalogue.identity.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of a webhook, on whichever database. Nothing is sent but when a test says so, and at the
 * time that it says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WebhooksContract {

  private static final String WEBHOOKS = "/v1/webhooks";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Service service;
  private Caller portal;
  private Caller other;
  private Caller admin;
  private Caller eager;
  private Caller leaving;
  private String leavingKey = "";
  private Instant now = Instant.now();

  abstract Database database(Path folder);

  @BeforeAll
  void start(@TempDir Path folder) {
    service =
        Service.start(
            database(folder),
            folder,
            "localhost",
            0,
            indexed -> {},
            Map.of("tiltak.webhooks.enabled", false, "tiltak.webhooks.allow-private", true));
    portal = caller(Role.PORTAL);
    other = caller(Role.PORTAL);
    admin = caller(Role.ADMIN);
    eager = caller(Role.PORTAL);
    var issued =
        service
            .context()
            .getBean(ApiKeys.class)
            .create("Portal", List.of(new Scope(Role.PORTAL, null)), Duration.ofDays(1));
    leavingKey = issued.key().id();
    leaving = Caller.bearer(service.port(), issued.secret());
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private Caller caller(Role role) {
    return Administrator.caller(service, role, null);
  }

  private static String wanted(WebhookReceiver receiver, String search) {
    return "{\"url\": \"%s\", \"search\": \"%s\"}".formatted(receiver.url(), search);
  }

  private JsonNode created(WebhookReceiver receiver, String search) {
    Answer answer = portal.send("POST", WEBHOOKS, wanted(receiver, search));
    assertEquals(201, answer.status(), answer.response().body());
    return answer.body();
  }

  private static String address(JsonNode issued) {
    return WEBHOOKS + "/" + issued.at("/webhook/id").asText();
  }

  /** A webhook whose receiver has said that it wants to be told. */
  private JsonNode active(WebhookReceiver receiver, String search) {
    JsonNode issued = created(receiver, search);
    Answer answer = portal.send("POST", address(issued) + "/verify", "");
    assertEquals("active", answer.body().path("state").asText(), answer.response().body());
    now = Instant.now();
    return issued;
  }

  private JsonNode state(JsonNode issued) {
    return portal.get(address(issued)).body();
  }

  private void remove(JsonNode issued) {
    assertEquals(204, admin.send("DELETE", address(issued), "", "If-Match", "*").status());
  }

  private long write(UUID id, String title) {
    Written.to(service).save(id, title);
    return indexed();
  }

  private long indexed() {
    long last = Written.to(service).measures().lastChange();
    assertTrue(service.context().getBean(IndexProgress.class).await(last, PATIENCE));
    return last;
  }

  /** Sends what is due after some time has passed. */
  private void round(Duration later) {
    now = now.plus(later);
    service.context().getBean(WebhookDeliveries.class).round(now);
  }

  @Test
  void nothingIsSentBeforeTheReceiverHasAnsweredAVerification() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      JsonNode issued = created(receiver, "");
      assertEquals("unverified", issued.at("/webhook/state").asText());
      write(UUID.randomUUID(), "Fjelltur");
      round(Duration.ofHours(1));
      assertEquals(0, receiver.waiting());
      receiver.ignoreChallenges();
      Answer refused = refused(409, portal.send("POST", address(issued) + "/verify", ""));
      assertTrue(refused.body().get("detail").asText().contains("challenge"));
      assertEquals("unverified", state(issued).get("state").asText());
      remove(issued);
    }
  }

  @Test
  void nobodyIsAskedToVerifyOverAndOver() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      JsonNode issued = created(receiver, "");
      receiver.ignoreChallenges();
      for (int i = 0; i < 10; i++) {
        refused(409, portal.send("POST", address(issued) + "/verify", ""));
      }
      Answer refused = refused(429, portal.send("POST", address(issued) + "/verify", ""));
      assertEquals("600", refused.header("Retry-After"));
      remove(issued);
    }
  }

  @Test
  void whatIsSentIsCounted() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      JsonNode issued = active(receiver, "");
      double before = received();
      write(UUID.randomUUID(), "Klatrekurs");
      round(Duration.ZERO);
      assertEquals(before + 1, received());
      remove(issued);
    }
  }

  private double received() {
    String metrics = portal.get("/metrics").response().body();
    return metrics
        .lines()
        .filter(line -> line.startsWith("tiltak_webhooks_total{outcome=\"received\"}"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aChangeOfAMeasureThatTheSearchFindsIsToldWithASignature() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      JsonNode issued = active(receiver, "county=03&q=skitur");
      long number = write(UUID.randomUUID(), "Skitur for elever");
      round(Duration.ofSeconds(1));
      Message message = receiver.next();
      assertEquals(List.of(number), message.numbers());
      assertEquals(List.of("created"), message.kinds());
      assertEquals("measures.changed", message.json().get("type").asText());
      byte[] key = Base64.getDecoder().decode(issued.get("secret").asText().substring(6));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String signed = String.join(".", message.id(), message.timestamp(), message.body());
      byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      String signature = Base64.getEncoder().encodeToString(code);
      assertEquals("v1," + signature, message.signature());
      remove(issued);
    }
  }

  @Test
  void aChangeOfAnotherMeasureIsNotToldAndAWithdrawalIs() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      JsonNode issued = active(receiver, "q=skitur");
      UUID measure = UUID.randomUUID();
      write(measure, "Leksehjelp på torsdager");
      round(Duration.ofSeconds(1));
      assertEquals(0, receiver.waiting());
      Written.to(service).withdraw(measure, "Leksehjelp på torsdager", "Avsluttet");
      long number = indexed();
      round(Duration.ofSeconds(1));
      Message message = receiver.next();
      assertEquals(List.of("withdrawn"), message.kinds());
      assertEquals(number, state(issued).get("delivered").asLong());
      remove(issued);
    }
  }

  @Test
  void whatFailedIsSentAgainLaterUnderTheSameId() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      JsonNode issued = active(receiver, "");
      receiver.answerWith(500);
      write(UUID.randomUUID(), "Turgruppe");
      round(Duration.ofSeconds(1));
      Message failed = receiver.next();
      assertEquals("The answer was 500.", state(issued).get("lastFailure").asText());
      round(Duration.ofSeconds(9));
      assertEquals(0, receiver.waiting(), "It is too early");
      receiver.answerWith(204);
      round(Duration.ofSeconds(2));
      Message again = receiver.next();
      assertEquals(failed.id(), again.id());
      assertEquals(failed.numbers(), again.numbers());
      assertNotEquals(failed.timestamp(), again.timestamp());
      assertEquals(0, state(issued).get("failures").asInt());
      assertTrue(state(issued).get("lastFailure").isNull());
      remove(issued);
    }
  }

  @Test
  void afterTwelveFailuresItIsDisabledAndGoesOnWhereItWasWhenVerifiedAgain() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      JsonNode issued = active(receiver, "");
      receiver.answerWith(503);
      long number = write(UUID.randomUUID(), "Klatregruppe");
      for (int failures = 1; failures <= 12; failures++) {
        assertEquals("active", state(issued).get("state").asText());
        round(Duration.ofHours(7));
        assertEquals(List.of(number), receiver.next().numbers());
      }
      assertEquals("disabled", state(issued).get("state").asText());
      round(Duration.ofDays(2));
      assertEquals(0, receiver.waiting());
      receiver.answerWith(200);
      assertEquals(200, portal.send("POST", address(issued) + "/verify", "").status());
      now = Instant.now();
      round(Duration.ofSeconds(1));
      assertEquals(List.of(number), receiver.next().numbers());
      remove(issued);
    }
  }

  @Test
  void manyChangesComeInOrderAndEachOnce() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      JsonNode issued = active(receiver, "q=kanotur");
      long before = Written.to(service).measures().lastChange();
      for (int i = 0; i < 120; i++) {
        Written.to(service).save(UUID.randomUUID(), "Kanotur " + i);
      }
      indexed();
      round(Duration.ofSeconds(1));
      List<Long> first = receiver.next().numbers();
      List<Long> second = receiver.next().numbers();
      assertEquals(before + 1, first.getFirst());
      assertEquals(first.getLast() + 1, second.getFirst());
      assertEquals(120, first.size() + second.size());
      remove(issued);
    }
  }

  @Test
  void nothingIsSentForSomebodyWhoseKeyHasBeenRevoked() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      ApiKeys keys = service.context().getBean(ApiKeys.class);
      Answer made = leaving.send("POST", WEBHOOKS, wanted(receiver, ""));
      leaving.send("POST", made.header("Location") + "/verify", "");
      assertTrue(keys.revoke(keys.find(leavingKey).orElseThrow()));
      write(UUID.randomUUID(), "Orientering");
      now = Instant.now();
      round(Duration.ofSeconds(1));
      assertEquals(0, receiver.waiting());
      JsonNode left = admin.get(made.header("Location")).body();
      assertEquals("disabled", left.get("state").asText());
    }
  }

  @Test
  void anAnswerWithoutEndIsNotReadToItsEnd() throws Exception {
    try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Long> sent = CompletableFuture.supplyAsync(() -> flood(endless));
      String body = "{\"url\": \"http://localhost:%d/\"}".formatted(endless.getLocalPort());
      Answer made = portal.send("POST", WEBHOOKS, body);
      Answer refused = refused(409, portal.send("POST", made.header("Location") + "/verify", ""));
      assertTrue(refused.body().get("detail").asText().contains("could be read"));
      assertTrue(sent.get(60, TimeUnit.SECONDS) < 100_000_000L, "It was read on and on");
      remove(made.body());
    }
  }

  /** Answers with one header line without end; tells how much of it was taken. */
  private static long flood(ServerSocket server) {
    long sent = 0;
    byte[] some = "y".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = server.accept()) {
      socket
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nX-A: ".getBytes(StandardCharsets.US_ASCII));
      while (sent < 200_000_000L) {
        socket.getOutputStream().write(some);
        sent += some.length;
      }
    } catch (IOException e) {
      // The other side has heard enough.
    }
    return sent;
  }

  @Test
  void theSecretIsShownOnce() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      JsonNode issued = created(receiver, "");
      assertTrue(issued.get("secret").asText().startsWith("whsec_"));
      assertFalse(portal.get(address(issued)).response().body().contains("whsec_"));
      assertFalse(portal.get(WEBHOOKS).response().body().contains("whsec_"));
      remove(issued);
    }
  }

  @Test
  void somebodyElsesWebhookIsNoneOfYours() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      JsonNode issued = created(receiver, "");
      refused(404, other.get(address(issued)));
      refused(404, other.send("POST", address(issued) + "/verify", ""));
      refused(404, other.send("DELETE", address(issued), "", "If-Match", "*"));
      assertEquals(0, other.get(WEBHOOKS).body().get("items").size());
      assertFalse(admin.get(WEBHOOKS).body().get("items").isEmpty());
      remove(issued);
    }
  }

  @Test
  void aWebhookIsRemovedByWhoeverHasSeenItsState() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      JsonNode issued = created(receiver, "");
      refused(428, portal.send("DELETE", address(issued), ""));
      String seen = portal.get(address(issued)).header("ETag");
      portal.send("POST", address(issued) + "/verify", "");
      refused(412, portal.send("DELETE", address(issued), "", "If-Match", seen));
      String present = portal.get(address(issued)).header("ETag");
      assertEquals(204, portal.send("DELETE", address(issued), "", "If-Match", present).status());
      refused(404, portal.get(address(issued)));
    }
  }

  @Test
  void everyFaultOfAWishIsToldAtOnceAndWhere() {
    String body =
        "{\"url\": \"ftp://example.org\", \"search\": \"categroy=x&phase=sluttvurderin&cursor=y\"}";
    JsonNode errors = refused(400, portal.send("POST", WEBHOOKS, body)).body().get("errors");
    assertEquals(4, errors.size(), errors.toString());
    assertEquals("/url", errors.get(0).get("pointer").asText());
    List<String> guesses = Api.texts(errors, "didYouMean");
    assertTrue(guesses.containsAll(List.of("category", "sluttvurdering")), guesses.toString());
    String cut = "{\"url\": \"https://example.org/\", \"search\": \"q=%\"}";
    assertEquals(
        "/search",
        refused(400, portal.send("POST", WEBHOOKS, cut)).body().at("/errors/0/pointer").asText());
  }

  @Test
  void twentyAreEnoughForOnePortal() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      for (int i = 0; i < 20; i++) {
        assertEquals(201, eager.send("POST", WEBHOOKS, wanted(receiver, "")).status());
      }
      refused(409, eager.send("POST", WEBHOOKS, wanted(receiver, "")));
    }
  }
}
