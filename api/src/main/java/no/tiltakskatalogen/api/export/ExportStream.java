package no.tiltakskatalogen.api.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import no.tiltakskatalogen.openapi.model.Measure;
import no.tiltakskatalogen.search.Walk;

/**
 * An export that is made while it is read, some measures at a time: whoever reads slowly makes it
 * slow, and nothing piles up. If making it fails, reading fails. Another thread may close it while
 * one reads.
 */
final class ExportStream extends InputStream {

  private static final System.Logger LOG = System.getLogger(ExportStream.class.getName());

  /** Of the usual size they are half a megabyte. */
  private static final int BATCH = 100;

  private enum Stage {
    BEGINNING,
    MEASURES,
    OVER
  }

  private final Walk walk;
  private final Function<List<String>, List<Measure>> measures;
  private final Buffer buffer = new Buffer();
  private final MeasureWriter writer;
  private final Runnable failed;
  private final Runnable closed;
  private final ReentrantLock reading = new ReentrantLock();
  private final AtomicBoolean released = new AtomicBoolean();
  private volatile boolean isClosed;
  private Stage stage = Stage.BEGINNING;

  /** Gives a writer of a format the place to write to. */
  interface Opening {
    MeasureWriter writingTo(OutputStream out);
  }

  /**
   * @param measures the measures of ids
   * @param failed breaks the answer off, so that it never looks complete
   * @param closed is run once, when the stream is closed
   */
  ExportStream(
      Walk walk,
      Function<List<String>, List<Measure>> measures,
      Opening opening,
      Runnable failed,
      Runnable closed) {
    this.walk = walk;
    this.measures = measures;
    this.writer = opening.writingTo(buffer);
    this.failed = failed;
    this.closed = closed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    reading.lock();
    try {
      while (buffer.isRead() && stage != Stage.OVER) {
        if (isClosed) {
          throw new IOException("The export is closed");
        }
        buffer.clear();
        goOnOrBreakOff();
      }
      return buffer.isRead() ? -1 : buffer.read(target, offset, length);
    } finally {
      reading.unlock();
      if (isClosed) {
        release();
      }
    }
  }

  /** Left to itself, the server would leave the client waiting for what never comes. */
  private void goOnOrBreakOff() throws IOException {
    try {
      goOn();
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "An export failed on the way", e);
      failed.run();
      throw e;
    }
  }

  private void goOn() throws IOException {
    switch (stage) {
      case BEGINNING -> {
        writer.begin();
        stage = Stage.MEASURES;
      }
      case MEASURES -> {
        List<String> ids = walk.ids(BATCH);
        if (ids.isEmpty()) {
          writer.end();
          stage = Stage.OVER;
        } else {
          writer.write(measures.apply(ids));
        }
      }
      case OVER -> throw new IllegalStateException("There is nothing more");
    }
  }

  /** Does not wait for a read that is going on in another thread; that one ends it then. */
  @Override
  public void close() {
    isClosed = true;
    release();
  }

  private void release() {
    if (reading.tryLock()) {
      try {
        if (released.compareAndSet(false, true)) {
          closed.run();
        }
      } finally {
        reading.unlock();
      }
    }
  }

  /** What has been written and not been read yet. */
  private static final class Buffer extends ByteArrayOutputStream {

    private int next;

    boolean isRead() {
      return next == count;
    }

    int read(byte[] target, int offset, int length) {
      int given = Math.min(length, count - next);
      System.arraycopy(buf, next, target, offset, given);
      next += given;
      return given;
    }

    void clear() {
      reset();
      next = 0;
    }
  }
}
