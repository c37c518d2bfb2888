package no.tiltakskatalogen.search;

import no.tiltakskatalogen.search.Variant.Kind;

/** How much each way counts in which a measure can have a word, the word itself being 1. */
final class VariantRanking {

  /** A word found in several ways counts as its best one, and a little more. */
  static final float TIE_BREAKER = 0.1f;

  /** The measure may use the other word in another sense. */
  private static final float SYNONYM = 0.8f;

  /** An abbreviation stands for nothing else, once it is recognised. */
  private static final float ABBREVIATION = 0.9f;

  /** A translation fits less exactly than a word of the language itself. */
  private static final float ENGLISH = 0.85f;

  /** The parts of a compound close together most often mean the same: praksis i arbeidslivet. */
  private static final float COMPOUND = 0.8f;

  /** One part of a compound is a hint. */
  private static final float PART = 0.6f;

  /** Kin is of interest, but not what was asked for. */
  private static final float RELATED = 0.42f;

  /** Half a word may be the beginning of another than the one that was meant. */
  private static final float BEGINNING = 0.6f;

  /** A correction may be wrong. */
  private static final float CORRECTION = 0.9f;

  /** What a word that says little counts against one that must be there. */
  static final float WEAK_WORD = 0.3f;

  private VariantRanking() {}

  static float weight(Kind kind) {
    return switch (kind) {
      case WORD, PHRASE -> 1f;
      case SYNONYM -> SYNONYM;
      case ABBREVIATION -> ABBREVIATION;
      case ENGLISH -> ENGLISH;
      case COMPOUND -> COMPOUND;
      case PART -> PART;
      case RELATED -> RELATED;
      case BEGINNING -> BEGINNING;
      case CORRECTION -> CORRECTION;
    };
  }
}
