package no.tiltakskatalogen.api.webhook;

import jakarta.inject.Singleton;
import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.catalogue.schedule.SoleWork;
import org.jspecify.annotations.Nullable;

/** The thread that has webhooks served: whenever the index has moved, and now and then. */
@Singleton
public final class WebhookWorker implements Closeable {

  private static final System.Logger LOG = System.getLogger(WebhookWorker.class.getName());

  /** How late an attempt after a failure may be. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final WebhookDeliveries deliveries;
  private final WebhookSettings settings;
  private final SoleWork work;
  private final IndexProgress progress;
  private final Clock clock;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread thread;

  WebhookWorker(
      WebhookDeliveries deliveries,
      WebhookSettings settings,
      SoleWork work,
      IndexProgress progress,
      Clock clock) {
    this.deliveries = deliveries;
    this.settings = settings;
    this.work = work;
    this.progress = progress;
    this.clock = clock;
  }

  /** Begins, unless the settings say that this server sends nothing. */
  public void start() {
    if (settings.enabled()) {
      thread = Thread.ofPlatform().name("webhooks").daemon().start(this::serve);
    }
  }

  private void serve() {
    boolean troubled = false;
    try {
      do {
        long last = progress.lastChange();
        troubled = !attempt(troubled);
        if (!troubled) {
          progress.followBeyond(last, LOOK);
        }
        // Changes that are known already would otherwise have it tried all the time.
      } while (!stopped.await(troubled ? LOOK.toMillis() : 0, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean attempt(boolean troubled) {
    try {
      // To be the only one costs two writes, too much for nothing every few seconds.
      if (deliveries.isDue(clock.instant())) {
        work.attempt(
            "webhooks", WebhookDeliveries.LONGEST_ROUND, () -> deliveries.round(clock.instant()));
      }
      return true;
    } catch (RuntimeException e) {
      if (!troubled) {
        LOG.log(System.Logger.Level.ERROR, "Webhooks cannot be served; trying on", e);
      }
      return false;
    }
  }

  /** Begins nothing new; does not wait. */
  public void stop() {
    stopped.countDown();
  }

  /** Begins nothing new, and waits for what is on its way. */
  @Override
  public void close() {
    stop();
    progress.close();
    Thread serving = thread;
    if (serving != null) {
      try {
        serving.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
