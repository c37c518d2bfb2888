package no.tiltakskatalogen.search;

import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;

/** Notes which documents a query finds, without scores. */
final class MatchCollector implements Collector {

  private final FixedBitSet[] leaves;

  private MatchCollector(FixedBitSet[] leaves) {
    this.leaves = leaves;
  }

  /** The documents that a query finds, segment by segment. */
  static CollectorManager<MatchCollector, FixedBitSet[]> manager(View view) {
    FixedBitSet[] leaves = new FixedBitSet[view.getIndexReader().leaves().size()];
    for (LeafReaderContext leaf : view.getIndexReader().leaves()) {
      leaves[leaf.ord] = new FixedBitSet(leaf.reader().maxDoc());
    }
    return new CollectorManager<>() {
      @Override
      public MatchCollector newCollector() {
        return new MatchCollector(leaves);
      }

      @Override
      public FixedBitSet[] reduce(Collection<MatchCollector> collectors) {
        return leaves;
      }
    };
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) {
    FixedBitSet bits = leaves[context.ord];
    return new LeafCollector() {
      @Override
      public void setScorer(Scorable scorer) {
        // Scores are not asked for.
      }

      @Override
      public void collect(int document) {
        bits.set(document);
      }

      @Override
      public void collectRange(int from, int to) {
        bits.set(from, to);
      }

      @Override
      public void collect(DocIdStream stream) throws java.io.IOException {
        stream.forEach(bits::set);
      }
    };
  }
}
