package no.tiltakskatalogen.api.evaluation;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.tiltakskatalogen.api.indexing.IndexProjection;
import no.tiltakskatalogen.api.indexing.SearchTerms;
import no.tiltakskatalogen.api.indexing.TemporaryFolder;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.search.IndexedMeasure;
import no.tiltakskatalogen.search.MeasureIndex;
import no.tiltakskatalogen.search.MeasureIndex.Rebuild;
import no.tiltakskatalogen.search.Relevance;
import no.tiltakskatalogen.search.SearchEngine;
import no.tiltakskatalogen.search.SearchPage;
import no.tiltakskatalogen.search.SearchRequest;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import no.tiltakskatalogen.search.StockIndex;

/** Searches the data set's own measures for judged queries. */
public final class Evaluation implements Closeable {

  private static final int PAGE = 20;

  /**
   * What came of one query.
   *
   * @param hits ids of the measures found, best first
   */
  public record Outcome(JudgedQuery query, List<String> hits) {

    /** Between 0 and 1. */
    public double ndcg() {
      return Ndcg.of(hits, query.grades());
    }
  }

  private final TemporaryFolder folder;
  private final SearchEngine engine;
  private final Closeable index;

  private <T extends SearchEngine & Closeable> Evaluation(TemporaryFolder folder, T index) {
    this.folder = folder;
    this.engine = index;
    this.index = index;
  }

  /** Our own search. */
  public static Evaluation of(DataSet dataSet, Relevance relevance) {
    TemporaryFolder folder = TemporaryFolder.create("tiltak-evaluation");
    MeasureIndex index =
        MeasureIndex.open(
            folder.path(), "evaluation", new byte[32], SearchTerms.language(dataSet, relevance));
    try (Rebuild rebuild = index.rebuild()) {
      rebuild.add(measures(dataSet));
      rebuild.finish(1);
    }
    return new Evaluation(folder, index);
  }

  /** Lucene as it comes, over the same measures. */
  public static Evaluation ofStock(DataSet dataSet) {
    TemporaryFolder folder = TemporaryFolder.create("tiltak-evaluation");
    try (StockIndex.Builder build = StockIndex.build(folder.path())) {
      build.add(measures(dataSet));
      return new Evaluation(folder, build.finish());
    }
  }

  /** The measures of a data set as they are indexed. */
  static List<IndexedMeasure> measures(DataSet dataSet) {
    IndexProjection projection = new IndexProjection(dataSet.vocabularies());
    return dataSet.measures().stream().map(projection::of).toList();
  }

  /** One query, searched for. */
  public Outcome outcome(JudgedQuery query) {
    return new Outcome(query, page(query.text()).hits().stream().map(SearchPage.Hit::id).toList());
  }

  SearchPage page(String query) {
    return engine.search(
        new SearchRequest(
            query,
            Map.of(),
            Set.of(),
            null,
            Sort.RELEVANCE,
            PAGE,
            null,
            Viewer.ANONYMOUS.audiences(),
            false,
            false));
  }

  /** All queries, searched for. */
  public List<Outcome> outcomes(List<JudgedQuery> queries) {
    return queries.stream().map(this::outcome).toList();
  }

  /** The mean over all queries but those about nothing. */
  public static double mean(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(each -> !each.query().type().equals(JudgedQuery.NOTHING))
        .mapToDouble(Outcome::ndcg)
        .average()
        .orElse(0);
  }

  /** The share of the queries about nothing that got an answer all the same. */
  public static double answeredNothings(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(each -> each.query().type().equals(JudgedQuery.NOTHING))
        .mapToDouble(each -> each.hits().isEmpty() ? 0 : 1)
        .average()
        .orElse(0);
  }

  /** The mean of each type. */
  public static Map<String, Double> byType(List<Outcome> outcomes) {
    return outcomes.stream()
        .collect(
            Collectors.groupingBy(
                each -> each.query().type(),
                TreeMap::new,
                Collectors.averagingDouble(Outcome::ndcg)));
  }

  @Override
  public void close() {
    try {
      index.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folder.close();
  }
}
