package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.tiltakskatalogen.search.words.Tokens;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * How people write the words that the index has without their æ, ø and å. What was found once is
 * remembered: words go on being written as they are. Thread-safe.
 */
final class WrittenWords {

  private static final Locale NORWEGIAN = Locale.of("nb");

  /** These have no Norwegian letters at all. */
  private static final Set<String> ADDRESSES = Set.of(MeasureFields.ID, MeasureFields.SLUG);

  /** So many words are remembered; more than people take for others. */
  private static final int REMEMBERED = 10_000;

  private final Map<String, String> known;
  private final Map<String, String> remembered = new ConcurrentHashMap<>();

  /**
   * @param known words by their folded form, for those that no entry has
   */
  WrittenWords(Map<String, String> known) {
    this.known = known;
  }

  /** Words as some entry has them; those that nobody writes stay as they are. */
  String of(IndexSearcher searcher, String folded) throws IOException {
    StringBuilder written = new StringBuilder();
    for (String word : folded.split(" ", -1)) {
      String space = written.isEmpty() ? "" : " ";
      written.append(space).append(word(searcher, word));
    }
    return written.toString();
  }

  private String word(IndexSearcher searcher, String folded) throws IOException {
    String before = remembered.get(folded);
    if (before != null) {
      return before;
    }
    ScoreDoc[] found =
        searcher.search(new TermQuery(new Term(TextFields.WORDS, folded)), 1).scoreDocs;
    for (ScoreDoc each : found) {
      Optional<String> written = in(searcher.storedFields().document(each.doc), folded);
      if (written.isPresent()) {
        if (remembered.size() < REMEMBERED) {
          remembered.put(folded, written.get());
        }
        return written.get();
      }
    }
    return known.getOrDefault(folded, folded);
  }

  private static Optional<String> in(Document document, String folded) {
    for (IndexableField field : document) {
      String text = field.stringValue();
      if (text != null && !ADDRESSES.contains(field.name())) {
        for (var token : Tokens.of(text)) {
          if (token.folded().equals(folded)) {
            return Optional.of(token.text().toLowerCase(NORWEGIAN));
          }
        }
      }
    }
    return Optional.empty();
  }
}
