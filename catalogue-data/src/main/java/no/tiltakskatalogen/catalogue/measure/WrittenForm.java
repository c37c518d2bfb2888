package no.tiltakskatalogen.catalogue.measure;

import java.util.Locale;

/** The written form of Norwegian that a measure's content is in. */
public enum WrittenForm {
  /** Bokmål. */
  NB,
  /** Nynorsk. */
  NN;

  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
