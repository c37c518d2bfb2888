package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.tiltakskatalogen.search.Relevance.Component;
import no.tiltakskatalogen.search.SearchPage.Hit;
import no.tiltakskatalogen.search.SearchPage.Match;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Finds what a plan looks for in one state of the index. For one request. */
final class Finding {

  private static final SortField BY_ID = new SortField(MeasureFields.ID, SortField.Type.STRING);

  private final Language language;
  private final View view;
  private final SearchRequest request;
  private final Plan plan;
  private final @Nullable Cursor cursor;
  private final MeasureQueries queries;
  private final Matches matches;
  private boolean relaxed;

  Finding(Language language, View view, SearchRequest request, Plan plan, @Nullable Cursor cursor)
      throws IOException {
    this.language = language;
    this.view = view;
    this.request = request;
    this.plan = plan;
    this.cursor = cursor;
    this.queries = new MeasureQueries(plan, sections());
    this.matches = new Matches(view, find(), request.filters());
  }

  /** Those that the request is held to and those that the query names. */
  private Collection<String> sections() {
    if (request.sections().isEmpty()) {
      return plan.sections();
    }
    if (plan.sections().isEmpty()) {
      return request.sections();
    }
    Set<String> both = new HashSet<>(plan.sections());
    both.retainAll(request.sections());
    return both.isEmpty() ? request.sections() : both;
  }

  /** Whether some of what is found lacks some of the words. */
  boolean relaxed() {
    return relaxed;
  }

  private FixedBitSet[] find() throws IOException {
    if (plan.nothing()) {
      return none();
    }
    FixedBitSet[] visible = visible();
    FixedBitSet[] found = view.search(queries.complete(), MatchCollector.manager(view));
    Matches.and(found, visible);
    List<Sought> required = plan.required();
    if (required.isEmpty() && !plan.counties().isEmpty()) {
      Matches.and(found, Matches.any(view, MeasureFields.facet(Facet.COUNTY), plan.counties()));
    }
    if (required.isEmpty() || !language.has(Component.RELAXING)) {
      return found;
    }
    boolean few = Matches.count(found) < CutOff.ENOUGH;
    if (cursor == null ? few : cursor.relaxed()) {
      relax(found, visible);
    }
    return found;
  }

  private FixedBitSet[] none() {
    return Matches.any(view, MeasureFields.AUDIENCE, Set.of());
  }

  /** What the asker may see, of the kind that was asked for. */
  private FixedBitSet[] visible() {
    FixedBitSet[] visible = Matches.any(view, MeasureFields.AUDIENCE, request.audiences());
    if (request.described() != null) {
      String described = request.described() ? MeasureFields.YES : MeasureFields.NO;
      Matches.and(visible, Matches.any(view, MeasureFields.DESCRIBED, Set.of(described)));
    }
    return visible;
  }

  /**
   * Adds what has some of the words. Chosen facet values have no say in it, or a count of theirs
   * would not be what they give.
   */
  private void relax(FixedBitSet[] found, FixedBitSet[] visible) throws IOException {
    long before = Matches.count(found);
    TopDocs best = some(plan.required(), visible);
    if (before == 0 && best.scoreDocs.length == 0) {
      best = some(plan.sought(), visible);
    }
    for (ScoreDoc hit : best.scoreDocs) {
      boolean near = hit.score >= CutOff.SHARE * best.scoreDocs[0].score;
      if (near || !language.has(Component.CUT_OFF)) {
        Matches.add(view, found, hit);
      }
    }
    relaxed = Matches.count(found) > before;
  }

  private TopDocs some(List<Sought> of, FixedBitSet[] visible) throws IOException {
    BooleanQuery query =
        new BooleanQuery.Builder()
            .add(queries.partial(of), Occur.MUST)
            .add(new BitsQuery(visible), Occur.FILTER)
            .build();
    return view.search(query, CutOff.MOST);
  }

  /** The measures that pass all filters. */
  FixedBitSet[] passing() {
    return matches.passing();
  }

  /** How many measures pass all filters. */
  long total() {
    return Matches.count(matches.passing());
  }

  Map<Facet, Map<String, Long>> counts() {
    return matches.counts();
  }

  /** The hits of the page, and one more if there is one. */
  FieldDoc[] top() throws IOException {
    TopFieldCollectorManager top =
        new TopFieldCollectorManager(
            order(request.sort()),
            request.limit() + 1,
            cursor == null ? null : cursor.position(),
            // Everything is counted already; as soon as a page is full, the rest may be skipped.
            request.limit() + 1);
    ScoreDoc[] docs = view.search(ranked(), top).scoreDocs;
    FieldDoc[] page = new FieldDoc[docs.length];
    for (int i = 0; i < docs.length; i++) {
      page[i] = (FieldDoc) docs[i];
    }
    return page;
  }

  private Query ranked() throws IOException {
    BooleanQuery.Builder query =
        request.sort() == Sort.RELEVANCE ? queries.score() : new BooleanQuery.Builder();
    if (request.sort() == Sort.RELEVANCE && !plan.counties().isEmpty()) {
      query.add(preferred(), Occur.SHOULD);
    }
    return query.add(new BitsQuery(matches.passing()), Occur.FILTER).build();
  }

  private Query preferred() throws IOException {
    Dictionary dictionary = new Dictionary(view.getIndexReader());
    double information = 0;
    for (Sought each : plan.required()) {
      double most = 0;
      for (Variant variant : each.strong()) {
        if (variant.way() instanceof Variant.One(String term)) {
          int frequency = dictionary.frequency(term);
          most = Math.max(most, frequency == 0 ? 0 : dictionary.information(frequency));
        }
      }
      information += most;
    }
    FixedBitSet[] counties = Matches.any(view, MeasureFields.facet(Facet.COUNTY), plan.counties());
    return new BoostQuery(
        new ConstantScoreQuery(new BitsQuery(counties)), PlaceRanking.boost(information));
  }

  /** Every order ends with the id, so that no two measures are at one place. */
  static org.apache.lucene.search.Sort order(Sort sort) {
    SortField title = new SortField(MeasureFields.TITLE_ORDER, SortField.Type.STRING);
    return switch (sort) {
      case RELEVANCE -> new org.apache.lucene.search.Sort(SortField.FIELD_SCORE, title, BY_ID);
      case TITLE -> new org.apache.lucene.search.Sort(title, BY_ID);
      case COUNTY ->
          new org.apache.lucene.search.Sort(
              new SortField(MeasureFields.COUNTY_ORDER, SortField.Type.STRING), title, BY_ID);
      case UPDATED ->
          new org.apache.lucene.search.Sort(
              new SortField(MeasureFields.UPDATED, SortField.Type.LONG, true), BY_ID);
    };
  }

  /** What to show of the page. */
  List<Hit> hits(FieldDoc[] top) throws IOException {
    List<FieldDoc> page = List.of(top).subList(0, Math.min(top.length, request.limit()));
    int[] documents = page.stream().mapToInt(each -> each.doc).toArray();
    Highlighting highlighting = plan.ranks() ? language.highlighting(view, plan, documents) : null;
    Explainer explainer =
        request.explain()
            ? new Explainer(
                view,
                plan,
                sections(),
                plan.counties().isEmpty() ? null : preferred(),
                language.foundWords(),
                language.written())
            : null;
    List<Hit> hits = new ArrayList<>();
    for (int document : documents) {
      StoredMeasure stored = view.stored(document);
      List<Match> found =
          highlighting == null ? List.of() : highlighting.matches(document, stored, sections());
      List<SearchPage.Reason> reasons =
          explainer == null ? List.of() : explainer.reasons(document, stored);
      hits.add(stored.hit(found, reasons));
    }
    return hits;
  }
}
