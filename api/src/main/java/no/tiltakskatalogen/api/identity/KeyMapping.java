package no.tiltakskatalogen.api.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.tiltakskatalogen.api.error.JsonBody;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.catalogue.identity.ApiKey;
import no.tiltakskatalogen.catalogue.identity.Role;
import no.tiltakskatalogen.catalogue.identity.Scope;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import no.tiltakskatalogen.openapi.model.Fault;
import no.tiltakskatalogen.openapi.model.Identity;
import no.tiltakskatalogen.openapi.model.Key;
import no.tiltakskatalogen.openapi.model.OptionalCounty;
import org.jspecify.annotations.Nullable;

/** Keys and identities as the API writes them. */
@Singleton
final class KeyMapping {

  private final Counties counties;

  private final Pseudonyms pseudonyms;

  KeyMapping(Vocabularies vocabularies, Pseudonyms pseudonyms) {
    this.counties = vocabularies.counties();
    this.pseudonyms = pseudonyms;
  }

  Identity identity(Actor actor) {
    Identity identity =
        switch (actor) {
          case Actor.Anonymous anonymous -> identity("anonymous", null, null);
          case Actor.KeyHolder key -> identity("key", key.name(), key.expires());
          case Actor.TokenHolder token -> identity("token", token.client(), token.expires());
        };
    identity.setRoles(actor.roles().stream().sorted().map(Role::id).toList());
    identity.setCounty(actor.county().map(this::county).orElse(null));
    return identity;
  }

  private static Identity identity(String kind, @Nullable String name, @Nullable Instant expires) {
    return new Identity(kind, name, List.of(), null, expires == null ? null : time(expires));
  }

  private OptionalCounty county(String code) {
    var county = counties.byCode(code);
    return new OptionalCounty(county.initials(), county.code(), county.name());
  }

  Key key(ApiKey key) {
    return new Key(
        key.id(),
        key.name(),
        pseudonyms.of(Actor.KeyHolder.identity(key.id())),
        key.beginning(),
        key.scopes().stream().map(Scope::toString).toList(),
        time(key.created()),
        time(key.expires()),
        key.lastUsed() == null ? null : time(key.lastUsed()),
        key.revoked() == null ? null : time(key.revoked()));
  }

  /** The scopes that are meant; a key speaks for one county at most. */
  static List<Scope> scopes(List<String> texts, Counties counties) {
    List<Scope> scopes = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Optional<Scope> scope = Scope.of(texts.get(i), counties);
      if (scope.isEmpty()) {
        faults.add(
            JsonBody.fault("/scopes/" + i, "there is no scope «%s»".formatted(texts.get(i))));
      }
      scope.filter(each -> !scopes.contains(each)).ifPresent(scopes::add);
    }
    if (scopes.stream().filter(scope -> scope.county() != null).count() > 1) {
      faults.add(JsonBody.fault("/scopes", "a key is for one county at most"));
    }
    if (!faults.isEmpty()) {
      throw ProblemException.badRequest(faults);
    }
    return scopes;
  }

  private static ZonedDateTime time(Instant time) {
    return time.atZone(ZoneOffset.UTC);
  }
}
