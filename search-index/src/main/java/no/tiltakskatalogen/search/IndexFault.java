package no.tiltakskatalogen.search;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The files of the index could not be read or written: the disk is full or failing, or something
 * damaged them. Nothing is lost by it, for the store has everything; it passes when the index could
 * be opened again or has been built anew.
 */
public final class IndexFault extends UncheckedIOException {

  IndexFault(Throwable cause) {
    super(cause instanceof IOException fault ? fault : new IOException(cause));
  }
}
