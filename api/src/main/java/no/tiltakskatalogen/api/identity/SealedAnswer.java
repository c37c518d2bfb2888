package no.tiltakskatalogen.api.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Text that only the Idempotency-Key of its request opens: an answer may show a secret, and no
 * secret lies open in the database.
 */
final class SealedAnswer {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SealedAnswer() {}

  static String seal(String text, String idempotencyKey) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed =
        apply(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), idempotencyKey);
    return Base64.getEncoder()
        .encodeToString(
            ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
  }

  static String open(String sealed, String idempotencyKey) {
    byte[] bytes = Base64.getDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    byte[] content = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
    return new String(
        apply(Cipher.DECRYPT_MODE, nonce, content, idempotencyKey), StandardCharsets.UTF_8);
  }

  private static byte[] apply(int mode, byte[] nonce, byte[] content, String idempotencyKey) {
    try {
      byte[] key =
          MessageDigest.getInstance("SHA-256")
              .digest(("answer\n" + idempotencyKey).getBytes(StandardCharsets.UTF_8));
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A kept answer cannot be read", e);
    }
  }
}
