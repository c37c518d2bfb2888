package no.tiltakskatalogen.api.cli;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.DataSetLoader;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    description = "Serves the catalogue until it is stopped with Ctrl-C.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "${env:TILTAK_PORT:-8080}",
      description = "Port to listen on; 0 takes any free one (TILTAK_PORT; default: 8080).")
  int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "${env:TILTAK_HOST:-localhost}",
      description =
          "Address to listen on; 0.0.0.0 lets other machines in (TILTAK_HOST; default: localhost).")
  String host = "localhost";

  @Mixin StoreOptions store = new StoreOptions();

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws InterruptedException {
    checkPort();
    Database database = store.database();
    DataDirectory directory = DataDirectory.hold(store.dataDirectory);
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    // Installed before anything is opened: a signal during start-up leaves nothing half done
    // either.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stop, stopped), "stop"));
    try (ApplicationContext context =
        Catalogue.open(
            database,
            directory.path(),
            Map.of("micronaut.server.port", port, "micronaut.server.host", host))) {
      serve(context, stop);
    } catch (RuntimeException e) {
      throw Catalogue.explained(e);
    } finally {
      close(directory);
      stopped.countDown();
    }
    return 0;
  }

  private void serve(ApplicationContext context, CountDownLatch stop) throws InterruptedException {
    DataSet dataSet = context.getBean(DataSet.class);
    out.println(
        "Tiltakskatalogen %s, data set %s"
            .formatted(Tiltak.Version.number(), dataSet.description().version()));
    Outcome outcome = DataSetLoader.load(dataSet, context.getBean(Measures.class));
    report(outcome);
    try (IndexFollower follower = context.getBean(IndexFollower.class)) {
      follower.prepare(new Progress(System.err, "measures indexed"));
      EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
      follower.start();
      String address = "http://%s:%d".formatted(shown(host), server.getPort());
      out.println("  Search  " + address + "/v1/measures?q=l%C3%A6rling");
      out.println("  About   " + address + "/v1/about");
      out.println("  API     " + address + "/openapi.yaml");
      out.println("Ready. Stop with Ctrl-C.");
      stop.await();
      server.stop();
    }
    out.println("Stopped.");
  }

  private void report(Outcome outcome) {
    out.println(
        "  %d measures of the data set: %d new, %d updated, %d unchanged"
            .formatted(
                outcome.created()
                    + outcome.updated()
                    + outcome.unchanged()
                    + outcome.leftAlone().size(),
                outcome.created(),
                outcome.updated(),
                outcome.unchanged()));
    if (!outcome.leftAlone().isEmpty()) {
      out.println("  Left alone, because they have been edited here:");
      outcome.leftAlone().forEach(measure -> out.println("    " + measure));
    }
  }

  private static String shown(String host) {
    return host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
  }

  /** A taken port is found before any work is done. */
  private void checkPort() {
    if (port < 0 || port > 65_535) {
      throw new StartupFailure("--port wants a number from 0 to 65535, not %d.".formatted(port));
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      InetSocketAddress address = new InetSocketAddress(host, port);
      if (address.isUnresolved()) {
        throw new StartupFailure("--host: there is no address %s.".formatted(host));
      }
      socket.bind(address);
    } catch (BindException e) {
      throw new StartupFailure(
          "Port %d of %s cannot be listened on: it is taken, or needs more rights. Choose another with"
                  .formatted(port, host)
              + " --port.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the command end in order before the process does. */
  private static void await(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(DataDirectory directory) {
    try {
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
