package no.tiltakskatalogen.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one state of the index holds, in the order of ids. Takes no more memory however
 * many there are. For one thread; to be closed.
 */
public final class IndexEntries implements Closeable {

  /**
   * A measure of the index.
   *
   * @param stamp of the revision that it was made from
   */
  public record Entry(String id, String stamp) {}

  private final View view;
  private final Closeable release;
  private final TermsEnum ids;
  private boolean ended;
  private @Nullable PostingsEnum documents;
  private @Nullable String id;

  IndexEntries(View view, Closeable release) throws IOException {
    this.view = view;
    this.release = release;
    this.ids = view.ids();
  }

  /** The last change that is in this state. */
  public long lastChange() {
    return view.lastChange();
  }

  /** The next one; empty at the end. An index in order has every id once. */
  public Optional<Entry> next() {
    try {
      while (!ended) {
        if (documents == null || id == null) {
          BytesRef term = ids.next();
          if (term == null) {
            ended = true;
            return Optional.empty();
          }
          id = term.utf8ToString();
          documents = ids.postings(documents, PostingsEnum.NONE);
        }
        int document = documents.nextDoc();
        if (document == PostingsEnum.NO_MORE_DOCS) {
          id = null;
        } else if (isLive(document)) {
          return Optional.of(new Entry(id, stamp(document)));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isLive(int document) {
    LeafReaderContext leaf = view.leaf(document);
    Bits live = leaf.reader().getLiveDocs();
    return live == null || live.get(document - leaf.docBase);
  }

  private String stamp(int document) throws IOException {
    LeafReaderContext leaf = view.leaf(document);
    BinaryDocValues stamps = leaf.reader().getBinaryDocValues(MeasureFields.STAMP);
    return stamps != null && stamps.advanceExact(document - leaf.docBase)
        ? stamps.binaryValue().utf8ToString()
        : "";
  }

  @Override
  public void close() {
    try {
      release.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
