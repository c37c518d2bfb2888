package no.tiltakskatalogen.api.identity;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.tiltakskatalogen.catalogue.setting.Settings;

/**
 * Names for actors that are the same whenever the same actor acts, and tell nobody who it is who
 * has not the catalogue's secret. Thread-safe.
 */
@Singleton
public final class Pseudonyms {

  private static final String HMAC = "HmacSHA256";
  private static final int SHOWN_BYTES = 12;

  private final SecretKeySpec secret;

  Pseudonyms(Settings settings) {
    secret = new SecretKeySpec(settings.secret("audit-key"), HMAC);
  }

  /** The pseudonym, with the kind of actor before it, such as {@code key:5f…}. */
  public String of(String identity) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(secret);
      byte[] code = mac.doFinal(identity.getBytes(StandardCharsets.UTF_8));
      String kind = identity.substring(0, identity.indexOf(':') + 1);
      return kind + HexFormat.of().formatHex(Arrays.copyOf(code, SHOWN_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
