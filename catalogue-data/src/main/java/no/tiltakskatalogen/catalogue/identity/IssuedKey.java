package no.tiltakskatalogen.catalogue.identity;

/** A key with its secret, which exists nowhere else and is shown once. */
public record IssuedKey(ApiKey key, String secret) {

  @Override
  public String toString() {
    return "IssuedKey[" + key.id() + "]";
  }
}
