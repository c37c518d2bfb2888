package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.jspecify.annotations.Nullable;

/** The words that one state of the index has. */
final class Dictionary {

  /** No beginning is followed through more words; the ones it has then are enough to go by. */
  private static final int MOST_SCANNED = 2_000;

  /** A word of the index, and how many entries have it. */
  record Entry(String word, int frequency) {}

  private final IndexReader reader;

  Dictionary(IndexReader reader) {
    this.reader = reader;
  }

  /** How many entries the index has. */
  int size() {
    return Math.max(1, reader.numDocs());
  }

  /** How many entries have a concept. */
  int frequency(String concept) throws IOException {
    return reader.docFreq(new Term(TextFields.TERMS, concept));
  }

  /** Whether the title or a tag of any entry has a concept. */
  boolean isSubject(String concept) throws IOException {
    return reader.docFreq(new Term(TextFields.in(MeasureFields.TITLE), concept)) > 0
        || reader.docFreq(new Term(TextFields.in(MeasureFields.TAGS), concept)) > 0;
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
    double size = size();
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

  /** The words of a field that an automaton takes. */
  List<Entry> accepted(String field, CompiledAutomaton automaton) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, field);
    List<Entry> found = new ArrayList<>();
    if (terms != null) {
      TermsEnum words = automaton.getTermsEnum(terms);
      for (@Nullable BytesRef word = words.next();
          word != null && found.size() < MOST_SCANNED;
          word = words.next()) {
        found.add(new Entry(word.utf8ToString(), words.docFreq()));
      }
    }
    return found;
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
