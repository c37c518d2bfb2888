package no.tiltakskatalogen.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Which index answers, which takes changes, and how the one comes to follow the other. Mostly both
 * are the same. After writing failed half-way the old one still answers, while the same, opened
 * again as it was committed last, is brought as far; then it takes its place.
 *
 * <p>Any thread may read; writing, resuming and replacing belong to one.
 */
final class Generations implements Closeable {

  private final IndexFolder folder;
  private final TextFields texts;
  private final String configuration;
  private final ReentrantReadWriteLock swap = new ReentrantReadWriteLock();
  private volatile @Nullable Generation current;
  private volatile @Nullable Generation resumed;

  /** With the newest that can be read, if there is one. */
  Generations(IndexFolder folder, TextFields texts, String configuration) {
    this.folder = folder;
    this.texts = texts;
    this.configuration = configuration;
    current = folder.openNewest(texts, configuration);
  }

  String configuration() {
    return configuration;
  }

  boolean needsRebuild() {
    Generation answering = current;
    Generation next = resumed;
    return answering == null
        || !answering.configuration().equals(configuration)
        || answering.integrity().damaged()
        || (next != null && next.integrity().damaged());
  }

  boolean answers() {
    return current != null;
  }

  long lastChange() {
    Generation answering = current;
    return answering == null ? 0 : answering.lastChange();
  }

  long bytes() {
    return folder.bytes();
  }

  /** The one that answers. */
  private Generation answering() {
    Generation answering = current;
    if (answering == null) {
      throw new IllegalStateException("There is no index yet; it has to be built");
    }
    return answering;
  }

  /** The one that takes changes. */
  private Generation taking() {
    Generation next = resumed;
    return next == null ? answering() : next;
  }

  interface Reading<T> {
    T in(Generation generation) throws IOException;
  }

  /** Reads from the one that answers, which stays open for as long. */
  <T> T read(Reading<T> reading) {
    swap.readLock().lock();
    try {
      Generation generation = answering();
      return generation.integrity().guard(() -> reading.in(generation));
    } finally {
      swap.readLock().unlock();
    }
  }

  // Writing

  /** The last change that the one which takes changes has. */
  long applied() {
    return current == null ? 0 : taking().lastChange();
  }

  void apply(List<IndexedMeasure> changed, List<String> removed, long upTo) {
    write(taking(), taking -> taking.apply(changed, removed, upTo));
    useResumed();
  }

  void mend(List<IndexedMeasure> wrong, List<String> removed) {
    write(taking(), taking -> taking.mend(wrong, removed));
  }

  void commit() {
    write(taking(), taking -> taking.commit(taking.lastChange()));
  }

  boolean hasUncommitted() {
    return taking().hasUncommitted();
  }

  interface Writing {
    void to(Generation generation) throws IOException;
  }

  static void write(Generation generation, Writing writing) {
    generation
        .integrity()
        .guard(
            () -> {
              writing.to(generation);
              return generation;
            });
  }

  // Going on after writing failed

  boolean gaveUp() {
    return current != null && taking().broken();
  }

  void resume() {
    Generation answering = answering();
    try {
      IOUtils.close(resumed);
      resumed = null;
      resumed = folder.open(answering.folder(), texts, configuration);
    } catch (IOException e) {
      answering.integrity().examine(e);
      throw new IndexFault(e);
    }
    useResumed();
  }

  /** Once it has all that is answered with. */
  private void useResumed() {
    Generation next = resumed;
    if (next != null && next.lastChange() >= lastChange()) {
      resumed = null;
      replaceBy(next);
    }
  }

  private void replaceBy(Generation next) {
    Generation old;
    swap.writeLock().lock();
    try {
      old = current;
      current = next;
    } finally {
      swap.writeLock().unlock();
    }
    // Whatever is the matter with the old one, it does not matter any more.
    IOUtils.closeWhileHandlingException(old);
  }

  // Building another

  Generation create() {
    try {
      return folder.create(texts, configuration);
    } catch (IOException e) {
      throw new IndexFault(e);
    }
  }

  /** Puts one that has been built and closed in the place of the others. */
  void complete(Generation built) throws IOException {
    replaceBy(folder.open(folder.complete(built), texts, configuration));
    IOUtils.closeWhileHandlingException(resumed);
    resumed = null;
    folder.removeOld();
  }

  /** Gives back the space of one that is not going to be completed. */
  void giveUp(Generation building) {
    IOUtils.closeWhileHandlingException(building);
    try {
      folder.giveUp(building);
    } catch (IOException e) {
      throw new IndexFault(e);
    }
  }

  /** Leaves the index as it was committed last. */
  @Override
  public void close() {
    swap.writeLock().lock();
    try {
      IOUtils.close(resumed, current);
      resumed = null;
      current = null;
    } catch (IOException e) {
      throw new IndexFault(e);
    } finally {
      swap.writeLock().unlock();
    }
  }
}
