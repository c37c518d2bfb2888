package no.tiltakskatalogen.catalogue.measure;

import org.jspecify.annotations.Nullable;

/**
 * A measure's place in a vocabulary, and on what ground it stands there.
 *
 * @param id an id of the vocabulary
 * @param reason why; always there for an editorial tag
 */
public record Tag(String id, Basis basis, @Nullable String reason) {

  /** Who says so. */
  public enum Basis {
    /** A source says so. */
    SOURCE,
    /** The editors judged so. */
    EDITORIAL
  }

  public Tag {
    if (basis == Basis.EDITORIAL && reason == null) {
      throw new IllegalArgumentException("The editorial tag " + id + " gives no reason");
    }
  }
}
