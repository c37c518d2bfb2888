package no.tiltakskatalogen.api.identity;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import no.tiltakskatalogen.api.error.Preconditions;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.catalogue.identity.ApiKey;
import no.tiltakskatalogen.catalogue.identity.ApiKeys;
import no.tiltakskatalogen.catalogue.identity.Scope;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import no.tiltakskatalogen.openapi.model.Identity;
import no.tiltakskatalogen.openapi.model.IssuedKey;
import no.tiltakskatalogen.openapi.model.Key;
import no.tiltakskatalogen.openapi.model.KeyList;
import no.tiltakskatalogen.openapi.model.NewKey;
import no.tiltakskatalogen.openapi.server.IdentityApi;
import org.jspecify.annotations.Nullable;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class IdentityController implements IdentityApi {

  private static final String KEYS = "/v1/admin/keys/";

  private final ApiKeys keys;
  private final KeyRing ring;
  private final KeyMapping mapping;
  private final Counties counties;

  IdentityController(ApiKeys keys, KeyRing ring, KeyMapping mapping, Vocabularies vocabularies) {
    this.keys = keys;
    this.ring = ring;
    this.mapping = mapping;
    this.counties = vocabularies.counties();
  }

  @Override
  public Identity getIdentity() {
    return mapping.identity(Actor.current());
  }

  @Override
  public KeyList listKeys() {
    return new KeyList(keys.all().stream().map(mapping::key).toList());
  }

  @Override
  public HttpResponse<IssuedKey> createKey(NewKey wanted, @Nullable String idempotencyKey) {
    List<Scope> scopes = KeyMapping.scopes(wanted.getScopes(), counties);
    var issued =
        keys.create(wanted.getName().strip(), scopes, Duration.ofDays(wanted.getExpiresInDays()));
    ring.forget();
    return shown(issued, HttpResponse.created(URI.create(KEYS + issued.key().id())));
  }

  @Override
  public HttpResponse<Key> getKey(String id) {
    ApiKey key = found(id);
    return HttpResponse.ok(mapping.key(key)).header(HttpHeaders.ETAG, etag(key));
  }

  @Override
  public HttpResponse<Void> revokeKey(String id, String ifMatch) {
    ApiKey key = found(id);
    Preconditions.require(ifMatch, etag(key));
    // Revoking what is revoked changes nothing.
    if (key.revoked() == null && !keys.revoke(key)) {
      throw Preconditions.stale();
    }
    ring.forget();
    return HttpResponse.noContent();
  }

  @Override
  public HttpResponse<IssuedKey> rotateKey(
      String id, String ifMatch, @Nullable String idempotencyKey) {
    ApiKey key = found(id);
    Preconditions.require(ifMatch, etag(key));
    if (key.revoked() != null) {
      throw ProblemException.of(HttpStatus.CONFLICT, "The key has been revoked; create another.");
    }
    var issued = keys.rotate(key).orElseThrow(Preconditions::stale);
    ring.forget();
    return shown(issued, HttpResponse.ok());
  }

  private HttpResponse<IssuedKey> shown(
      no.tiltakskatalogen.catalogue.identity.IssuedKey issued, MutableHttpResponse<?> response) {
    return response
        .body(new IssuedKey(mapping.key(issued.key()), issued.secret()))
        .header(HttpHeaders.ETAG, etag(issued.key()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private ApiKey found(String id) {
    return keys.find(id)
        .orElseThrow(() -> ProblemException.notFound("There is no key with this id."));
  }

  private static String etag(ApiKey key) {
    return "\"%d\"".formatted(key.version());
  }
}
