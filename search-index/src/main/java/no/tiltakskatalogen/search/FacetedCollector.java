package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;

/**
 * Collects, in one pass over what a query finds, the top hits that pass all facet filters, their
 * number, and the counts of every facet that leave out the facet's own filter: a document that
 * passes all filters counts everywhere, one that fails just one counts in that facet only.
 */
final class FacetedCollector implements Collector {

  /** What the pass gives. */
  record Result(TopFieldDocs top, long total, Map<Facet, Map<String, Long>> counts) {}

  private final TopFieldCollector top;
  private final Map<Facet, Set<String>> filters;
  private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
  private final List<LeafCounts> leaves = new ArrayList<>();
  private long total;

  private FacetedCollector(TopFieldCollector top, Map<Facet, Set<String>> filters) {
    this.top = top;
    this.filters = filters;
  }

  static CollectorManager<FacetedCollector, Result> manager(
      TopFieldCollectorManager top, Map<Facet, Set<String>> filters) {
    return new CollectorManager<>() {
      @Override
      public FacetedCollector newCollector() {
        return new FacetedCollector(top.newCollector(), filters);
      }

      @Override
      public Result reduce(Collection<FacetedCollector> collectors) throws IOException {
        TopFieldDocs hits = top.reduce(collectors.stream().map(each -> each.top).toList());
        long total = 0;
        Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
          counts.put(facet, new HashMap<>());
        }
        for (FacetedCollector collector : collectors) {
          collector.finishLeaves();
          total += collector.total;
          collector.counts.forEach(
              (facet, values) ->
                  values.forEach(
                      (value, count) ->
                          counts
                              .computeIfAbsent(facet, key -> new HashMap<>())
                              .merge(value, count, Long::sum)));
        }
        return new Result(hits, total, counts);
      }
    };
  }

  @Override
  public ScoreMode scoreMode() {
    return top.scoreMode().needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    finishLeaves();
    LeafCounts[] facets = new LeafCounts[Facet.values().length];
    int next = 0;
    for (Facet facet : Facet.values()) {
      facets[next] = new LeafCounts(facet, context, filters.getOrDefault(facet, Set.of()));
      leaves.add(facets[next++]);
    }
    LeafCollector hits = top.getLeafCollector(context);
    return new LeafCollector() {
      @Override
      public void setScorer(Scorable scorer) throws IOException {
        hits.setScorer(scorer);
      }

      @Override
      public void collect(int document) throws IOException {
        LeafCounts failed = null;
        int failures = 0;
        for (LeafCounts facet : facets) {
          if (!facet.read(document)) {
            failed = facet;
            failures++;
          }
        }
        if (failed == null) {
          total++;
          hits.collect(document);
          for (LeafCounts facet : facets) {
            facet.count();
          }
        } else if (failures == 1) {
          failed.count();
        }
      }
    };
  }

  private void finishLeaves() throws IOException {
    for (LeafCounts leaf : leaves) {
      leaf.addTo(counts.computeIfAbsent(leaf.facet, key -> new HashMap<>()));
    }
    leaves.clear();
  }

  /** One facet in one segment. */
  private static final class LeafCounts {

    private final Facet facet;
    private final SortedSetDocValues values;
    private final long[] counts;
    private final boolean[] wanted;
    private final boolean filters;
    private int[] ordinals = new int[8];
    private int size;

    LeafCounts(Facet facet, LeafReaderContext context, Set<String> filter) throws IOException {
      this.facet = facet;
      this.values = DocValues.getSortedSet(context.reader(), MeasureFields.facet(facet));
      this.counts = new long[Math.toIntExact(values.getValueCount())];
      this.wanted = new boolean[counts.length];
      this.filters = !filter.isEmpty();
      for (String value : filter) {
        long ordinal = values.lookupTerm(new BytesRef(value));
        if (ordinal >= 0) {
          wanted[(int) ordinal] = true;
        }
      }
    }

    /** Reads a document's values and tells whether it passes the filter. */
    boolean read(int document) throws IOException {
      size = 0;
      boolean passes = !filters;
      if (values.advanceExact(document)) {
        int count = values.docValueCount();
        if (count > ordinals.length) {
          ordinals = new int[count];
        }
        for (; size < count; size++) {
          ordinals[size] = (int) values.nextOrd();
          passes |= wanted[ordinals[size]];
        }
      }
      return passes;
    }

    void count() {
      for (int i = 0; i < size; i++) {
        counts[ordinals[i]]++;
      }
    }

    void addTo(Map<String, Long> sums) throws IOException {
      for (int ordinal = 0; ordinal < counts.length; ordinal++) {
        if (counts[ordinal] > 0) {
          sums.merge(values.lookupOrd(ordinal).utf8ToString(), counts[ordinal], Long::sum);
        }
      }
    }
  }
}
