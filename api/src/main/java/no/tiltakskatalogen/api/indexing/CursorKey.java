package no.tiltakskatalogen.api.indexing;

import jakarta.inject.Singleton;
import no.tiltakskatalogen.catalogue.setting.Settings;

/** The secret that keeps cursors from being forged; servers that share a store share it. */
@Singleton
public final class CursorKey {

  private final byte[] key;

  CursorKey(Settings settings) {
    key = settings.secret("cursor-key");
  }

  public byte[] bytes() {
    return key.clone();
  }
}
