package no.tiltakskatalogen.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import no.tiltakskatalogen.api.web.PublicAddress;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.measure.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "${env:TILTAK_HOST:-localhost}",
      description =
          "Address to listen on; 0.0.0.0 lets other machines in (TILTAK_HOST; default: localhost).")
  private String host = "localhost";

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      defaultValue = "${env:TILTAK_PUBLIC_URL:-}",
      description =
          "Where the service is reached from outside, for feeds, site maps and linked data"
              + " (TILTAK_PUBLIC_URL; default: where a request was sent to).")
  private String publicUrl = "";

  @Mixin private StoreOptions store = new StoreOptions();

  @Mixin private LogOptions log = new LogOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    log.apply();
    PrintWriter out = Output.out(spec);
    Database database = store.database();
    checkPort();
    if (!publicUrl.isBlank() && !PublicAddress.isOne(publicUrl.strip())) {
      throw new StartupFailure(
          "--public-url wants an address such as https://tiltak.example.no, not %s."
              .formatted(publicUrl));
    }
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    // Installed before anything is opened: a signal during start-up leaves nothing half done
    // either.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopInOrder(stop, stopped), "stop"));
    try (DataDirectory directory = DataDirectory.hold(store.directory());
        Service service =
            Service.start(
                database,
                directory.path(),
                host,
                port,
                new Progress(Output.err(spec), "measures indexed"),
                Map.of(PublicAddress.SETTING, publicUrl.strip()))) {
      announce(service, out);
      awaitUninterruptibly(stop);
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  private void announce(Service service, PrintWriter out) {
    String dataSet = service.context().getBean(DataSet.class).description().version();
    out.println("Tiltakskatalogen %s, data set %s".formatted(Tiltak.Version.number(), dataSet));
    report(service.loaded(), out);
    String address = "http://%s:%d".formatted(shown(host), service.port());
    out.println("  Search  " + address + "/v1/measures?q=l%C3%A6rling");
    out.println("  About   " + address + "/v1/about");
    out.println("  API     " + address + "/docs");
    out.println(
        String.format(Locale.ROOT, "Ready after %.1f s. Stop with Ctrl-C.", secondsSinceStart()));
    out.flush();
  }

  private static void report(Outcome outcome, PrintWriter out) {
    int total =
        outcome.created() + outcome.updated() + outcome.unchanged() + outcome.leftAlone().size();
    out.println(
        "  %d measures of the data set: %d new, %d updated, %d unchanged"
            .formatted(total, outcome.created(), outcome.updated(), outcome.unchanged()));
    if (!outcome.leftAlone().isEmpty()) {
      out.println("  Left alone, because they have been edited here:");
      outcome.leftAlone().forEach(measure -> out.println("    " + measure));
    }
  }

  /** Since the virtual machine was started. */
  private static double secondsSinceStart() {
    long start = ManagementFactory.getRuntimeMXBean().getStartTime();
    return (System.currentTimeMillis() - start) / 1_000.0;
  }

  private static String shown(String host) {
    return host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
  }

  /** A taken port is found before any work is done. */
  private void checkPort() throws IOException {
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
          ("Port %d of %s cannot be listened on: it is taken, or needs more rights. Choose another"
                  + " with --port.")
              .formatted(port, host));
    }
  }

  /**
   * Lets the command end in order; then the process ends as it should, not as one that was killed.
   */
  private static void stopInOrder(CountDownLatch stop, CountDownLatch stopped) {
    boolean wasRunning = stopped.getCount() > 0;
    stop.countDown();
    if (wasRunning) {
      awaitUninterruptibly(stopped);
      System.out.println("Stopped.");
      Runtime.getRuntime().halt(0);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
