package no.tiltakskatalogen.catalogue.measure;

/** What is found at an address. */
public sealed interface Lookup {

  /** The measure. */
  record Found(Measure measure) implements Lookup {}

  /** The address is an old slug of a measure that now has another. */
  record Moved(String slug) implements Lookup {}

  /** The measure has been withdrawn. */
  record Gone(String reason) implements Lookup {}

  /** There is nothing, or nothing that the viewer may know of. */
  record Unknown() implements Lookup {}
}
