package no.tiltakskatalogen.api.indexing;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import no.tiltakskatalogen.catalogue.setting.Settings;

/** The secret that keeps cursors from being forged; servers that share a store share it. */
@Singleton
public final class CursorKey {

  private static final int BYTES = 32;

  private final byte[] key;

  CursorKey(Settings settings) {
    key = HexFormat.of().parseHex(settings.getOrCreate("cursor-key", CursorKey::random));
  }

  private static String random() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  public byte[] bytes() {
    return key.clone();
  }
}
