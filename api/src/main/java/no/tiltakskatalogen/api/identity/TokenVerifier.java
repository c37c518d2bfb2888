package no.tiltakskatalogen.api.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.identity.Actor.TokenHolder;
import no.tiltakskatalogen.api.identity.IdentitySettings.Issuer;
import no.tiltakskatalogen.catalogue.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Takes access tokens of the configured issuer, in the form of Maskinporten's: signed with a key of
 * its JWKS, which are fetched when a token names one that is not known. Thread-safe.
 */
@Singleton
public final class TokenVerifier {

  private static final System.Logger LOG = System.getLogger(TokenVerifier.class.getName());

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384);

  private static final int TIMEOUT_MILLIS = 3_000;
  private static final int KEYS_BYTES = 100_000;
  private static final String AUTHORITY = "iso6523-actorid-upis";

  /** 0192 is the register of Norwegian organisations. */
  private static final Pattern ORGANISATION = Pattern.compile("0192:(\\d{9})");

  private final IdentitySettings settings;
  private final @Nullable ConfigurableJWTProcessor<SecurityContext> processor;

  TokenVerifier(IdentitySettings settings) {
    this.settings = settings;
    this.processor = settings.issuer().map(TokenVerifier::processor).orElse(null);
  }

  private static ConfigurableJWTProcessor<SecurityContext> processor(Issuer issuer) {
    ConfigurableJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            ALGORITHMS,
            JWKSourceBuilder.<SecurityContext>create(
                    issuer.keys(),
                    new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, KEYS_BYTES))
                .retrying(true)
                .build()));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            issuer.audience(),
            new JWTClaimsSet.Builder().issuer(issuer.name()).build(),
            Set.of("exp")));
    return processor;
  }

  /** Whose token it is. May ask the issuer for its keys. */
  TokenHolder holder(String token) throws Refusal {
    if (processor == null) {
      throw new Refusal("This catalogue takes no access tokens, only API keys (tk_…).");
    }
    try {
      return holder(processor.process(token, null));
    } catch (ParseException e) {
      throw new Refusal("What was sent is neither an API key nor an access token.");
    } catch (RateLimitReachedException e) {
      // The keys were fetched a moment ago: it is the token that names one there is not.
      throw new Refusal("The access token is not accepted: its key is none of the issuer's.");
    } catch (KeySourceException e) {
      LOG.log(System.Logger.Level.WARNING, "The keys of the issuer cannot be had", e);
      throw ProblemException.unavailable(
          "The issuer of access tokens does not answer just now; please try again.");
    } catch (BadJOSEException | JOSEException e) {
      throw new Refusal("The access token is not accepted: %s.".formatted(reason(e)));
    }
  }

  /** What is wrong with a token, of which the library's messages would tell more than is good. */
  private static String reason(Exception fault) {
    String message = String.valueOf(fault.getMessage());
    if (message.contains("Expired")) {
      return "it has expired";
    }
    if (message.contains("before use time")) {
      return "it is not valid yet";
    }
    if (message.contains("iss claim")) {
      return "it is of another issuer";
    }
    if (message.contains("aud")) {
      return "it is for another audience";
    }
    return "its signature or form is not as it should be";
  }

  private TokenHolder holder(JWTClaimsSet claims) throws ParseException {
    String organisation = organisation(claims.getClaim("consumer"));
    Optional<String> county = settings.county(organisation);
    Set<Role> roles = EnumSet.noneOf(Role.class);
    String scopes = claims.getClaimAsString("scope");
    Arrays.stream((scopes == null ? "" : scopes).split(" ", -1))
        .flatMap(scope -> settings.role(scope).stream())
        .forEach(roles::add);
    if (county.isEmpty()) {
      // The scope may be granted to others than counties; they edit nobody's measures.
      roles.remove(Role.COUNTY_EDITOR);
    }
    String client = claims.getClaimAsString("client_id");
    return new TokenHolder(
        client == null ? String.valueOf(claims.getSubject()) : client,
        organisation,
        roles,
        county.orElse(null),
        claims.getExpirationTime().toInstant());
  }

  private static String organisation(@Nullable Object consumer) {
    if (consumer instanceof Map<?, ?> claim && AUTHORITY.equals(claim.get("authority"))) {
      Matcher number = ORGANISATION.matcher(String.valueOf(claim.get("ID")));
      return number.matches() ? number.group(1) : "";
    }
    return "";
  }
}
