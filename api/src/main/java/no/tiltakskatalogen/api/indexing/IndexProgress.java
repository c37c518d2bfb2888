package no.tiltakskatalogen.api.indexing;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import no.tiltakskatalogen.search.MeasureIndex;

/** How far the index has come, for those who wait for it to go on. Thread-safe. */
@Singleton
public final class IndexProgress implements Closeable {

  /** Each keeps a connection. */
  private static final int MOST_WAITING = 2_000;

  /** So that no client takes all places, nor keeps them by hanging up and coming again. */
  private static final int MOST_OF_A_CLIENT = 100;

  private final MeasureIndex index;
  private final TaskScheduler timer;
  private final Executor answering;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile Instant changed = Instant.now();
  private volatile Instant recorded = Instant.EPOCH;
  private final AtomicLong remakes = new AtomicLong();
  private final Set<Waiter> waiters = new HashSet<>();
  private boolean closed;

  /**
   * @param answering does what was waited for
   */
  IndexProgress(
      MeasureIndex index,
      @Named(TaskExecutors.SCHEDULED) TaskScheduler timer,
      @Named(TaskExecutors.BLOCKING) ExecutorService answering) {
    this.index = index;
    this.timer = timer;
    this.answering = answering;
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
   * When the last change was recorded. A database that was put back from a backup gives the same
   * numbers to other changes; number and time together name one state of the catalogue.
   */
  public Instant recorded() {
    return recorded;
  }

  /**
   * When the last change was recorded that the index has, or is about to have: told before, so that
   * whoever sees the number sees its time as well.
   */
  void recorded(Instant recorded) {
    this.recorded = recorded;
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
    long last = index.lastChange();
    release(waiter -> waiter.change < last);
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
      return waiters.size();
    } finally {
      lock.unlock();
    }
  }

  /** What became of waiting. */
  public enum Waited {
    /** Until there was more, the time was over, or the service stops. */
    ENOUGH,
    /** Not at all: too many do already, in all or of this client. */
    REFUSED
  }

  /** A client that waits for the index to have more than a change. */
  private record Waiter(String client, long change, CompletableFuture<Waited> done) {}

  /**
   * Waits until the index has more than a change, but no longer than a while. Takes no thread
   * meanwhile; what follows is done on one of those that answer requests.
   *
   * @param client who asks
   */
  public CompletionStage<Waited> beyond(long change, Duration most, String client) {
    Waiter waiter = new Waiter(client, change, new CompletableFuture<>());
    lock.lock();
    try {
      if (closed || index.lastChange() > change) {
        return CompletableFuture.completedStage(Waited.ENOUGH);
      }
      if (waiters.size() >= MOST_WAITING || waiting(client) >= MOST_OF_A_CLIENT) {
        return CompletableFuture.completedStage(Waited.REFUSED);
      }
      waiters.add(waiter);
    } finally {
      lock.unlock();
    }
    ScheduledFuture<?> end = timer.schedule(most, () -> release(waiter::equals));
    return waiter.done.whenComplete((_, _) -> end.cancel(false));
  }

  private long waiting(String client) {
    return waiters.stream().filter(each -> each.client.equals(client)).count();
  }

  /** Lets those go on that need not wait any longer. */
  private void release(Predicate<Waiter> which) {
    List<Waiter> ready;
    lock.lock();
    try {
      ready = waiters.stream().filter(which).toList();
      ready.forEach(waiters::remove);
    } finally {
      lock.unlock();
    }
    ready.forEach(waiter -> waiter.done.completeAsync(() -> Waited.ENOUGH, answering));
  }

  /**
   * Blocks a thread of the service itself until the index has more than a change, but no longer
   * than a while.
   */
  public void followBeyond(long change, Duration most) throws InterruptedException {
    lock.lock();
    try {
      long left = most.toNanos();
      while (!closed && left > 0 && index.lastChange() <= change) {
        left = moved.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #followBeyond} until a change can be found; tells whether it can. */
  public boolean await(long change, Duration most) {
    try {
      followBeyond(change - 1, most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return index.lastChange() >= change;
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
    release(_ -> true);
  }
}
