package no.tiltakskatalogen.api.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** How long answers took. */
final class Timings {

  static final Timings NONE = new Timings(new long[0], Duration.ZERO);

  private final long[] sortedNanos;
  private final Duration taken;

  private Timings(long[] sortedNanos, Duration taken) {
    this.sortedNanos = sortedNanos;
    this.taken = taken;
  }

  /**
   * @param nanos of each client, in nanoseconds
   * @param taken from the first question to the last answer
   */
  static Timings of(List<long[]> nanos, Duration taken) {
    long[] sorted = nanos.stream().flatMapToLong(LongStream::of).toArray();
    Arrays.sort(sorted);
    return new Timings(sorted, taken);
  }

  /** These and others that were taken at another time. */
  Timings plus(Timings more) {
    return of(List.of(sortedNanos, more.sortedNanos), taken.plus(more.taken));
  }

  int count() {
    return sortedNanos.length;
  }

  double perSecond() {
    return count() / (taken.toNanos() / 1e9);
  }

  /** What so many in a hundred took at most, in milliseconds. */
  double percentile(int percent) {
    int index = (int) Math.ceil(count() * percent / 100.0) - 1;
    return sortedNanos[Math.max(0, index)] / 1e6;
  }
}
