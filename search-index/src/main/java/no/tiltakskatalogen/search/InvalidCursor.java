package no.tiltakskatalogen.search;

/** A cursor that cannot be gone on from; the message tells the user why. */
public final class InvalidCursor extends RuntimeException {

  public InvalidCursor(String message) {
    super(message);
  }
}
