package no.tiltakskatalogen.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes cursors opaque and tamper-proof: position and purpose are sealed with HMAC-SHA-256 (RFC
 * 2104). Thread-safe.
 */
final class CursorSeal {

  private static final int SEAL_BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  CursorSeal(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  String seal(byte[] position, String purpose) {
    byte[] sealed =
        ByteBuffer.allocate(SEAL_BYTES + position.length)
            .put(mac(position, purpose))
            .put(position)
            .array();
    return text(sealed);
  }

  private static String text(byte[] sealed) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /**
   * @throws InvalidCursor if the cursor was not made here, or for another request
   */
  byte[] open(String cursor, String purpose) {
    byte[] sealed;
    try {
      sealed = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      throw broken();
    }
    // Base64 has several spellings of most bytes; only our own is taken.
    if (sealed.length <= SEAL_BYTES || !text(sealed).equals(cursor)) {
      throw broken();
    }
    byte[] position = Arrays.copyOfRange(sealed, SEAL_BYTES, sealed.length);
    byte[] mac = Arrays.copyOf(sealed, SEAL_BYTES);
    if (!MessageDigest.isEqual(mac, mac(position, purpose))) {
      throw broken();
    }
    return position;
  }

  private static InvalidCursor broken() {
    return new InvalidCursor(
        "is not a cursor of this request; send the next of the page before, with the same parameters");
  }

  private byte[] mac(byte[] position, String purpose) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      // With the length, no byte can be moved from the position to the purpose.
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(position.length).array());
      mac.update(position);
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(mac.doFinal(), SEAL_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
