package no.tiltakskatalogen.api.operations;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Timers that count what took up to 5 ms, 10 ms and so on, so that quantiles can be told. */
public final class LatencyTimer {

  private static final long[] MILLIS = {5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 30_000};

  private LatencyTimer() {}

  /** A timer still to be given its tags and registered. */
  public static Timer.Builder named(String name, String description) {
    Duration[] limits = new Duration[MILLIS.length];
    for (int i = 0; i < MILLIS.length; i++) {
      limits[i] = Duration.ofMillis(MILLIS[i]);
    }
    return Timer.builder(name).description(description).serviceLevelObjectives(limits);
  }
}
