package no.tiltakskatalogen.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Threads that search without pause until they are stopped. */
final class Searchers {

  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Semaphore answered = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  private Searchers() {}

  static Searchers start(int number, Runnable search) {
    Searchers searchers = new Searchers();
    for (int i = 0; i < number; i++) {
      searchers.threads.add(Thread.ofPlatform().unstarted(() -> searchers.run(search)));
    }
    searchers.threads.forEach(Thread::start);
    return searchers;
  }

  private void run(Runnable search) {
    try {
      while (!stopped) {
        search.run();
        answered.release();
      }
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
      stopped = true;
      answered.release(2 * threads.size());
    }
  }

  /** Waits until a search that began after this call has been answered. */
  void awaitAnother() throws InterruptedException {
    answered.drainPermits();
    answered.acquire(2 * threads.size());
  }

  /** Stops them and fails with the first failure of a search. */
  void stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
    Throwable first = failure.get();
    if (first != null) {
      throw new AssertionError("A search failed", first);
    }
  }
}
