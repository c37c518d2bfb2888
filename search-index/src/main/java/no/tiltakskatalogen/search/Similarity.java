package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.tiltakskatalogen.search.words.Norwegian;
import no.tiltakskatalogen.search.words.Token;
import no.tiltakskatalogen.search.words.Tokens;
import no.tiltakskatalogen.search.words.Word;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Finds measures that are comparable to another, and says why. For one request. */
final class Similarity {

  /** So many of those that have most words or tags in common are compared closely. */
  private static final int MOST_COMPARED = 100;

  /** What a word in the title counts against one in the other texts. */
  private static final int TITLE = 3;

  /** A word that tells what the measure is about. */
  private record Telling(String concept, String written, double information) {}

  private final Norwegian norwegian;
  private final Terminology terminology;
  private final View view;
  private final SimilarMeasure.Request request;

  Similarity(
      Norwegian norwegian, Terminology terminology, View view, SimilarMeasure.Request request) {
    this.norwegian = norwegian;
    this.terminology = terminology;
    this.view = view;
    this.request = request;
  }

  /** The most comparable first; empty if there is no such measure. */
  Optional<List<SimilarMeasure>> find() throws IOException {
    BooleanQuery itself =
        new BooleanQuery.Builder()
            .add(addressed(), Occur.FILTER)
            .add(
                new BitsQuery(Matches.any(view, MeasureFields.AUDIENCE, request.audiences())),
                Occur.FILTER)
            .build();
    ScoreDoc[] own = view.search(itself, 1).scoreDocs;
    if (own.length == 0) {
      return Optional.empty();
    }
    StoredMeasure measure = view.stored(own[0].doc);
    List<Telling> telling = telling(measure);
    double all = telling.stream().mapToDouble(Telling::information).sum();
    List<SimilarMeasure> similar = new ArrayList<>();
    for (ScoreDoc candidate : candidates(measure, telling)) {
      StoredMeasure other = view.stored(candidate.doc);
      List<Telling> shared = new ArrayList<>();
      for (Telling each : telling) {
        if (view.explain(anywhere(each), candidate.doc).isMatch()) {
          shared.add(each);
        }
      }
      Map<Facet, List<String>> tags = new EnumMap<>(Facet.class);
      Map<Facet, Double> shares = new EnumMap<>(Facet.class);
      for (Facet facet : Facet.values()) {
        List<String> mine = measure.values(facet);
        List<String> both = new ArrayList<>(mine);
        both.retainAll(other.values(facet));
        if (!both.isEmpty()) {
          tags.put(facet, both);
          shares.put(facet, (double) both.size() / mine.size());
        }
      }
      double words = all == 0 ? 0 : shared.stream().mapToDouble(Telling::information).sum() / all;
      double score = SimilarityRanking.score(words, shares);
      // Tags alone are how the catalogue is ordered; to be comparable takes a word in common.
      boolean sameGroup = shares.containsKey(Facet.GROUP);
      if (score >= SimilarityRanking.LEAST && (sameGroup || shared.size() > 1)) {
        similar.add(
            new SimilarMeasure(
                other.hit(List.of(), List.of()),
                score,
                shared.stream().map(Telling::written).distinct().toList(),
                tags));
      }
    }
    similar.sort(
        Comparator.comparing(SimilarMeasure::score)
            .reversed()
            .thenComparing(each -> each.hit().title())
            .thenComparing(each -> each.hit().id()));
    return Optional.of(List.copyOf(similar.subList(0, Math.min(request.limit(), similar.size()))));
  }

  private Query addressed() {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(MeasureFields.ID, request.address())), Occur.SHOULD)
        .add(new TermQuery(new Term(MeasureFields.SLUG, request.address())), Occur.SHOULD)
        .build();
  }

  private Set<String> notCounties(StoredMeasure measure) {
    Set<String> counties = new HashSet<>(request.notCounties());
    if (request.notOwn()) {
      measure.values(Facet.COUNTY).forEach(own -> counties.addAll(terminology.related(own)));
    }
    return counties;
  }

  private List<Telling> telling(StoredMeasure measure) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, String> written = new LinkedHashMap<>();
    if (request.sections().isEmpty()) {
      count(measure.text(MeasureFields.TITLE), TITLE, counts, written);
      count(measure.text(MeasureFields.SUMMARY), 1, counts, written);
      for (String keyword : measure.texts(MeasureFields.TAGS)) {
        // Labels of tags are compared as tags, and not once for every language.
        if (!terminology.isLabel(keyword)) {
          count(keyword, 1, counts, written);
        }
      }
    }
    for (String section : request.sections()) {
      count(measure.text(section), 1, counts, written);
    }
    Dictionary dictionary = new Dictionary(view.getIndexReader());
    List<Telling> telling = new ArrayList<>();
    for (Map.Entry<String, String> each : written.entrySet()) {
      int frequency = dictionary.frequency(each.getKey());
      if (frequency > 1 && frequency <= SimilarityRanking.COMMON * dictionary.size()) {
        double information =
            dictionary.information(frequency) * counts.getOrDefault(each.getKey(), 1);
        telling.add(new Telling(each.getKey(), each.getValue(), information));
      }
    }
    telling.sort(Comparator.comparing(Telling::information).reversed());
    return telling.subList(0, Math.min(SimilarityRanking.MOST_WORDS, telling.size()));
  }

  private void count(
      @Nullable String text, int weight, Map<String, Integer> counts, Map<String, String> written) {
    if (text == null) {
      return;
    }
    for (Token token : Tokens.of(text)) {
      if (norwegian.isFunctionWord(token.folded())
          || terminology.isWeak(token.folded())
          || token.text().chars().noneMatch(Character::isLetter)) {
        continue;
      }
      Word word = norwegian.word(token.folded());
      add(word.concept(), token.text(), weight, counts, written);
      for (String part : word.inner()) {
        if (!norwegian.isGeneral(part)) {
          add(part, token.text(), weight, counts, written);
        }
      }
    }
  }

  private static void add(
      String concept,
      String text,
      int weight,
      Map<String, Integer> counts,
      Map<String, String> written) {
    counts.merge(concept, weight, Math::max);
    written.putIfAbsent(concept, text);
  }

  private Query anywhere(Telling each) {
    if (request.sections().isEmpty()) {
      return new TermQuery(new Term(TextFields.TERMS, each.concept()));
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String section : request.sections()) {
      query.add(new TermQuery(new Term(TextFields.in(section), each.concept())), Occur.SHOULD);
    }
    return query.build();
  }

  private ScoreDoc[] candidates(StoredMeasure measure, List<Telling> telling) throws IOException {
    FixedBitSet[] visible = Matches.any(view, MeasureFields.AUDIENCE, request.audiences());
    FixedBitSet[] left = Matches.any(view, MeasureFields.facet(Facet.COUNTY), notCounties(measure));
    for (int leaf = 0; leaf < visible.length; leaf++) {
      visible[leaf].andNot(left[leaf]);
    }
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    telling.forEach(each -> some.add(anywhere(each), Occur.SHOULD));
    if (request.sections().isEmpty()) {
      for (String group : measure.values(Facet.GROUP)) {
        some.add(
            new ConstantScoreQuery(
                new BitsQuery(Matches.any(view, MeasureFields.facet(Facet.GROUP), Set.of(group)))),
            Occur.SHOULD);
      }
    }
    BooleanQuery query =
        new BooleanQuery.Builder()
            .add(some.setMinimumNumberShouldMatch(1).build(), Occur.MUST)
            .add(new BitsQuery(visible), Occur.FILTER)
            .add(addressed(), Occur.MUST_NOT)
            .build();
    return view.search(query, MOST_COMPARED).scoreDocs;
  }
}
