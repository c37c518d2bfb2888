package no.tiltakskatalogen.api.identity;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.tiltakskatalogen.api.error.InvalidSetting;
import no.tiltakskatalogen.catalogue.identity.Role;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import org.jspecify.annotations.Nullable;

/** Whose access tokens are accepted, and what they are good for. Immutable. */
@Singleton
final class IdentitySettings {

  private static final String PREFIX = "TILTAK_IDENTITY_";
  private static final Pattern ORGANISATION = Pattern.compile("\\d{9}");
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d+){3}|\\[::1]");

  /** An issuer of tokens. */
  record Issuer(String name, String audience, URL keys) {}

  private final @Nullable Issuer issuer;
  private final Map<String, Role> roles = new HashMap<>();
  private final Map<String, String> counties = new HashMap<>();

  /**
   * Reads the settings.
   *
   * @param scopes pairs such as {@code tiltak:skriv=county-editor}, parted by commas
   * @param organisations pairs such as {@code 123456789=46}, parted by commas
   * @throws InvalidSetting if one of them cannot be used
   */
  IdentitySettings(
      @Value("${tiltak.identity.issuer:}") String issuer,
      @Value("${tiltak.identity.audience:}") String audience,
      @Value("${tiltak.identity.jwks-url:}") String keys,
      @Value("${tiltak.identity.scopes:}") String scopes,
      @Value("${tiltak.identity.organisations:}") String organisations,
      Vocabularies vocabularies) {
    this.issuer = issuer.isBlank() ? null : issuer(issuer, audience, keys);
    if (this.issuer == null && !(audience + keys + scopes + organisations).isBlank()) {
      throw new InvalidSetting(PREFIX + "ISSUER", "is missing, but other settings of it are there");
    }
    pairs("SCOPES", scopes).forEach((scope, role) -> roles.put(scope, role(scope, role)));
    pairs("ORGANISATIONS", organisations)
        .forEach((number, code) -> counties.put(number, county(number, code, vocabularies)));
  }

  Optional<Issuer> issuer() {
    return Optional.ofNullable(issuer);
  }

  /** What a scope of the issuer stands for. */
  Optional<Role> role(String scope) {
    return Optional.ofNullable(roles.get(scope));
  }

  /** The code of the county that an organisation number is of. */
  Optional<String> county(String organisation) {
    return Optional.ofNullable(counties.get(organisation));
  }

  private static Issuer issuer(String name, String audience, String keys) {
    if (audience.isBlank()) {
      throw new InvalidSetting(PREFIX + "AUDIENCE", "is needed beside TILTAK_IDENTITY_ISSUER");
    }
    try {
      URI address = URI.create(keys.strip());
      boolean isLocal = address.getHost() != null && LOOPBACK.matcher(address.getHost()).matches();
      if ("https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && isLocal)) {
        return new Issuer(name.strip(), audience.strip(), address.toURL());
      }
    } catch (IllegalArgumentException | MalformedURLException e) {
      // Told below, like any other address that will not do.
    }
    throw new InvalidSetting(
        PREFIX + "JWKS_URL", "has to be the https address of the issuer's keys");
  }

  private static Map<String, String> pairs(String name, String setting) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : setting.split(",", -1)) {
      if (setting.isBlank()) {
        break;
      }
      int equals = pair.indexOf('=');
      String key = equals < 0 ? "" : pair.substring(0, equals).strip();
      if (key.isEmpty() || pairs.put(key, pair.substring(equals + 1).strip()) != null) {
        throw new InvalidSetting(
            PREFIX + name, "«%s» is no pair a=b, or given twice".formatted(pair.strip()));
      }
    }
    return pairs;
  }

  private static Role role(String scope, String role) {
    return Role.of(role)
        .orElseThrow(
            () ->
                new InvalidSetting(
                    PREFIX + "SCOPES", "there is no role «%s» for %s".formatted(role, scope)));
  }

  private static String county(String number, String code, Vocabularies vocabularies) {
    if (!ORGANISATION.matcher(number).matches()) {
      throw new InvalidSetting(
          PREFIX + "ORGANISATIONS",
          "«%s» is no organisation number of nine digits".formatted(number));
    }
    return vocabularies.counties().all().stream()
        .filter(county -> county.validTo() == null)
        .map(County::code)
        .filter(code::equals)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidSetting(
                    PREFIX + "ORGANISATIONS",
                    "«%s» is the code of no county of today".formatted(code)));
  }
}
