package no.tiltakskatalogen.search;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * How much it counts that every word of the query, function words and half-typed ones included,
 * begins a word of the title: whoever types so most likely knows the measure. Short titles gain
 * more, since more of them was typed.
 */
final class TitleRanking {

  private static final float WEIGHT = 0.15f;

  private TitleRanking() {}

  /** Titles of which every word given begins a word. */
  static Query of(List<String> words) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    words.stream()
        .map(TextFields::titleStart)
        .distinct()
        .forEach(
            word -> query.add(new TermQuery(new Term(TextFields.TITLE_START, word)), Occur.MUST));
    return query.build();
  }

  static Query weighted(List<String> words) {
    return new BoostQuery(of(words), WEIGHT);
  }
}
