package no.tiltakskatalogen.api.cli;

import static no.tiltakskatalogen.api.cli.Caller.refused;
import static no.tiltakskatalogen.api.cli.TokenIssuer.claims;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import no.tiltakskatalogen.api.cli.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access tokens of a real issuer, good and bad. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokensTest {

  private static final String IDENTITY = "/v1/identity";
  private static final String VESTLAND = "938626367";
  private static final String STRANGER = "999999999";
  private static final String WRITE = "tiltak:skriv";

  private TokenIssuer issuer;
  private Service service;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    issuer = new TokenIssuer();
    service =
        Service.start(
            Database.embedded(folder),
            folder,
            "localhost",
            0,
            indexed -> {},
            settings(issuer.keysAddress()));
  }

  @AfterAll
  void stop() {
    service.close();
    issuer.close();
  }

  private static Map<String, Object> settings(String keysAddress) {
    return Map.of(
        "tiltak.identity.issuer",
        TokenIssuer.NAME,
        "tiltak.identity.audience",
        TokenIssuer.AUDIENCE,
        "tiltak.identity.jwks-url",
        keysAddress,
        "tiltak.identity.scopes",
        "tiltak:skriv=county-editor, tiltak:kurator=curator",
        "tiltak.identity.organisations",
        VESTLAND + "=46");
  }

  private Answer asked(String token) {
    return Caller.bearer(service.port(), token).get(IDENTITY);
  }

  private JsonNode accepted(JWTClaimsSet.Builder claims) {
    Answer answer = asked(issuer.token(claims));
    assertEquals(200, answer.status(), answer.response().body());
    return answer.body();
  }

  private void refusedFor(String reason, String token) {
    Answer answer = refused(401, asked(token));
    assertTrue(answer.header("WWW-Authenticate").contains("invalid_token"));
    String detail = answer.body().get("detail").textValue();
    assertTrue(detail.contains(reason), detail);
  }

  @Test
  void aCountysTokenMakesItsEditor() {
    JsonNode identity = accepted(claims(VESTLAND, WRITE + " other:scope"));
    assertEquals("token", identity.get("kind").textValue());
    assertEquals("elevsystem", identity.get("name").textValue());
    assertEquals("[\"county-editor\"]", identity.get("roles").toString());
    assertEquals("46", identity.at("/county/code").textValue());
  }

  @Test
  void anOrganisationOfNoCountyEditsNothing() {
    JsonNode identity = accepted(claims(STRANGER, WRITE));
    assertEquals(0, identity.get("roles").size());
    assertTrue(identity.get("county").isNull());
  }

  @Test
  void whatIsForNoCountyComesFromTheScopeAlone() {
    JsonNode identity = accepted(claims(STRANGER, "tiltak:kurator"));
    assertEquals("[\"curator\"]", identity.get("roles").toString());
  }

  @Test
  void aNumberOfAnotherRegisterIsNoOrganisation() {
    JWTClaimsSet.Builder claims =
        claims(VESTLAND, WRITE)
            .claim("consumer", Map.of("authority", "other", "ID", "0192:" + VESTLAND));
    assertTrue(accepted(claims).get("county").isNull());
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() {
    refusedFor("another issuer", issuer.token(claims(VESTLAND, WRITE).issuer("https://x.example")));
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() {
    refusedFor("audience", issuer.token(claims(VESTLAND, WRITE).audience("https://x.example")));
  }

  @Test
  void anExpiredTokenIsRefused() {
    Date past = Date.from(Instant.now().minusSeconds(300));
    refusedFor("expired", issuer.token(claims(VESTLAND, WRITE).expirationTime(past)));
  }

  @Test
  void aTokenWithoutAnEndIsRefused() {
    refusedFor("", issuer.token(claims(VESTLAND, WRITE).expirationTime(null)));
  }

  @Test
  void aTokenThatIsNotValidYetIsRefused() {
    Date future = Date.from(Instant.now().plusSeconds(300));
    refusedFor("not valid yet", issuer.token(claims(VESTLAND, WRITE).notBeforeTime(future)));
  }

  @Test
  void aTokenSignedByAnybodyElseIsRefused() {
    refusedFor("signature", issuer.forged(claims(VESTLAND, WRITE)));
  }

  @Test
  void aTokenWithoutSignatureIsRefused() {
    refusedFor("signature", new PlainJWT(claims(VESTLAND, WRITE).build()).serialize());
  }

  @Test
  void whatIsNoTokenIsRefused() {
    refusedFor("neither", "abc");
  }

  @Test
  void anIssuersNewKeyIsFoundAndItsOldOneForgotten(@TempDir Path folder) throws IOException {
    try (TokenIssuer own = new TokenIssuer();
        Service other =
            Service.start(
                Database.embedded(folder),
                folder,
                "localhost",
                0,
                indexed -> {},
                settings(own.keysAddress()))) {
      String old = own.token(claims(VESTLAND, WRITE));
      assertEquals(200, Caller.bearer(other.port(), old).get(IDENTITY).status());
      own.rotate();
      String fresh = own.token(claims(VESTLAND, WRITE));
      assertEquals(200, Caller.bearer(other.port(), fresh).get(IDENTITY).status());
      refused(401, Caller.bearer(other.port(), old).get(IDENTITY));
    }
  }

  @Test
  void withoutAnIssuerTokensAreRefusedAndWithoutItsKeysTheyHaveToWait(@TempDir Path folder)
      throws IOException {
    String token = issuer.token(claims(VESTLAND, WRITE));
    try (Service none =
        Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {})) {
      Answer answer = refused(401, Caller.bearer(none.port(), token).get(IDENTITY));
      assertTrue(answer.body().get("detail").textValue().contains("takes no access tokens"));
    }
    String nowhere = "http://localhost:1/jwks";
    try (Service away =
        Service.start(
            Database.embedded(folder), folder, "localhost", 0, indexed -> {}, settings(nowhere))) {
      Answer answer = refused(503, Caller.bearer(away.port(), token).get(IDENTITY));
      assertFalse(answer.header("Retry-After").isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tiltak.identity.audience|''|TILTAK_IDENTITY_AUDIENCE",
        "tiltak.identity.issuer|''|TILTAK_IDENTITY_ISSUER",
        "tiltak.identity.jwks-url|http://issuer.example/jwks|TILTAK_IDENTITY_JWKS_URL",
        "tiltak.identity.scopes|tiltak:skriv=chief|there is no role «chief»",
        "tiltak.identity.scopes|tiltak:skriv|is no pair",
        "tiltak.identity.organisations|938626367=12|code of no county of today",
        "tiltak.identity.organisations|46=938626367|organisation number"
      })
  void aSettingThatCannotBeUsedRefusesToStart(
      String name, String value, String complaint, @TempDir Path folder) {
    Map<String, Object> settings = new HashMap<>(settings("https://issuer.example/jwks"));
    settings.put(name, value);
    StartupFailure failure =
        assertThrows(
            StartupFailure.class,
            () ->
                Service.start(
                    Database.embedded(folder), folder, "localhost", 0, indexed -> {}, settings));
    assertTrue(String.valueOf(failure.getMessage()).contains(complaint), failure.getMessage());
  }
}
