package no.tiltakskatalogen.catalogue.measure;

/** Where a measure is in its life. */
public sealed interface MeasureState {

  String WITHDRAWN = "withdrawn";

  /** What the store and the API call it. */
  String name();

  /** Open to everybody. */
  record Published() implements MeasureState {
    @Override
    public String name() {
      return "published";
    }
  }

  /** No longer offered; its address tells why. */
  record Withdrawn(String reason) implements MeasureState {
    @Override
    public String name() {
      return WITHDRAWN;
    }
  }
}
