package no.tiltakskatalogen.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Builds the Lucene queries of a search. */
final class MeasureQueries {

  private MeasureQueries() {}

  /** What a request asks for, apart from its facet filters. */
  static Query of(SearchRequest request, List<String> words, int needed) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    if (words.isEmpty()) {
      query.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
      if (!request.sections().isEmpty()) {
        query.add(anyOf(MeasureFields.HAS_SECTION, request.sections()), Occur.FILTER);
      }
    } else {
      query.add(words(words, MeasureFields.searched(request.sections()), needed), Occur.MUST);
    }
    query.add(anyOf(MeasureFields.AUDIENCE, request.audiences()), Occur.FILTER);
    if (request.described() != null) {
      String described = request.described() ? MeasureFields.YES : MeasureFields.NO;
      query.add(new TermQuery(new Term(MeasureFields.DESCRIBED, described)), Occur.FILTER);
    }
    return query.build();
  }

  /** Measures, or other entries, that have at least so many of the words in the fields. */
  static Query words(List<String> words, List<String> fields, int needed) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    words.forEach(word -> query.add(word(word, fields), Occur.SHOULD));
    return query.setMinimumNumberShouldMatch(needed).build();
  }

  private static Query word(String word, List<String> fields) {
    CombinedFieldQuery.Builder exact = new CombinedFieldQuery.Builder(word);
    fields.forEach(field -> exact.addField(field, Ranking.weight(field)));
    List<Query> ways = new ArrayList<>();
    ways.add(exact.build());
    if (isPrefix(word)) {
      for (String field : fields) {
        float weight =
            field.equals(MeasureFields.TITLE) ? Ranking.TITLE_PREFIX : Ranking.TEXT_PREFIX;
        ways.add(
            new BoostQuery(new ConstantScoreQuery(new PrefixQuery(new Term(field, word))), weight));
      }
    }
    return new DisjunctionMaxQuery(ways, Ranking.TIE_BREAKER);
  }

  private static boolean isPrefix(String word) {
    return word.length() >= Ranking.SHORTEST_PREFIX;
  }

  /** What to highlight, whichever field it is found in. */
  static Query highlighted(List<String> words) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String word : words) {
      Term term = new Term("", word);
      query.add(isPrefix(word) ? new PrefixQuery(term) : new TermQuery(term), Occur.SHOULD);
    }
    return query.build();
  }

  static Query anyOf(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }
}
