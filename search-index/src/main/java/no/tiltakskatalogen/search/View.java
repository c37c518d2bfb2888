package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** One state of the index, and the last change that is known to be in it. Thread-safe. */
final class View extends IndexSearcher {

  private final LeafBits[] bits;
  private final RecentMeasures recent;
  private volatile long lastChange;

  private View(IndexReader reader, LeafBits[] bits, RecentMeasures recent, long lastChange) {
    super(reader);
    this.bits = bits;
    this.recent = recent;
    this.lastChange = lastChange;
    setSimilarity(FieldRanking.SIMILARITY);
    // Searches differ too much for a cache to be worth its locks.
    setQueryCache(null);
  }

  /** Makes views, which share what they know of the segments they share. */
  static final class Maker {

    private final Map<IndexReader.CacheKey, LeafBits> known = new ConcurrentHashMap<>();
    private final RecentMeasures recent = new RecentMeasures();

    View of(IndexReader reader, long lastChange) throws IOException {
      List<LeafReaderContext> leaves = reader.leaves();
      LeafBits[] bits = new LeafBits[leaves.size()];
      for (LeafReaderContext leaf : leaves) {
        bits[leaf.ord] = bitsOf(leaf);
      }
      return new View(reader, bits, recent, lastChange);
    }

    private LeafBits bitsOf(LeafReaderContext leaf) throws IOException {
      IndexReader.CacheHelper segment = leaf.reader().getCoreCacheHelper();
      if (segment == null) {
        return new LeafBits(leaf.reader());
      }
      LeafBits bits = known.get(segment.getKey());
      if (bits == null) {
        bits = new LeafBits(leaf.reader());
        known.put(segment.getKey(), bits);
        segment.addClosedListener(this::forget);
      }
      return bits;
    }

    private void forget(IndexReader.CacheKey segment) {
      known.remove(segment);
      recent.forget(segment);
    }
  }

  /** Works something out. */
  interface Work<T> {
    T done() throws IOException;
  }

  private final Map<String, Long> remembered = new ConcurrentHashMap<>();

  /** A number that is worked out once for this state of the index. */
  long remembered(String name, Work<Long> work) throws IOException {
    Long known = remembered.get(name);
    if (known == null) {
      known = work.done();
      remembered.put(name, known);
    }
    return known;
  }

  private final Map<Set<String>, FixedBitSet[]> visible = new ConcurrentHashMap<>();

  /**
   * The measures of each segment that an asker may see, without removed ones; not to be changed.
   */
  FixedBitSet[] visible(Set<String> audiences) {
    return visible.computeIfAbsent(Set.copyOf(audiences), this::findVisible);
  }

  private FixedBitSet[] findVisible(Set<String> audiences) {
    FixedBitSet[] found = Matches.any(this, MeasureFields.AUDIENCE, audiences);
    for (LeafReaderContext leaf : getIndexReader().leaves()) {
      Bits live = leaf.reader().getLiveDocs();
      if (live != null) {
        FixedBitSet bits = found[leaf.ord];
        for (int i = 0; i < live.length(); i++) {
          if (!live.get(i)) {
            bits.clear(i);
          }
        }
      }
    }
    return found;
  }

  /** What is stored for a document. */
  StoredMeasure stored(int document) throws IOException {
    return recent.get(this, document);
  }

  /** The segment that a document stands in. */
  LeafReaderContext leaf(int document) {
    List<LeafReaderContext> leaves = getIndexReader().leaves();
    return leaves.get(ReaderUtil.subIndex(document, leaves));
  }

  /** The ids of all measures in their order, also of those that nothing finds any more. */
  TermsEnum ids() throws IOException {
    Terms terms = MultiTerms.getTerms(getIndexReader(), MeasureFields.ID);
    return terms == null ? TermsEnum.EMPTY : terms.iterator();
  }

  LeafBits bits(int leaf) {
    return bits[leaf];
  }

  long lastChange() {
    return lastChange;
  }

  void lastChange(long change) {
    lastChange = change;
  }
}
