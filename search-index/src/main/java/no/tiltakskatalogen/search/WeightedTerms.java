package no.tiltakskatalogen.search;

import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Terms with the frequency that the index is to give them. */
final class WeightedTerms extends TokenStream {

  private final CharTermAttribute text = addAttribute(CharTermAttribute.class);
  private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
  private final Map<String, Integer> terms;
  private Iterator<Map.Entry<String, Integer>> rest;

  WeightedTerms(Map<String, Integer> terms) {
    this.terms = terms;
    this.rest = terms.entrySet().iterator();
  }

  @Override
  public boolean incrementToken() {
    if (!rest.hasNext()) {
      return false;
    }
    clearAttributes();
    Map.Entry<String, Integer> term = rest.next();
    text.append(term.getKey());
    frequency.setTermFrequency(Math.max(1, term.getValue()));
    return true;
  }

  @Override
  public void reset() {
    rest = terms.entrySet().iterator();
  }
}
