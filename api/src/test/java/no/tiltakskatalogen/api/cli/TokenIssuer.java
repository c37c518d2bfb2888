package no.tiltakskatalogen.api.cli;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** An issuer of access tokens in the form of Maskinporten's, with its keys at an address. */
final class TokenIssuer implements Closeable {

  static final String NAME = "https://issuer.example/";
  static final String AUDIENCE = "https://tiltak.example";

  private final HttpServer server;
  private volatile RSAKey key;

  TokenIssuer() throws IOException {
    key = newKey();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/jwks",
        exchange -> {
          byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
  }

  static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String keysAddress() {
    return "http://localhost:%d/jwks".formatted(server.getAddress().getPort());
  }

  /** From now on signs with a new key and shows no other. */
  void rotate() {
    key = newKey();
  }

  /** The claims of a good token of an organisation, to be changed by those who want a bad one. */
  static JWTClaimsSet.Builder claims(String organisation, String scope) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .audience(AUDIENCE)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(120)))
        .claim("scope", scope)
        .claim("client_id", "elevsystem")
        .claim(
            "consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:" + organisation));
  }

  String token(JWTClaimsSet.Builder claims) {
    return signed(claims, key);
  }

  /** Signs with any key, under the name of one that is shown. */
  String forged(JWTClaimsSet.Builder claims) {
    return signed(claims, new RSAKey.Builder(newKey()).keyID(key.getKeyID()).build());
  }

  static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
              claims.build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
