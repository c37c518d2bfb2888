package no.tiltakskatalogen.search;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.FixedBitSet;

/** Which measures a search finds, before facet filters, and what facets make of them. */
final class Matches {

  private final View view;
  private final Map<Facet, Set<String>> filters;
  private final FixedBitSet[] leaves;

  /** The measures of each segment that pass the filter of a facet; absent without a filter. */
  private final Map<Facet, FixedBitSet[]> passing = new EnumMap<>(Facet.class);

  Matches(View view, FixedBitSet[] leaves, Map<Facet, Set<String>> filters) {
    this.view = view;
    this.leaves = leaves;
    this.filters = filters;
    filters.forEach(
        (facet, values) -> {
          if (!values.isEmpty()) {
            passing.put(facet, any(view, MeasureFields.facet(facet), values));
          }
        });
  }

  /** The measures that have one of the values of a field. */
  static FixedBitSet[] any(View view, String field, Set<String> values) {
    FixedBitSet[] any = new FixedBitSet[view.getIndexReader().leaves().size()];
    for (int leaf = 0; leaf < any.length; leaf++) {
      any[leaf] = view.bits(leaf).any(field, values);
    }
    return any;
  }

  static void and(FixedBitSet[] leaves, FixedBitSet[] others) {
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      leaves[leaf].and(others[leaf]);
    }
  }

  static long count(FixedBitSet[] leaves) {
    long count = 0;
    for (FixedBitSet leaf : leaves) {
      count += leaf.cardinality();
    }
    return count;
  }

  static void add(View view, FixedBitSet[] leaves, ScoreDoc hit) {
    LeafReaderContext leaf = view.leaf(hit.doc);
    leaves[leaf.ord].set(hit.doc - leaf.docBase);
  }

  /** Those that pass all filters. */
  FixedBitSet[] passing() {
    return passingAllBut(null);
  }

  private FixedBitSet[] passingAllBut(@org.jspecify.annotations.Nullable Facet facet) {
    if (passing.isEmpty() || (passing.size() == 1 && facet != null && passing.containsKey(facet))) {
      return leaves;
    }
    FixedBitSet[] left = new FixedBitSet[leaves.length];
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      left[leaf] = leaves[leaf].clone();
    }
    passing.forEach(
        (other, bits) -> {
          if (other != facet) {
            and(left, bits);
          }
        });
    return left;
  }

  /**
   * How many measures each value of each facet has, leaving out the facet's own filter; values
   * without any are not there.
   */
  Map<Facet, Map<String, Long>> counts() {
    FixedBitSet[] passingAll = passing();
    Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      boolean filtered = !filters.getOrDefault(facet, Set.of()).isEmpty();
      FixedBitSet[] found = filtered ? passingAllBut(facet) : passingAll;
      Map<String, Long> values = new HashMap<>();
      for (int leaf = 0; leaf < found.length; leaf++) {
        FixedBitSet bits = found[leaf];
        view.bits(leaf)
            .values(facet)
            .forEach(
                (value, having) -> {
                  long count = FixedBitSet.intersectionCount(bits, having);
                  if (count > 0) {
                    values.merge(value, count, Long::sum);
                  }
                });
      }
      counts.put(facet, values);
    }
    return counts;
  }
}
