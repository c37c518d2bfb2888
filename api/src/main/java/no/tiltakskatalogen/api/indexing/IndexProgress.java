package no.tiltakskatalogen.api.indexing;

import jakarta.inject.Singleton;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import no.tiltakskatalogen.search.MeasureIndex;

/**
 * How far the index has come, for those who wait for it to go on. Whoever waits blocks a thread, so
 * it should be a virtual one. Thread-safe.
 */
@Singleton
public final class IndexProgress implements Closeable {

  /** Each keeps a connection and a thread's stack. */
  private static final int MOST_WAITING = 2_000;

  private final MeasureIndex index;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile Instant changed = Instant.now();
  private final AtomicLong remakes = new AtomicLong();
  private int waiting;
  private boolean closed;

  IndexProgress(MeasureIndex index) {
    this.index = index;
  }

  /** The last change that every answer from now on has seen; 0 if there is none. */
  public long lastChange() {
    return index.lastChange();
  }

  /**
   * Since when answers have been what they are. A start counts as a change, because what is
   * answered depends on the program too.
   */
  public Instant changed() {
    return changed;
  }

  /**
   * The index has more changes now.
   *
   * @param recorded when the last of them was
   */
  void moved(Instant recorded) {
    lock.lock();
    try {
      if (recorded.isAfter(changed)) {
        changed = recorded;
      }
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * How often an index that answered was mended or replaced since the start: what answers are made
   * of, beside the last change.
   */
  public long remakes() {
    return remakes.get();
  }

  /** The index answers otherwise now, though it has no more changes. */
  void remade() {
    remakes.incrementAndGet();
    moved(Instant.now());
  }

  /** How many clients wait. */
  public int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  /** What became of waiting. */
  public enum Waited {
    /** Until there was more, the time was over, or the service stops. */
    ENOUGH,
    /** Not at all: there are too many others. */
    REFUSED
  }

  /** Waits until the index has more than a change, but no longer than a while. */
  public Waited awaitBeyond(long change, Duration most) {
    lock.lock();
    try {
      if (waiting >= MOST_WAITING) {
        return Waited.REFUSED;
      }
      waiting++;
      try {
        standBy(change, most);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        waiting--;
      }
      return Waited.ENOUGH;
    } finally {
      lock.unlock();
    }
  }

  private void standBy(long change, Duration most) throws InterruptedException {
    long left = most.toNanos();
    while (!closed && left > 0 && index.lastChange() <= change) {
      left = moved.awaitNanos(left);
    }
  }

  /** The same for a thread of the service itself, which takes nobody's place. */
  public void followBeyond(long change, Duration most) throws InterruptedException {
    lock.lock();
    try {
      standBy(change, most);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a change can be found, but no longer than a while; tells whether it can. */
  public boolean await(long change, Duration most) {
    return awaitBeyond(change - 1, most) == Waited.ENOUGH && index.lastChange() >= change;
  }

  /** Nobody waits any longer. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
