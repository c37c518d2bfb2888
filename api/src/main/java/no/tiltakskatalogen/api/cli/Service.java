package no.tiltakskatalogen.api.cli;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongConsumer;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.DataSetLoader;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Outcome;

/**
 * The running catalogue: the store with the data set loaded, an index that follows it, the server.
 */
final class Service implements Closeable {

  private final ApplicationContext context;
  private final IndexFollower follower;
  private final EmbeddedServer server;
  private final Outcome loaded;

  private Service(
      ApplicationContext context, IndexFollower follower, EmbeddedServer server, Outcome loaded) {
    this.context = context;
    this.follower = follower;
    this.server = server;
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
    ApplicationContext context =
        Catalogue.open(
            database,
            dataDirectory,
            // Micronaut takes -1 for any free port, where others say 0.
            Map.of("micronaut.server.port", port == 0 ? -1 : port, "micronaut.server.host", host));
    try {
      Outcome loaded =
          DataSetLoader.load(context.getBean(DataSet.class), context.getBean(Measures.class));
      IndexFollower follower = context.getBean(IndexFollower.class);
      follower.prepare(indexing);
      EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
      follower.start();
      return new Service(context, follower, server, loaded);
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
    // The follower first: it needs the store, which stops with the server.
    follower.close();
    server.stop();
    context.close();
  }
}
