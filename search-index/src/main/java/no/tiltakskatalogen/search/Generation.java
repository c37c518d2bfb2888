package no.tiltakskatalogen.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * One index on disk, from when it was built until another takes its place. One thread writes; any
 * number search.
 */
final class Generation implements Closeable {

  private static final String LAST_CHANGE = "last-change";
  private static final String CONFIGURATION = "configuration";

  /** How long a walk through pages may rest; the view it goes through is kept that long. */
  private static final double VIEW_SECONDS = 600;

  private final Directory directory;
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;
  private final SearcherLifetimeManager views = new SearcherLifetimeManager();
  private final String configuration;
  private volatile long lastChange;

  private Generation(
      Directory directory,
      @Nullable IndexWriter writer,
      SearcherManager searchers,
      String configuration,
      long lastChange) {
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
    this.configuration = configuration;
    this.lastChange = lastChange;
  }

  /** An empty index in an empty folder. */
  static Generation create(Path folder, NorwegianAnalysis analysis, String configuration)
      throws IOException {
    Directory directory = FSDirectory.open(folder);
    IndexWriter writer = writer(directory, analysis, IndexWriterConfig.OpenMode.CREATE);
    return new Generation(
        directory, writer, new SearcherManager(writer, factory()), configuration, 0);
  }

  /**
   * The index in a folder, after reading all of it against its checksums. One of another
   * configuration can be searched, but not written to.
   *
   * @throws IOException if it is missing or damaged
   */
  static Generation open(Path folder, NorwegianAnalysis analysis, String wanted)
      throws IOException {
    Directory directory = FSDirectory.open(folder);
    IndexWriter writer = null;
    try {
      Map<String, String> data;
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        for (LeafReaderContext leaf : reader.leaves()) {
          leaf.reader().checkIntegrity();
        }
        data = reader.getIndexCommit().getUserData();
      }
      String configuration = data.getOrDefault(CONFIGURATION, "");
      long lastChange = Long.parseLong(data.getOrDefault(LAST_CHANGE, "0"));
      if (configuration.equals(wanted)) {
        writer = writer(directory, analysis, IndexWriterConfig.OpenMode.APPEND);
      }
      SearcherManager searchers =
          writer == null
              ? new SearcherManager(directory, factory())
              : new SearcherManager(writer, factory());
      return new Generation(directory, writer, searchers, configuration, lastChange);
    } catch (IOException | RuntimeException e) {
      if (writer != null) {
        writer.rollback();
      }
      directory.close();
      throw e;
    }
  }

  private static IndexWriter writer(
      Directory directory, NorwegianAnalysis analysis, IndexWriterConfig.OpenMode mode)
      throws IOException {
    return new IndexWriter(
        directory,
        new IndexWriterConfig(analysis)
            .setOpenMode(mode)
            .setSimilarity(Ranking.SIMILARITY)
            .setRAMBufferSizeMB(64)
            .setCommitOnClose(false));
  }

  private static SearcherFactory factory() {
    return new SearcherFactory() {
      @Override
      public IndexSearcher newSearcher(
          org.apache.lucene.index.IndexReader reader,
          org.apache.lucene.index.@Nullable IndexReader previous) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(Ranking.SIMILARITY);
        return searcher;
      }
    };
  }

  String configuration() {
    return configuration;
  }

  /** The last change that every search from now on sees. */
  long lastChange() {
    return lastChange;
  }

  void add(List<IndexedMeasure> measures) throws IOException {
    for (IndexedMeasure measure : measures) {
      writing().addDocument(MeasureFields.document(measure));
    }
  }

  void apply(List<IndexedMeasure> changed, List<String> removed, long upTo) throws IOException {
    for (IndexedMeasure measure : changed) {
      writing()
          .updateDocument(
              new Term(MeasureFields.ID, measure.id()), MeasureFields.document(measure));
    }
    for (String id : removed) {
      writing().deleteDocuments(new Term(MeasureFields.ID, id));
    }
    searchers.maybeRefreshBlocking();
    lastChange = upTo;
    views.prune(new SearcherLifetimeManager.PruneByAge(VIEW_SECONDS));
  }

  /** Makes what was applied outlive the process. */
  void commit(long upTo) throws IOException {
    writing()
        .setLiveCommitData(
            Map.of(LAST_CHANGE, Long.toString(upTo), CONFIGURATION, configuration).entrySet());
    writing().commit();
  }

  private IndexWriter writing() {
    if (writer == null) {
      throw new IllegalStateException("An index of another configuration is only read");
    }
    return writer;
  }

  IndexSearcher acquire() throws IOException {
    return searchers.acquire();
  }

  /** The searcher of an earlier page, or null if it is no longer kept. */
  @Nullable IndexSearcher acquire(long view) throws IOException {
    IndexSearcher current = searchers.acquire();
    if (view(current) == view) {
      return current;
    }
    searchers.release(current);
    return views.acquire(view);
  }

  /** Keeps a searcher for the next page. */
  long keep(IndexSearcher searcher) throws IOException {
    return views.record(searcher);
  }

  static long view(IndexSearcher searcher) {
    return ((DirectoryReader) searcher.getIndexReader()).getVersion();
  }

  void release(IndexSearcher searcher) throws IOException {
    searcher.getIndexReader().decRef();
  }

  @Override
  public void close() throws IOException {
    views.close();
    searchers.close();
    if (writer != null) {
      writer.rollback();
    }
    directory.close();
  }
}
