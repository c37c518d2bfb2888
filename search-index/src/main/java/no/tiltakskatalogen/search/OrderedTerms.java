package no.tiltakskatalogen.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Terms with the positions that the index is to give them. */
final class OrderedTerms extends TokenStream {

  private record Term(String text, int position, int start, int end) {}

  private final CharTermAttribute text = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
  private final List<Term> terms = new ArrayList<>();
  private int place;
  private int next;
  private int position = -1;

  /** Goes on to a place that is not before the present one. */
  void moveTo(int further) {
    place = further;
  }

  /** Goes on by so many places. */
  void move(int by) {
    place += by;
  }

  /**
   * Adds a term at the present place.
   *
   * @param start of the word in all texts
   * @param end of the word in all texts
   */
  void add(String term, int start, int end) {
    terms.add(new Term(term, place, start, end));
  }

  @Override
  public boolean incrementToken() {
    if (next == terms.size()) {
      return false;
    }
    clearAttributes();
    Term term = terms.get(next++);
    text.append(term.text);
    step.setPositionIncrement(term.position - position);
    position = term.position;
    offsets.setOffset(term.start, term.end);
    return true;
  }

  @Override
  public void reset() {
    next = 0;
    position = -1;
  }
}
