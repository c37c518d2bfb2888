package no.tiltakskatalogen.search;

import java.text.BreakIterator;
import java.text.CharacterIterator;
import java.text.StringCharacterIterator;
import java.util.Arrays;

/** Goes through boundaries of a text that were found before. For one thread. */
final class KnownBreaks extends BreakIterator {

  private CharacterIterator text = new StringCharacterIterator("");
  private int[] bounds = {0};
  private int at;

  /** The boundaries of the text that is gone through next, its beginning and its end included. */
  void set(int[] next) {
    bounds = next;
  }

  @Override
  public void setText(CharacterIterator next) {
    text = next;
    at = 0;
  }

  @Override
  public CharacterIterator getText() {
    return text;
  }

  @Override
  public int current() {
    return bounds[at];
  }

  @Override
  public int first() {
    at = 0;
    return bounds[at];
  }

  @Override
  public int last() {
    at = bounds.length - 1;
    return bounds[at];
  }

  @Override
  public int next(int steps) {
    int to = at + steps;
    at = Math.clamp(to, 0, bounds.length - 1);
    return at == to ? bounds[at] : DONE;
  }

  @Override
  public int next() {
    return next(1);
  }

  @Override
  public int previous() {
    return next(-1);
  }

  @Override
  public int following(int offset) {
    int found = Arrays.binarySearch(bounds, offset);
    at = found >= 0 ? found : -found - 2;
    return next();
  }

  @Override
  public int preceding(int offset) {
    int found = Arrays.binarySearch(bounds, offset);
    at = found >= 0 ? found : -found - 1;
    return previous();
  }
}
