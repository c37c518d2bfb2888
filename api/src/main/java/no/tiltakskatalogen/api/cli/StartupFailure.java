package no.tiltakskatalogen.api.cli;

/** What keeps a command from starting, told in one line to whoever gave it. */
final class StartupFailure extends RuntimeException {

  StartupFailure(String message) {
    super(message, null, false, false);
  }
}
