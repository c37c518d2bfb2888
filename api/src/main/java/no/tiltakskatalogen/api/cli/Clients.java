package no.tiltakskatalogen.api.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/** Asks over and over, each client its next question when the last one is answered. */
final class Clients {

  /** Asks one of the questions and waits for the answer. */
  interface Asking {
    void ask(int question) throws Exception;
  }

  private final int clients;
  private final int questions;

  /** The next question of each client; where a time ends, the next one goes on. */
  private final int[] next;

  private final Asking asking;

  /**
   * @param questions how many there are; each client goes through all, one after the other
   */
  Clients(int clients, int questions, Asking asking) {
    this.clients = clients;
    this.questions = questions;
    this.asking = asking;
    // They begin far from each other, so that no two ask the same at the same time.
    this.next = IntStream.range(0, clients).map(client -> client * questions / clients).toArray();
  }

  /**
   * Asks so many in all.
   *
   * @throws ExecutionException if one was not answered
   */
  Timings ask(int count) throws ExecutionException, InterruptedException {
    return ask((client, asked) -> client + asked * clients < count);
  }

  /**
   * Asks for some time.
   *
   * @throws ExecutionException if one was not answered
   */
  Timings ask(Duration time) throws ExecutionException, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    return ask((client, asked) -> System.nanoTime() < end);
  }

  private interface Going {
    boolean on(int client, long asked);
  }

  private Timings ask(Going going) throws ExecutionException, InterruptedException {
    long start = System.nanoTime();
    List<long[]> nanos = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<long[]>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int client = i;
        running.add(threads.submit(() -> askOneByOne(client, asked -> going.on(client, asked))));
      }
      for (Future<long[]> each : running) {
        nanos.add(each.get());
      }
    }
    return Timings.of(nanos, Duration.ofNanos(System.nanoTime() - start));
  }

  private long[] askOneByOne(int client, LongPredicate goesOn) throws Exception {
    long[] nanos = new long[1_024];
    int asked = 0;
    while (goesOn.test(asked)) {
      if (asked == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * asked);
      }
      long start = System.nanoTime();
      asking.ask(next[client]);
      nanos[asked++] = System.nanoTime() - start;
      next[client] = (next[client] + 1) % questions;
    }
    return Arrays.copyOf(nanos, asked);
  }
}
