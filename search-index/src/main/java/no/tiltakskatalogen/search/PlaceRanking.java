package no.tiltakskatalogen.search;

/**
 * How much it counts that a measure comes from a county that the query names: a share of what the
 * query's words can give together, so that of two measures on the subject the county's own comes
 * first, however large the catalogue is.
 */
final class PlaceRanking {

  private static final float SHARE = 0.5f;

  private PlaceRanking() {}

  /**
   * @param information how much all the words of the query tell
   */
  static float boost(double information) {
    return (float) Math.max(1, SHARE * information);
  }
}
