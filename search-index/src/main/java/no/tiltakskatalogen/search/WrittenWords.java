package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.tiltakskatalogen.search.words.Tokens;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** How people write the words that the index has without their æ, ø and å. For one query. */
final class WrittenWords {

  private static final Locale NORWEGIAN = Locale.of("nb");

  /** These have no Norwegian letters at all. */
  private static final Set<String> ADDRESSES = Set.of(MeasureFields.ID, MeasureFields.SLUG);

  private final IndexSearcher searcher;
  private final Map<String, String> known;

  /**
   * @param known words by their folded form, for those that no entry has
   */
  WrittenWords(IndexSearcher searcher, Map<String, String> known) {
    this.searcher = searcher;
    this.known = known;
  }

  /** Words as some entry has them; those that nobody writes stay as they are. */
  String of(String folded) throws IOException {
    StringBuilder written = new StringBuilder();
    for (String word : folded.split(" ", -1)) {
      String space = written.isEmpty() ? "" : " ";
      written.append(space).append(word(word));
    }
    return written.toString();
  }

  private String word(String folded) throws IOException {
    ScoreDoc[] found =
        searcher.search(new TermQuery(new Term(TextFields.WORDS, folded)), 1).scoreDocs;
    for (ScoreDoc each : found) {
      Optional<String> written = in(searcher.storedFields().document(each.doc), folded);
      if (written.isPresent()) {
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
