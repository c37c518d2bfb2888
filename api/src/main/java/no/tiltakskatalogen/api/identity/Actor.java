package no.tiltakskatalogen.api.identity;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import no.tiltakskatalogen.catalogue.identity.Role;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import org.jspecify.annotations.Nullable;

/** Who asks: decided from the credentials of a request and from nothing else of it. */
public sealed interface Actor {

  /** What nobody else has; not for the eyes of others. */
  String identity();

  /** Who shares limits with it: of strangers, whoever has the same address or home network. */
  default String client() {
    return identity();
  }

  /** What it may do beyond reading what is open to all. */
  Set<Role> roles();

  /** The code of the county, one of today's, that it speaks for. */
  Optional<String> county();

  /** Somebody of whom only the address is known. */
  record Anonymous(String address) implements Actor {
    @Override
    public String identity() {
      return "address:" + address;
    }

    @Override
    public String client() {
      return ClientAddress.network(address);
    }

    @Override
    public Set<Role> roles() {
      return Set.of();
    }

    @Override
    public Optional<String> county() {
      return Optional.empty();
    }
  }

  /** Whoever holds an API key. */
  record KeyHolder(
      String id, String name, Set<Role> roles, @Nullable String ofCounty, Instant expires)
      implements Actor {

    private static final String KEY = "key:";

    public KeyHolder {
      roles = Set.copyOf(roles);
    }

    @Override
    public String identity() {
      return identity(id);
    }

    /** The identity of whoever holds a key. */
    static String identity(String key) {
      return KEY + key;
    }

    /** The id of the key that an identity is of; empty if it is of no key. */
    public static Optional<String> keyOf(String identity) {
      return identity.startsWith(KEY)
          ? Optional.of(identity.substring(KEY.length()))
          : Optional.empty();
    }

    @Override
    public Optional<String> county() {
      return Optional.ofNullable(ofCounty);
    }
  }

  /**
   * An organisation's program with an access token.
   *
   * @param client the issuer's name for the program
   * @param organisation the number of the organisation; empty if the token names none
   */
  record TokenHolder(
      String client,
      String organisation,
      Set<Role> roles,
      @Nullable String ofCounty,
      Instant expires)
      implements Actor {
    public TokenHolder {
      roles = Set.copyOf(roles);
    }

    @Override
    public String identity() {
      return "token:" + organisation + ":" + client;
    }

    @Override
    public Optional<String> county() {
      return Optional.ofNullable(ofCounty);
    }
  }

  /**
   * Whether it may edit the measures of a county: its own or one that became part of it. No other
   * role stands in for a county's editor.
   */
  default boolean isEditorOf(County county, Counties counties) {
    return roles().contains(Role.COUNTY_EDITOR)
        && county()
            .map(own -> counties.related(counties.byCode(own)).contains(county))
            .orElse(false);
  }

  /** Who sent a request. */
  static Actor of(HttpRequest<?> request) {
    return request
        .getAttribute(Identification.ACTOR, Actor.class)
        .orElseGet(() -> new Anonymous(ClientAddress.of(request)));
  }

  /**
   * Who sent the request that is being answered.
   *
   * @throws IllegalStateException if none is
   */
  static Actor current() {
    return of(
        ServerRequestContext.currentRequest()
            .orElseThrow(() -> new IllegalStateException("No request is being answered")));
  }
}
