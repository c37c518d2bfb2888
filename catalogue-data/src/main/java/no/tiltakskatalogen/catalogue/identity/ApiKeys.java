package no.tiltakskatalogen.catalogue.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.tiltakskatalogen.catalogue.measure.StoredTime;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import org.jspecify.annotations.Nullable;

/** The API keys. A secret leaves this class once, and only its hash is kept. Thread-safe. */
@Singleton
public final class ApiKeys {

  /** How every secret begins, so that one that strays can be recognised. */
  public static final String PREFIX = "tk_";

  private static final int SECRET_BYTES = 32;
  private static final int SHOWN = PREFIX.length() + 4;

  private final ApiKeyRows rows;
  private final TransactionOperations<Connection> transactions;
  private final Counties counties;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ApiKeys(
      ApiKeyRows rows,
      TransactionOperations<Connection> transactions,
      Vocabularies vocabularies,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.counties = vocabularies.counties();
    this.clock = clock;
  }

  /** The SHA-256 under which a secret is kept. */
  public static String hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes a new key.
   *
   * @param name what it is for; never a person's name
   */
  public IssuedKey create(String name, List<Scope> scopes, Duration lifetime) {
    String secret = secret();
    Instant now = clock.instant();
    ApiKeyRow row =
        new ApiKeyRow(
            UuidCreator.getTimeOrderedEpochPlus1().toString(),
            name,
            secret.substring(0, SHOWN),
            hash(secret),
            scopes.stream().map(Scope::toString).collect(Collectors.joining(" ")),
            1,
            StoredTime.write(now),
            StoredTime.write(now.plus(lifetime)),
            null,
            null);
    return new IssuedKey(key(transactions.executeWrite(status -> rows.save(row))), secret);
  }

  /** All keys, the oldest first. */
  public List<ApiKey> all() {
    return transactions.executeRead(
        status -> rows.findAllOrderByCreatedAscAndIdAsc().stream().map(this::key).toList());
  }

  public Optional<ApiKey> find(String id) {
    return transactions.executeRead(status -> rows.findById(id).map(this::key));
  }

  /** Gives the key a new secret. Empty if it has been changed since it was read, or is revoked. */
  public Optional<IssuedKey> rotate(ApiKey key) {
    String secret = secret();
    long changed =
        transactions.executeWrite(
            status ->
                rows.rotate(key.id(), key.version(), hash(secret), secret.substring(0, SHOWN)));
    return changed == 0
        ? Optional.empty()
        : find(key.id()).map(rotated -> new IssuedKey(rotated, secret));
  }

  /** Whether the key was revoked: not if it has been changed since it was read. */
  public boolean revoke(ApiKey key) {
    String now = StoredTime.write(clock.instant());
    return transactions.executeWrite(status -> rows.revoke(key.id(), key.version(), now)) > 0;
  }

  /** Notes that the key was used at a time. */
  public void use(String id, Instant now) {
    transactions.executeWrite(status -> rows.use(id, StoredTime.write(now)));
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private ApiKey key(ApiKeyRow row) {
    // A scope that a newer data set no longer knows opens nothing.
    List<Scope> scopes =
        Arrays.stream(row.scopes().split(" ", -1))
            .flatMap(text -> Scope.of(text, counties).stream())
            .toList();
    return new ApiKey(
        row.id(),
        row.name(),
        row.beginning(),
        row.hash(),
        scopes,
        row.version(),
        StoredTime.read(row.created()),
        StoredTime.read(row.expires()),
        time(row.lastUsed()),
        time(row.revoked()));
  }

  private static @Nullable Instant time(@Nullable String stored) {
    return stored == null ? null : StoredTime.read(stored);
  }
}
