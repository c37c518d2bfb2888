package no.tiltakskatalogen.api.identity;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.tiltakskatalogen.api.error.StoreFaults;
import no.tiltakskatalogen.api.identity.Actor.KeyHolder;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.catalogue.identity.ApiKey;
import no.tiltakskatalogen.catalogue.identity.ApiKeys;
import no.tiltakskatalogen.catalogue.identity.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The API keys in memory, read again when they are older than a few seconds. So a key costs no
 * statement, a stranger's guess neither, and keys work on while the database is away. Thread-safe.
 */
@Singleton
final class KeyRing {

  private static final System.Logger LOG = System.getLogger(KeyRing.class.getName());
  private static final Duration FRESH = Duration.ofSeconds(5);

  /** How exact the time of last use is. */
  private static final Duration USE_NOTED = Duration.ofMinutes(1);

  private record Read(Map<String, ApiKey> byHash, Instant at) {}

  private final ApiKeys keys;
  private final Clock clock;
  private final IndexFollower follower;
  private final Map<String, Instant> used = new ConcurrentHashMap<>();
  private volatile @Nullable Read latest;

  KeyRing(ApiKeys keys, Clock clock, IndexFollower follower) {
    this.keys = keys;
    this.clock = clock;
    this.follower = follower;
  }

  /** Who holds a secret. Reads from the database now and then. */
  KeyHolder holder(String secret) throws Refusal {
    Instant now = clock.instant();
    ApiKey key = current(now).byHash().get(ApiKeys.hash(secret));
    if (key == null) {
      throw new Refusal("There is no such API key.");
    }
    if (key.revoked() != null) {
      throw new Refusal("The API key has been revoked.");
    }
    if (!key.isValid(now)) {
      throw new Refusal("The API key expired at %s.".formatted(key.expires()));
    }
    noteUse(key, now);
    return new KeyHolder(
        key.id(),
        key.name(),
        key.scopes().stream().map(Scope::role).collect(Collectors.toSet()),
        key.scopes().stream()
            .flatMap(scope -> Stream.ofNullable(scope.county()))
            .findFirst()
            .orElse(null),
        key.expires());
  }

  /** Makes the next request read the keys again. */
  void forget() {
    latest = null;
  }

  private Read current(Instant now) {
    Read read = known(now);
    return read == null ? reread(now) : read;
  }

  /** What need not be read again: while the database is known to be away nobody waits for it. */
  private @Nullable Read known(Instant now) {
    Read read = latest;
    boolean isEnough =
        read != null && (now.isBefore(read.at().plus(FRESH)) || !follower.reachesStore());
    return isEnough ? read : null;
  }

  private synchronized Read reread(Instant now) {
    Read read = known(now);
    if (read != null) {
      return read;
    }
    read = latest;
    try {
      Map<String, ApiKey> byHash =
          keys.all().stream().collect(Collectors.toMap(ApiKey::hash, Function.identity()));
      read = new Read(byHash, now);
    } catch (RuntimeException e) {
      if (read == null || !StoreFaults.isOne(e)) {
        throw e;
      }
      LOG.log(System.Logger.Level.WARNING, "Keys cannot be read again; those known go on", e);
      read = new Read(read.byHash(), now);
    }
    latest = read;
    return read;
  }

  private void noteUse(ApiKey key, Instant now) {
    Instant last = used.get(key.id());
    boolean isNoted = last != null && now.isBefore(last.plus(USE_NOTED));
    if (isNoted || !follower.reachesStore()) {
      return;
    }
    used.put(key.id(), now);
    try {
      keys.use(key.id(), now);
    } catch (RuntimeException e) {
      if (!StoreFaults.isOne(e)) {
        throw e;
      }
      LOG.log(System.Logger.Level.WARNING, "The use of a key cannot be noted", e);
    }
  }
}
