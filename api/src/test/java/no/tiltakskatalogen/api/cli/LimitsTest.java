package no.tiltakskatalogen.api.cli;

import static no.tiltakskatalogen.api.cli.Caller.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.tiltakskatalogen.api.cli.Api.Answer;
import no.tiltakskatalogen.catalogue.identity.Role;
import no.tiltakskatalogen.catalogue.identity.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How much a client may ask, and what every answer has around it. Each test has its own clients.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LimitsTest {

  private static final int ANONYMOUS = 3;
  private static final String ADDRESS = "/v1/vocabularies";

  private Service service;
  private String portal = "";
  private String admin = "";

  @BeforeAll
  void start(@TempDir Path folder) {
    service =
        start(
            folder,
            Map.of(
                "tiltak.limits.anonymous-per-minute",
                ANONYMOUS,
                "tiltak.limits.known-per-minute",
                5,
                "tiltak.limits.request-seconds",
                1,
                // Here every test comes through a proxy, from an address of its own.
                "tiltak.proxies",
                "127.0.0.1, ::1, 10.0.0.0/8"));
    // Before any request with a key, so that the service knows them from its first reading on.
    portal = key(Role.READER);
    admin = key(Role.ADMIN);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private static Service start(Path folder, Map<String, Object> settings) {
    return Service.start(
        Database.embedded(folder), folder, "localhost", 0, indexed -> {}, settings);
  }

  private Caller from(String addresses) {
    return new Caller(service.port(), "X-Forwarded-For", addresses);
  }

  private static void spend(Caller caller, int requests) {
    for (int i = 0; i < requests; i++) {
      Answer answer = caller.get(ADDRESS);
      assertEquals(200, answer.status(), answer.response().body());
    }
  }

  @Test
  void anAnswerTellsWhatIsLeft() {
    Answer answer = from("192.0.2.1").get(ADDRESS);
    assertEquals("\"client\";q=3;w=60", answer.header("RateLimit-Policy"));
    assertTrue(
        answer.header("RateLimit").matches("\"client\";r=2;t=\\d+"), answer.header("RateLimit"));
  }

  @Test
  void whoeverAsksTooMuchIsToldWhenToGoOn() {
    Caller caller = from("192.0.2.2");
    spend(caller, ANONYMOUS);
    Answer answer = refused(429, caller.get(ADDRESS));
    int seconds = Integer.parseInt(answer.header("Retry-After"));
    assertTrue(seconds > 0 && seconds <= 20, answer.header("Retry-After"));
    assertTrue(answer.header("RateLimit").startsWith("\"client\";r=0;"));
    spend(from("192.0.2.3"), 1);
  }

  @Test
  void aKeyHasABucketOfItsOwn() {
    Caller caller = new Caller(service.port(), "X-Forwarded-For", "192.0.2.4", "X-API-Key", portal);
    spend(caller, 5);
    refused(429, caller.get(ADDRESS));
    spend(from("192.0.2.4"), ANONYMOUS);
  }

  @Test
  void aCredentialThatIsNotAcceptedCountsForItsAddress() {
    Caller guessing =
        new Caller(service.port(), "X-Forwarded-For", "192.0.2.5", "X-API-Key", "tk_x");
    for (int i = 0; i < ANONYMOUS; i++) {
      refused(401, guessing.get(ADDRESS));
    }
    refused(429, guessing.get(ADDRESS));
  }

  @Test
  void aRefusedWriteCostsMore() {
    Caller caller = from("192.0.2.6");
    refused(401, caller.send("POST", "/v1/admin/keys", "{}"));
    refused(429, caller.get(ADDRESS));
  }

  @Test
  void whatAClientWritesBeforeItsOwnAddressIsNotBelieved() {
    spend(from("198.51.100.1, 192.0.2.7, 10.1.1.1"), ANONYMOUS);
    refused(429, from("198.51.100.2, 192.0.2.7").get(ADDRESS));
  }

  @Test
  void aNetworkOfIpv6IsOneClient() {
    spend(from("2001:db8:1:2::1"), ANONYMOUS);
    refused(429, from("2001:db8:1:2:ffff::2").get(ADDRESS));
    spend(from("2001:db8:1:3::1"), 1);
  }

  @Test
  void whoeverIsNoConfiguredProxyIsTheClient(@TempDir Path folder) {
    try (Service direct = start(folder, Map.of("tiltak.limits.anonymous-per-minute", ANONYMOUS))) {
      for (int i = 0; i < ANONYMOUS; i++) {
        spend(new Caller(direct.port(), "X-Forwarded-For", "192.0.2." + i), 1);
      }
      Answer answer =
          refused(
              429,
              new Caller(
                      direct.port(), "X-Forwarded-For", "192.0.2.9", "X-Forwarded-Proto", "https")
                  .get(ADDRESS));
      assertEquals("", answer.header("Strict-Transport-Security"));
    }
  }

  @Test
  void everyAnswerKeepsBrowsersFromTakingItForAPage() {
    for (String address : List.of(ADDRESS, "/nowhere", "/v1/measures?nonsense=1")) {
      Answer answer = from("192.0.2.10").get(address);
      assertEquals("nosniff", answer.header("X-Content-Type-Options"));
      assertEquals("no-referrer", answer.header("Referrer-Policy"));
      assertTrue(answer.header("Content-Security-Policy").startsWith("default-src 'none'"));
      assertEquals("", answer.header("Server"));
      assertEquals("", answer.header("Strict-Transport-Security"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE\r\n\r\n",
        "GET /v1/measures HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
        "OPTIONS / HTTP/1.0\r\nOrigin: https://a.no\r\nAccess-Control-Request-Method: GET\r\n\r\n"
      })
  void whatNoFilterSeesHasTheHeadersOfEveryAnswer(String request) throws IOException {
    String answer = raw(request);
    assertTrue(answer.matches("(?is).*\r\nX-Request-Id: [0-9a-f-]{36}\r\n.*"), answer);
    assertTrue(answer.contains("\r\nX-Content-Type-Options: nosniff\r\n"), answer);
  }

  @Test
  void throughHttpsItStaysHttps() {
    Caller caller =
        new Caller(service.port(), "X-Forwarded-For", "192.0.2.11", "X-Forwarded-Proto", "https");
    assertEquals("max-age=31536000", caller.get(ADDRESS).header("Strict-Transport-Security"));
  }

  // Too large

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    Answer answer =
        refused(
            413,
            new Caller(service.port(), "X-Forwarded-For", "192.0.2.12", "X-API-Key", admin)
                .send("POST", "/v1/admin/keys", "{\"name\":\"" + "x".repeat(1_100_000) + "\"}"));
    assertTrue(answer.body().get("detail").textValue().contains("too large"));
  }

  private String key(Role role) {
    return Administrator.key(service, new Scope(role, null));
  }

  @Test
  void anAddressThatIsTooLongIsRefused() throws IOException {
    String answer =
        raw("GET /v1/measures?q=" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    assertTrue(answer.lines().findFirst().orElseThrow().contains(" 414 "), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
  }

  @Test
  void headersThatAreTooLongAreRefused() throws IOException {
    String answer =
        raw("GET /v1/measures HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 431 "), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
  }

  // Too slow

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /v1/measures HTTP/1.1\r\nHost:",
        "POST /v1/admin/keys HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100\r\n\r\n{"
      })
  void aRequestThatDoesNotArriveIsHungUpOn(String beginning) throws IOException {
    String answer = raw(beginning);
    assertFalse(answer.startsWith("HTTP/1.1 2"), answer);
  }

  @Test
  void aConnectionMayRestBetweenRequests() throws Exception {
    try (Socket socket = new Socket("localhost", service.port())) {
      socket.setSoTimeout(1_300);
      String request = "GET /health HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.13\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertTrue(socket.getInputStream().read(new byte[8_192]) > 0);
      // Longer than a request may take: still open, with nothing to read.
      assertThrows(
          SocketTimeoutException.class,
          () -> {
            while (socket.getInputStream().read(new byte[8_192]) >= 0) {
              // The rest of the answer.
            }
          });
    }
  }

  /** Sends bytes and reads until the service hangs up. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", service.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tiltak.limits.anonymous-per-minute, 0, TILTAK_LIMITS_ANONYMOUS_PER_MINUTE",
    "tiltak.limits.request-seconds, -1, TILTAK_LIMITS_REQUEST_SECONDS",
    "tiltak.limits.enabled, maybe, TILTAK_LIMITS_ENABLED",
    "tiltak.webhooks.enabled, perhaps, TILTAK_WEBHOOKS_ENABLED",
    "tiltak.answers.bytes, -1, TILTAK_ANSWERS_BYTES",
    "tiltak.proxies, proxy.example, TILTAK_PROXIES",
    "tiltak.proxies, 10.0.0.0/64, TILTAK_PROXIES"
  })
  void aSettingThatCannotBeUsedRefusesToStart(
      String name, String value, String complaint, @TempDir Path folder) {
    StartupFailure failure =
        assertThrows(StartupFailure.class, () -> start(folder, Map.of(name, value)));
    assertTrue(String.valueOf(failure.getMessage()).startsWith(complaint), failure.getMessage());
  }
}
