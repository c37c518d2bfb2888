package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/**
 * Measures that were shown a while ago, ready to be shown again: to unpack one and to find its
 * sentences takes longer than to find it. Segments never change, so what was read stays right.
 * Thread-safe.
 */
final class RecentMeasures {

  /** Characters of text; all measures of the counties are a hundredth of it. */
  private static final long MOST = 16_000_000;

  private record Key(IndexReader.CacheKey segment, int document) {}

  private final LinkedHashMap<Key, StoredMeasure> measures = new LinkedHashMap<>(16, 0.75f, true);
  private long characters;

  /** What a view has stored for one of its documents. */
  StoredMeasure get(View view, int document) throws IOException {
    LeafReaderContext leaf = view.leaf(document);
    IndexReader.CacheHelper segment = leaf.reader().getCoreCacheHelper();
    Key key = segment == null ? null : new Key(segment.getKey(), document - leaf.docBase);
    StoredMeasure known = key == null ? null : known(key);
    if (known == null) {
      known = new StoredMeasure(view.storedFields().document(document));
      if (key != null) {
        remember(key, known);
      }
    }
    return known;
  }

  /** Gives up what was read of a segment that no view has any more. */
  synchronized void forget(IndexReader.CacheKey segment) {
    Iterator<Map.Entry<Key, StoredMeasure>> all = measures.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Key, StoredMeasure> each = all.next();
      if (each.getKey().segment().equals(segment)) {
        characters -= each.getValue().length();
        all.remove();
      }
    }
  }

  private synchronized @Nullable StoredMeasure known(Key key) {
    return measures.get(key);
  }

  private synchronized void remember(Key key, StoredMeasure measure) {
    StoredMeasure before = measures.put(key, measure);
    characters += measure.length() - (before == null ? 0 : before.length());
    Iterator<Map.Entry<Key, StoredMeasure>> oldest = measures.entrySet().iterator();
    while (characters > MOST && oldest.hasNext()) {
      characters -= oldest.next().getValue().length();
      oldest.remove();
    }
  }
}
