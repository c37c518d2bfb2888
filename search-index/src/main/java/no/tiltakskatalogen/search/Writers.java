package no.tiltakskatalogen.search;

import java.io.IOException;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.store.Directory;

/** Opens Lucene's writers of measures. */
final class Writers {

  private Writers() {}

  static IndexWriter open(Directory directory, OpenMode mode) throws IOException {
    return new IndexWriter(
        directory,
        // Fields come as terms; the analyzer has nothing to do.
        new IndexWriterConfig(new KeywordAnalyzer())
            .setOpenMode(mode)
            .setSimilarity(FieldRanking.SIMILARITY)
            .setRAMBufferSizeMB(64)
            .setMergeScheduler(new QuietMerges())
            .setCommitOnClose(false));
  }

  /** A merge that fails closes its writer, which is seen at the next write; here it is told why. */
  private static final class QuietMerges extends ConcurrentMergeScheduler {

    @Override
    protected void handleMergeException(Throwable fault) {
      System.getLogger(Writers.class.getName())
          .log(System.Logger.Level.WARNING, "Parts of the index could not be merged", fault);
    }
  }
}
