package no.tiltakskatalogen.api.identity;

/** Why credentials are not accepted, for whoever sent them. */
final class Refusal extends Exception {

  Refusal(String detail) {
    super(detail, null, false, false);
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
