package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** The words that one state of the index has. For one request. */
final class Dictionary {

  /** No beginning is followed through more words; the ones it has then are enough to go by. */
  private static final int MOST_SCANNED = 2_000;

  /** A word of the index, and how many entries have it. */
  record Entry(String word, int frequency) {}

  private final IndexReader reader;
  private final Map<String, Integer> frequencies = new HashMap<>();
  private final Map<String, Boolean> subjects = new HashMap<>();

  Dictionary(IndexReader reader) {
    this.reader = reader;
  }

  /** How many entries the index has. */
  int size() {
    return Math.max(1, reader.numDocs());
  }

  /** How many entries have a concept. */
  int frequency(String concept) throws IOException {
    Integer known = frequencies.get(concept);
    if (known == null) {
      known = reader.docFreq(new Term(TextFields.TERMS, concept));
      frequencies.put(concept, known);
    }
    return known;
  }

  /** How many entries have sections. */
  int described() throws IOException {
    return Math.min(size(), reader.getDocCount(MeasureFields.HAS_SECTION));
  }

  /** Whether the title or a tag of any entry has a concept. */
  boolean isSubject(String concept) throws IOException {
    Boolean known = subjects.get(concept);
    if (known == null) {
      known =
          reader.docFreq(new Term(TextFields.in(MeasureFields.TITLE), concept)) > 0
              || reader.docFreq(new Term(TextFields.in(MeasureFields.TAGS), concept)) > 0;
      subjects.put(concept, known);
    }
    return known;
  }

  /** How many entries have a word as it is written. */
  int spelled(String folded) throws IOException {
    return reader.docFreq(new Term(TextFields.WORDS, folded));
  }

  /** How many entries have a title with a word that begins so. */
  int titleStart(String folded) throws IOException {
    return reader.docFreq(new Term(TextFields.TITLE_START, folded));
  }

  /** How much a concept tells one entry from another: the weight BM25 gives it. */
  double information(int frequency) {
    return information(frequency, size());
  }

  /** The same among some of the entries. */
  static double information(int frequency, int size) {
    double with = Math.min(frequency, size);
    return Math.log(1 + (size - with + 0.5) / (with + 0.5));
  }

  /** The most frequent words that begin so. */
  List<Entry> beginningWith(String prefix, int most) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, TextFields.WORDS);
    if (terms == null) {
      return List.of();
    }
    BytesRef start = new BytesRef(prefix);
    TermsEnum words = terms.iterator();
    List<Entry> found = new ArrayList<>();
    if (words.seekCeil(start) != TermsEnum.SeekStatus.END) {
      BytesRef word = words.term();
      while (word != null && StringHelper.startsWith(word, start) && found.size() < MOST_SCANNED) {
        found.add(new Entry(word.utf8ToString(), words.docFreq()));
        word = words.next();
      }
    }
    return found.stream()
        .sorted(Comparator.comparing(Entry::frequency).reversed().thenComparing(Entry::word))
        .limit(most)
        .toList();
  }

  /** The words of a field that are near to another. */
  List<Entry> near(String field, NearTerms near) throws IOException {
    Map<String, Integer> found = new LinkedHashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(field);
      if (terms != null) {
        TermsEnum words = terms.iterator();
        near.each(
            words, (word, frequency) -> found.merge(word.utf8ToString(), frequency, Integer::sum));
      }
    }
    return found.entrySet().stream()
        .map(entry -> new Entry(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** How many entries have a word, in its most frequent form. */
  int frequency(Sought each) throws IOException {
    int most = 0;
    for (Variant variant : each.strong()) {
      if (variant.way() instanceof Variant.One(String term)) {
        most = Math.max(most, frequency(term));
      }
    }
    return most;
  }
}
