package no.tiltakskatalogen.catalogue.vocabulary;

/** The languages of labels. */
public enum Language {
  NB,
  NN,
  EN
}
