package no.tiltakskatalogen.search;

import java.io.IOException;

/** What is in a folder is no whole index: it has to be built anew. */
final class DamagedIndex extends IOException {

  DamagedIndex(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
