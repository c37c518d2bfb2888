package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Where a document has words in the order in which they were written. The index has the place of
 * every word, so only texts that do have them need be read to mark them. For one document.
 */
final class PhrasePlaces {

  private final LeafReader reader;
  private final int document;
  private final Map<String, Set<Integer>> known = new HashMap<>();

  /**
   * @param document its number in the segment
   */
  PhrasePlaces(LeafReader reader, int document) {
    this.reader = reader;
    this.document = document;
  }

  /** The places, over all sources, of all words of some phrases. */
  Set<Integer> of(Set<List<List<String>>> phrases) throws IOException {
    Set<Integer> all = new HashSet<>();
    for (List<List<String>> phrase : phrases) {
      for (int start : starts(phrase)) {
        for (int i = 0; i < phrase.size(); i++) {
          all.add(start + i);
        }
      }
    }
    return all;
  }

  /**
   * The places where a phrase begins.
   *
   * @param phrase the forms that each of its words may have
   */
  private List<Integer> starts(List<List<String>> phrase) throws IOException {
    List<Integer> starts = new ArrayList<>();
    for (String form : phrase.getFirst()) {
      for (int start : places(form)) {
        if (fits(phrase, start)) {
          starts.add(start);
        }
      }
    }
    return starts;
  }

  private boolean fits(List<List<String>> phrase, int start) throws IOException {
    for (int i = 1; i < phrase.size(); i++) {
      boolean some = false;
      for (String form : phrase.get(i)) {
        some = some || places(form).contains(start + i);
      }
      if (!some) {
        return false;
      }
    }
    return true;
  }

  private Set<Integer> places(String form) throws IOException {
    Set<Integer> places = known.get(form);
    if (places == null) {
      places = read(form);
      known.put(form, places);
    }
    return places;
  }

  private Set<Integer> read(String form) throws IOException {
    Terms terms = reader.terms(TextFields.WORDS);
    TermsEnum words = terms == null ? null : terms.iterator();
    if (words == null || !words.seekExact(new BytesRef(form))) {
      return Set.of();
    }
    PostingsEnum postings = words.postings(null, PostingsEnum.POSITIONS);
    if (postings.advance(document) != document) {
      return Set.of();
    }
    Set<Integer> places = new HashSet<>();
    for (int i = 0; i < postings.freq(); i++) {
      places.add(postings.nextPosition());
    }
    return places;
  }
}
