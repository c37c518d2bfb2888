package no.tiltakskatalogen.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/**
 * A disk with room for so many bytes; what is written beyond fails as on a full disk. Nothing is
 * forced to the real one, for no test pulls the plug.
 */
final class SmallDisk implements Storage {

  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE / 2);
  private final AtomicLong written = new AtomicLong();

  /** Leaves room for no more than so many bytes. */
  void leave(long bytes) {
    left.set(bytes);
  }

  /** Makes room for everything. */
  void clear() {
    leave(Long.MAX_VALUE / 2);
  }

  /** How many bytes were written since it was made. */
  long written() {
    return written.get();
  }

  private void take(long bytes) throws IOException {
    written.addAndGet(bytes);
    if (left.addAndGet(-bytes) < 0) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public Directory open(Path folder) throws IOException {
    return new FilterDirectory(FSDirectory.open(folder)) {
      @Override
      public IndexOutput createOutput(String name, IOContext context) throws IOException {
        take(1);
        return new Output(super.createOutput(name, context));
      }

      @Override
      public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
          throws IOException {
        take(1);
        return new Output(super.createTempOutput(prefix, suffix, context));
      }

      @Override
      public void sync(Collection<String> names) throws IOException {
        take(1);
      }

      @Override
      public void rename(String source, String target) throws IOException {
        take(1);
        super.rename(source, target);
      }

      @Override
      public void syncMetaData() throws IOException {
        take(1);
      }
    };
  }

  private final class Output extends FilterIndexOutput {

    Output(IndexOutput out) {
      super(out.toString(), out.getName(), out);
    }

    @Override
    public void writeByte(byte each) throws IOException {
      take(1);
      super.writeByte(each);
    }

    @Override
    public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
      take(length);
      super.writeBytes(bytes, offset, length);
    }
  }
}
