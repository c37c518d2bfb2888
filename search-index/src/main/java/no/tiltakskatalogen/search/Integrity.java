package no.tiltakskatalogen.search;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;

/**
 * Whether the files of an index are what was written. They are read in full when the index is
 * opened; afterwards only if something went wrong with it, or somebody wants to know. Thread-safe.
 */
final class Integrity {

  /** What goes wrong for another reason must not have everything read again and again. */
  private static final long REST_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Generation generation;
  private long checked = System.nanoTime() - REST_NANOS;
  private volatile boolean damaged;

  Integrity(Generation generation) {
    this.generation = generation;
  }

  boolean damaged() {
    return damaged;
  }

  /**
   * Reads all of an index as it was committed last.
   *
   * @return what was noted with it
   * @throws DamagedIndex if it is missing, or not what was written
   * @throws IOException if it could not be read for a reason of another kind
   */
  static Map<String, String> checked(Directory directory) throws IOException {
    return damageTold(
        () -> {
          try (DirectoryReader reader = DirectoryReader.open(directory)) {
            check(reader);
            return reader.getIndexCommit().getUserData();
          }
        });
  }

  /** Reads all that is committed and all that is searched. */
  void check() throws IOException {
    try {
      checked(generation.directory());
      View view = generation.acquire();
      try {
        damageTold(
            () -> {
              check((DirectoryReader) view.getIndexReader());
              return view;
            });
      } finally {
        generation.release(view);
      }
    } catch (DamagedIndex e) {
      damaged = true;
      throw e;
    }
  }

  private static <T> T damageTold(Work<T> reading) throws IOException {
    try {
      return reading.done();
    } catch (NoSuchFileException e) {
      throw new DamagedIndex(e);
    } catch (FileSystemException | ClosedByInterruptException e) {
      // Too many files are open, say: that tells nothing of what is in them.
      throw e;
    } catch (IOException | IllegalArgumentException | InternalError e) {
      throw new DamagedIndex(e);
    }
  }

  private static void check(DirectoryReader reader) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      leaf.reader().checkIntegrity();
    }
  }

  /**
   * Finds out whether something went wrong because the index is damaged.
   *
   * @param fault what reading or writing ended with. Damaged files end in all kinds of failures, so
   *     unless it speaks for itself they are read again, at most once a minute.
   */
  void examine(Throwable fault) {
    if (speaksForItself(fault)) {
      damaged = true;
    } else if (!damaged && isDue()) {
      try {
        check();
      } catch (IOException | AlreadyClosedException e) {
        // Noted there if it is damage.
        return;
      }
    }
  }

  /** Does something that fails in any way if the index is damaged, or its disk is full. */
  <T> T guard(Work<T> work) {
    try {
      return work.done();
    } catch (InvalidCursor e) {
      throw e;
    } catch (IOException | AlreadyClosedException | InternalError e) {
      examine(e);
      throw new IndexFault(e);
    } catch (RuntimeException e) {
      examine(e);
      throw damaged || generation.failing() ? new IndexFault(e) : e;
    }
  }

  interface Work<T> {
    T done() throws IOException;
  }

  /** The last is how the machine tells that a page of a file could not be read. */
  private static boolean speaksForItself(Throwable fault) {
    return fault instanceof DamagedIndex
        || fault instanceof CorruptIndexException
        || fault instanceof EOFException
        || fault instanceof InternalError;
  }

  private synchronized boolean isDue() {
    boolean isDue = System.nanoTime() - checked >= REST_NANOS;
    if (isDue) {
      checked = System.nanoTime();
    }
    return isDue;
  }
}
