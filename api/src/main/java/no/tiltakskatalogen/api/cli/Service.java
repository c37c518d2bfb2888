package no.tiltakskatalogen.api.cli;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import no.tiltakskatalogen.api.error.ApiDocument;
import no.tiltakskatalogen.api.identity.Proxies;
import no.tiltakskatalogen.api.identity.TokenVerifier;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.api.limit.LimitSettings;
import no.tiltakskatalogen.api.webhook.WebhookWorker;
import no.tiltakskatalogen.catalogue.backup.StoreBackup;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.DataSetLoader;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Outcome;

/**
 * The running catalogue: the store with the data set loaded, an index that follows it, the server.
 */
final class Service implements Closeable {

  private static final System.Logger LOG = System.getLogger(Service.class.getName());

  /** Longer than any request takes in good health, and than a client may wait for news. */
  private static final Duration GRACE = Duration.ofSeconds(40);

  private final ApplicationContext context;
  private final IndexFollower follower;
  private final EmbeddedServer server;
  private final BackupRequests backups;
  private final Outcome loaded;

  private Service(
      ApplicationContext context,
      IndexFollower follower,
      EmbeddedServer server,
      BackupRequests backups,
      Outcome loaded) {
    this.context = context;
    this.follower = follower;
    this.server = server;
    this.backups = backups;
    this.loaded = loaded;
  }

  /**
   * Starts the catalogue; it answers when this returns.
   *
   * @param port the port to listen on; 0 for any free one
   * @param indexing is told now and then how many measures have been indexed
   * @throws StartupFailure if the user can do something about what went wrong
   */
  static Service start(
      Database database, Path dataDirectory, String host, int port, LongConsumer indexing) {
    return start(database, dataDirectory, host, port, indexing, Map.of());
  }

  /** The same with settings that otherwise come from the environment. */
  static Service start(
      Database database,
      Path dataDirectory,
      String host,
      int port,
      LongConsumer indexing,
      Map<String, Object> settings) {
    Map<String, Object> properties = new HashMap<>(settings);
    // Micronaut takes -1 for any free port, where others say 0.
    properties.put("micronaut.server.port", port == 0 ? -1 : port);
    properties.put("micronaut.server.host", host);
    ApplicationContext context =
        Catalogue.open(database, dataDirectory, properties, Beforehand.beans());
    try {
      // What is wrong with a setting or the API document must not wait for a request.
      context.getBean(TokenVerifier.class);
      context.getBean(LimitSettings.class);
      context.getBean(Proxies.class);
      context.getBean(WebhookWorker.class);
      Outcome loaded =
          DataSetLoader.load(context.getBean(DataSet.class), context.getBean(Measures.class));
      IndexFollower follower = context.getBean(IndexFollower.class);
      follower.prepare(indexing);
      // Read meanwhile.
      context.getBean(ApiDocument.class);
      EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
      follower.start();
      context.getBean(WebhookWorker.class).start();
      BackupRequests backups =
          BackupRequests.listen(dataDirectory, context.getBean(StoreBackup.class));
      return new Service(context, follower, server, backups, loaded);
    } catch (RuntimeException e) {
      context.close();
      throw Catalogue.explained(e);
    }
  }

  /** What became of the data set's measures. */
  Outcome loaded() {
    return loaded;
  }

  int port() {
    return server.getPort();
  }

  ApplicationContext context() {
    return context;
  }

  /** Takes no more requests, lets those at hand end, and leaves the index committed. */
  @Override
  public void close() {
    WebhookWorker webhooks = context.getBean(WebhookWorker.class);
    webhooks.stop();
    // Who waits for changes is answered now, or would keep the others waiting.
    context.getBean(IndexProgress.class).close();
    finishRequests();
    // Those that need the store first: it stops with the server.
    follower.close();
    webhooks.close();
    backups.close();
    server.stop();
    context.close();
  }

  /** New connections are refused from now on; requests at hand get the time of {@link #GRACE}. */
  private void finishRequests() {
    try {
      context
          .getBean(GracefulShutdownManager.class)
          .shutdownGracefully()
          .toCompletableFuture()
          .get(GRACE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(System.Logger.Level.WARNING, "Some requests are broken off: they took too long");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
