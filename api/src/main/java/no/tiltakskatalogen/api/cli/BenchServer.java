package no.tiltakskatalogen.api.cli;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import no.tiltakskatalogen.api.indexing.TemporaryFolder;
import no.tiltakskatalogen.search.MeasureIndex;
import no.tiltakskatalogen.search.SearchEngine;

/**
 * The catalogue's own routes with searches answered by a given engine. Its store is empty and
 * nothing makes an index follow it; searches and suggestions do not ask the store.
 */
final class BenchServer implements Closeable {

  private final TemporaryFolder folder;
  private final ApplicationContext context;
  private final URI address;

  private BenchServer(TemporaryFolder folder, ApplicationContext context, int port) {
    this.folder = folder;
    this.context = context;
    this.address = URI.create("http://localhost:" + port);
  }

  /**
   * Starts a server on a free port.
   *
   * @param engine answers searches
   * @param index answers all else; stays open when the server is closed
   */
  static BenchServer start(SearchEngine engine, MeasureIndex index) {
    TemporaryFolder folder = TemporaryFolder.create("tiltak-bench-store");
    try {
      ApplicationContext context =
          open(
              folder,
              // What is measured is the work, not how fast an answer is given that is known.
              Map.of("tiltak.answers.bytes", 0),
              RuntimeBeanDefinition.builder(MeasureIndex.class, () -> index)
                  .singleton(true)
                  .exposedTypes(MeasureIndex.class)
                  .replaces(MeasureIndex.class)
                  .build(),
              RuntimeBeanDefinition.builder(SearchEngine.class, () -> engine)
                  .singleton(true)
                  .exposedTypes(SearchEngine.class)
                  .replaces(SearchEngine.class)
                  .build());
      int port = context.getBean(EmbeddedServer.class).start().getPort();
      return new BenchServer(folder, context, port);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** A catalogue of its own, to be served on a free port to whoever asks as often as they like. */
  static ApplicationContext open(
      TemporaryFolder folder, Map<String, Object> settings, RuntimeBeanDefinition<?>... instead) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("micronaut.server.port", -1);
    all.put("micronaut.server.host", "localhost");
    all.put("tiltak.limits.enabled", false);
    return Catalogue.open(Database.embedded(folder.path()), folder.path(), all, instead);
  }

  /** A client that speaks as most programs do to a server nearby. */
  static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /**
   * Asks for an address and waits for all of the answer.
   *
   * @throws IOException if the answer is a failure
   */
  void get(HttpClient client, String path) throws IOException, InterruptedException {
    get(client, address.resolve(path));
  }

  /** The same of any server. */
  static void get(HttpClient client, URI address) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode() + " for " + address);
    }
  }

  @Override
  public void close() {
    context.close();
    folder.close();
  }
}
