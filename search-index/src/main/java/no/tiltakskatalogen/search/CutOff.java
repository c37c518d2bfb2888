package no.tiltakskatalogen.search;

/**
 * When measures that lack some of the words are taken, and how far down the list goes.
 *
 * <p>Measures that have all words come as they are. Only where there are fewer than {@link #ENOUGH}
 * of them, measures that have some of the words that must be there, or only something like them,
 * are added: at most {@link #MOST}, and none whose score is below {@link #SHARE} of the best one's.
 * So a weak match never fills the list, and the cost of a search does not grow with what it does
 * not show.
 */
final class CutOff {

  /** About a page; whoever has that many hits with all the words does not miss weaker ones. */
  static final int ENOUGH = 15;

  static final int MOST = 100;

  static final float SHARE = 0.2f;

  private CutOff() {}
}
