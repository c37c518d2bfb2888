package no.tiltakskatalogen.api.error;

/** A setting that the service cannot start with; the message names it and says what is wanted. */
public final class InvalidSetting extends RuntimeException {

  public InvalidSetting(String name, String wanted) {
    super("%s: %s".formatted(name, wanted), null, false, false);
  }
}
