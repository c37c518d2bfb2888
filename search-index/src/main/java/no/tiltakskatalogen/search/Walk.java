package no.tiltakskatalogen.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * All measures that a search finds, in the order of their ids, in one state of the index: what is
 * written meanwhile is not seen. Needs a bit for each measure of the index, however many it gives.
 * To be closed; for one thread.
 */
public final class Walk implements Closeable {

  private final View view;
  private final long revision;
  private final FixedBitSet[] found;
  private final TermsEnum ids;
  private @Nullable PostingsEnum postings;
  private boolean ended;
  private boolean closed;

  /**
   * What there is to tell of a measure without asking the store.
   *
   * @param updated when it last changed
   */
  public record Step(String id, String slug, Instant updated) {}

  /** Takes a view over from the caller, who has acquired it. */
  Walk(View view, FixedBitSet[] found, long revision) throws IOException {
    this.view = view;
    this.revision = revision;
    this.found = found;
    this.ids = view.ids();
  }

  /** The last change of the store that is known to be in what is walked through. */
  public long revision() {
    return revision;
  }

  /** How many measures there are, on the whole way. */
  public long total() {
    return Matches.count(found);
  }

  /**
   * The ids of the next measures; none at the end.
   *
   * @param most how many to give
   */
  public List<String> ids(int most) {
    List<String> next = new ArrayList<>();
    try {
      while (next.size() < most && nextDocument() >= 0) {
        next.add(ids.term().utf8ToString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next;
  }

  /** Those of some measures that are among the ones found, wherever the walk is. */
  public Set<String> among(Collection<String> wanted) {
    Set<String> among = new HashSet<>();
    try {
      TermsEnum all = view.ids();
      for (String id : wanted) {
        if (all.seekExact(new BytesRef(id)) && foundDocument(all) >= 0) {
          among.add(id);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return among;
  }

  /**
   * Passes by measures.
   *
   * @return how many there were to pass by, at most as many as wanted
   */
  public long skip(long count) {
    long passed = 0;
    try {
      while (passed < count && nextDocument() >= 0) {
        passed++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return passed;
  }

  /**
   * The next measures; none at the end.
   *
   * @param most how many to give
   */
  public List<Step> steps(int most) {
    List<Step> next = new ArrayList<>();
    try {
      StoredFields stored = view.storedFields();
      int document = most > 0 ? nextDocument() : -1;
      while (document >= 0) {
        var fields = stored.document(document, MeasureFields.OF_A_STEP);
        next.add(
            new Step(
                fields.get(MeasureFields.ID),
                fields.get(MeasureFields.SLUG),
                MeasureFields.updated(fields)));
        document = next.size() < most ? nextDocument() : -1;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next;
  }

  /** The document of the next id that was found; -1 at the end. */
  private int nextDocument() throws IOException {
    if (closed) {
      throw new IllegalStateException("The walk is over");
    }
    // What terms give after their end is not defined.
    while (!ended) {
      ended = ids.next() == null;
      int document = ended ? -1 : foundDocument(ids);
      if (document >= 0) {
        return document;
      }
    }
    return -1;
  }

  /** The document of an id, if it was found; else -1. */
  private int foundDocument(TermsEnum id) throws IOException {
    // A measure that was revised may still have its old documents, which nothing finds.
    postings = id.postings(postings, PostingsEnum.NONE);
    int document = postings.nextDoc();
    while (document != DocIdSetIterator.NO_MORE_DOCS && !isFound(document)) {
      document = postings.nextDoc();
    }
    return document == DocIdSetIterator.NO_MORE_DOCS ? -1 : document;
  }

  private boolean isFound(int document) {
    LeafReaderContext leaf = view.leaf(document);
    return found[leaf.ord].get(document - leaf.docBase);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try {
        view.getIndexReader().decRef();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
