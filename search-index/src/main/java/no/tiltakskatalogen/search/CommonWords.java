package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.List;
import no.tiltakskatalogen.search.Sought.Need;

/** What becomes of words that a great part of the measures have. */
final class CommonWords {

  /** A word that more than this share of all measures have tells little of what is asked for. */
  static final double SHARE = 0.5;

  private CommonWords() {}

  /** Beside rarer words, those that a great part of the measures have are wished for only. */
  static void wishFor(List<Sought> sought, Dictionary dictionary) throws IOException {
    double common = SHARE * dictionary.size();
    boolean anyRare = false;
    for (Sought each : sought) {
      anyRare |= each.need() == Need.REQUIRED && dictionary.frequency(each) <= common;
    }
    for (int i = 0; anyRare && i < sought.size(); i++) {
      Sought each = sought.get(i);
      if (each.need() == Need.REQUIRED && dictionary.frequency(each) > common) {
        sought.set(
            i, new Sought(each.text(), each.strong(), each.weak(), Need.WISHED, each.source()));
      }
    }
  }
}
