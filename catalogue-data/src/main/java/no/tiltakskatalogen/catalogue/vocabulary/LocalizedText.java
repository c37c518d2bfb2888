package no.tiltakskatalogen.catalogue.vocabulary;

/** One text in bokmål, nynorsk and English. */
public record LocalizedText(String nb, String nn, String en) {

  public String in(Language language) {
    return switch (language) {
      case NB -> nb;
      case NN -> nn;
      case EN -> en;
    };
  }
}
