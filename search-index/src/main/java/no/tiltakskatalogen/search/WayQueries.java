package no.tiltakskatalogen.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.spans.SpanMultiTermQueryWrapper;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanPositionRangeQuery;
import org.apache.lucene.queries.spans.SpanQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Asks the index for the ways in which a measure can have a word. */
final class WayQueries {

  /** A beginning that is held to one field is followed through this many words. */
  private static final int MOST_BEGINNINGS = 64;

  private WayQueries() {}

  static Query of(Variant.Way way) {
    return switch (way) {
      case Variant.One(String term) -> concept(TextFields.TERMS, term);
      case Variant.All(List<String> terms) -> all(TextFields.TERMS, terms);
      case Variant.Near near -> near(TextFields.TERMS, near);
      case Variant.Exactly(List<String> words) ->
          new PhraseQuery(TextFields.WORDS, words.toArray(String[]::new));
      case Variant.Inflected(List<List<String>> places) -> inflected(places);
      case Variant.Beginning(String prefix) ->
          new ConstantScoreQuery(new PrefixQuery(new Term(TextFields.WORDS, prefix)));
    };
  }

  /** The same in one source only. */
  static Query of(Variant.Way way, String source) {
    return switch (way) {
      case Variant.One(String term) -> concept(TextFields.in(source), term);
      case Variant.All(List<String> terms) -> all(TextFields.in(source), terms);
      case Variant.Near near -> near(TextFields.in(source), near);
      case Variant.Exactly(List<String> words) -> exactly(words, source);
      // Held to a source by its first forms; that is near enough for what is only kin.
      case Variant.Inflected(List<List<String>> places) ->
          exactly(places.stream().map(List::getFirst).toList(), source);
      case Variant.Beginning(String prefix) -> {
        SpanMultiTermQueryWrapper<PrefixQuery> words =
            new SpanMultiTermQueryWrapper<>(new PrefixQuery(new Term(TextFields.WORDS, prefix)));
        words.setRewriteMethod(
            new SpanMultiTermQueryWrapper.TopTermsSpanBooleanQueryRewrite(MOST_BEGINNINGS));
        yield new ConstantScoreQuery(within(words, source));
      }
    };
  }

  private static Query concept(String field, String term) {
    return new TermQuery(new Term(field, term));
  }

  /** All of them, which count together what one of them would. */
  private static Query all(String field, List<String> terms) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    List<String> different = terms.stream().distinct().toList();
    different.forEach(term -> query.add(concept(field, term), Occur.MUST));
    return new BoostQuery(query.build(), 1f / different.size());
  }

  private static Query near(String field, Variant.Near near) {
    return new BooleanQuery.Builder()
        .add(all(field, near.terms()), Occur.MUST)
        .add(
            new PhraseQuery(near.slop(), TextFields.TEXT, near.terms().toArray(String[]::new)),
            Occur.FILTER)
        .build();
  }

  private static Query inflected(List<List<String>> places) {
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
    for (List<String> forms : places) {
      phrase.add(forms.stream().map(form -> new Term(TextFields.WORDS, form)).toArray(Term[]::new));
    }
    return phrase.build();
  }

  private static Query exactly(List<String> words, String source) {
    List<SpanQuery> spans = new ArrayList<>();
    words.forEach(word -> spans.add(new SpanTermQuery(new Term(TextFields.WORDS, word))));
    return within(
        spans.size() == 1
            ? spans.getFirst()
            : new SpanNearQuery(spans.toArray(SpanQuery[]::new), 0, true),
        source);
  }

  private static Query within(SpanQuery query, String source) {
    int start = MeasureFields.place(source) * TextFields.POSITIONS;
    return new SpanPositionRangeQuery(query, start, start + TextFields.POSITIONS);
  }
}
