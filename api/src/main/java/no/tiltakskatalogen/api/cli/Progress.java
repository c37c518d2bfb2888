package no.tiltakskatalogen.api.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Tells on standard error how far long work has come: about once in two seconds. */
final class Progress implements LongConsumer {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final PrintWriter out;
  private final String what;
  private final long start = System.nanoTime();
  private long told;
  private long count;

  Progress(PrintWriter out, String what) {
    this.out = out;
    this.what = what;
  }

  @Override
  public void accept(long count) {
    this.count = count;
    long now = System.nanoTime();
    if (told == 0) {
      // The first step may come late; nobody waits for news until there is something to tell.
      told = now;
    } else if (now - told >= PAUSE.toNanos()) {
      told = now;
      out.printf(Locale.ROOT, "  %,d %s, %,d a second%n", count, what, rate());
      out.flush();
    }
  }

  /** How many a second since the start. */
  long rate() {
    double seconds = Math.max(1, System.nanoTime() - start) / 1e9;
    return Math.round(count / seconds);
  }

  Duration taken() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
