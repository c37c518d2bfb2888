package no.tiltakskatalogen.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * One index on disk, from when it was built until another takes its place. One thread writes; any
 * number search.
 */
final class Generation implements Closeable {

  private static final String LAST_CHANGE = "last-change";
  private static final String CONFIGURATION = "configuration";
  private static final String LAYOUT = "layout";

  /** How long a walk through pages may rest; the view it goes through is kept that long. */
  private static final double VIEW_SECONDS = 600;

  /** And so many at most: while much is written, each search may need one of its own. */
  static final int MOST_VIEWS = 256;

  /** Lets go of views that are too old or too many; the newest come first. */
  private static final class KeptViews implements SearcherLifetimeManager.Pruner {
    private int kept;

    @Override
    public boolean doPrune(double age, IndexSearcher view) {
      kept++;
      return age > VIEW_SECONDS || kept > MOST_VIEWS;
    }
  }

  private final Path folder;
  private final Directory directory;
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;
  private final SearcherLifetimeManager views = new SearcherLifetimeManager();

  /**
   * Sets the views of this index, opened this once, apart from those of any other: Lucene numbers
   * the states of every index from the same beginning.
   */
  private final long firstView = new SecureRandom().nextLong(1, Long.MAX_VALUE / 2);

  private final View.Maker maker = new View.Maker();
  private final TextFields texts;
  private final String configuration;
  private final Integrity integrity = new Integrity(this);
  private volatile long lastChange;
  private volatile long committed;

  private Generation(
      Path folder,
      Directory directory,
      @Nullable IndexWriter writer,
      TextFields texts,
      String configuration,
      long lastChange)
      throws IOException {
    this.folder = folder;
    this.directory = directory;
    this.texts = texts;
    this.writer = writer;
    this.configuration = configuration;
    this.lastChange = lastChange;
    this.committed = lastChange;
    SearcherFactory factory =
        new SearcherFactory() {
          @Override
          public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous)
              throws IOException {
            // Until apply says otherwise, nothing newer is known to be seen.
            return maker.of(reader, Generation.this.lastChange);
          }
        };
    this.searchers =
        writer == null
            ? new SearcherManager(directory, factory)
            : new SearcherManager(writer, factory);
  }

  /** An empty index in an empty folder. */
  static Generation create(Storage storage, Path folder, TextFields texts, String configuration)
      throws IOException {
    Directory directory = storage.open(folder);
    IndexWriter writer = Writers.open(directory, OpenMode.CREATE);
    return new Generation(folder, directory, writer, texts, configuration, 0);
  }

  /**
   * The index in a folder, after reading all of it against its checksums. One of another
   * configuration can be searched, but not written to.
   *
   * @throws DamagedIndex if it is missing or damaged, or has documents of another form
   * @throws IOException if it is whole but cannot be written to
   */
  static Generation open(Storage storage, Path folder, TextFields texts, String wanted)
      throws IOException {
    Directory directory = storage.open(folder);
    IndexWriter writer = null;
    try {
      Map<String, String> data = Integrity.checked(directory);
      if (!MeasureFields.LAYOUT.equals(data.get(LAYOUT))) {
        throw new IllegalArgumentException("Another version of the program made this index");
      }
      String configuration = data.getOrDefault(CONFIGURATION, "");
      long lastChange = Long.parseLong(data.getOrDefault(LAST_CHANGE, "0"));
      if (configuration.equals(wanted)) {
        writer = Writers.open(directory, OpenMode.APPEND);
      }
      return new Generation(folder, directory, writer, texts, configuration, lastChange);
    } catch (CorruptIndexException | IllegalArgumentException e) {
      IOUtils.closeWhileHandlingException(writer == null ? null : writer::rollback, directory);
      throw new DamagedIndex(e);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(writer == null ? null : writer::rollback, directory);
      throw e;
    }
  }

  Path folder() {
    return folder;
  }

  String configuration() {
    return configuration;
  }

  /** Tells whether what is read is what was written. */
  Integrity integrity() {
    return integrity;
  }

  /** The last change that every search from now on sees. */
  long lastChange() {
    return lastChange;
  }

  /** Whether the writer gave up, as Lucene's does when a write fails half-way. */
  boolean broken() {
    return writer != null && !writer.isOpen();
  }

  /** Whether it is about to: a merge in the background may have failed a moment ago. */
  boolean failing() {
    return writer != null && writer.getTragicException() != null;
  }

  void add(List<IndexedMeasure> measures) throws IOException {
    IndexWriter target = writing();
    try {
      // Taking words apart is most of the work, and a writer takes documents from several threads.
      measures.parallelStream().forEach(measure -> add(target, measure));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void add(IndexWriter target, IndexedMeasure measure) {
    try {
      target.addDocument(MeasureFields.document(measure, texts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void apply(List<IndexedMeasure> changed, List<String> removed, long upTo) throws IOException {
    write(changed, removed);
    searchers.maybeRefreshBlocking();
    View newest = acquire();
    try {
      newest.lastChange(upTo);
    } finally {
      release(newest);
    }
    lastChange = upTo;
    views.prune(new KeptViews());
  }

  /** Puts measures right without having seen any further change. */
  void mend(List<IndexedMeasure> wrong, List<String> removed) throws IOException {
    apply(wrong, removed, lastChange);
  }

  private void write(List<IndexedMeasure> changed, List<String> removed) throws IOException {
    for (IndexedMeasure measure : changed) {
      writing()
          .updateDocument(
              new Term(MeasureFields.ID, measure.id()), MeasureFields.document(measure, texts));
    }
    for (String id : removed) {
      writing().deleteDocuments(new Term(MeasureFields.ID, id));
    }
  }

  /** Makes what was applied outlive the process. */
  void commit(long upTo) throws IOException {
    writing()
        .setLiveCommitData(
            Map.of(
                    LAST_CHANGE,
                    Long.toString(upTo),
                    CONFIGURATION,
                    configuration,
                    LAYOUT,
                    MeasureFields.LAYOUT)
                .entrySet());
    writing().commit();
    committed = upTo;
  }

  /** Whether there is anything that would not outlive the process. */
  boolean hasUncommitted() {
    return writer != null
        && writer.isOpen()
        && (committed != lastChange || writer.hasUncommittedChanges());
  }

  Directory directory() {
    return directory;
  }

  private IndexWriter writing() {
    if (writer == null) {
      throw new IllegalStateException("An index of another configuration is only read");
    }
    return writer;
  }

  /** All that the newest state holds. */
  IndexEntries entries() throws IOException {
    View view = acquire();
    try {
      return new IndexEntries(view, () -> release(view));
    } catch (IOException | RuntimeException e) {
      release(view);
      throw e;
    }
  }

  View acquire() throws IOException {
    return (View) searchers.acquire();
  }

  /** The view of an earlier page, or null if it is no longer kept. */
  @Nullable View acquire(long number) throws IOException {
    long version = number - firstView;
    View current = acquire();
    if (((DirectoryReader) current.getIndexReader()).getVersion() == version) {
      return current;
    }
    release(current);
    return (View) views.acquire(version);
  }

  /** Keeps a view for the next page and gives the number it is known by. */
  long keep(View view) throws IOException {
    return firstView + views.record(view);
  }

  /** Gives back a view, from whichever of the two managers: both only count the reader's users. */
  void release(View view) throws IOException {
    view.getIndexReader().decRef();
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(views, searchers, writer == null ? null : writer::rollback, directory);
  }
}
