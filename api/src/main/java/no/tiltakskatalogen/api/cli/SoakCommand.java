package no.tiltakskatalogen.api.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import no.tiltakskatalogen.api.indexing.TemporaryFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "soak",
    description = {
      "Serves a catalogue of its own under mixed load: reads, searches, exports, and writes.",
      "Ends with 1 if anything is not answered as it should be, if the heap grows, or if the index"
          + " is not as the database."
    },
    mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {

  /** The first one warms up. */
  private static final int STRETCHES = 7;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "3",
      description = "How long (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many ask at a time (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--measures",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "How many made-up measures there are besides the real ones (default: ${DEFAULT-VALUE}).")
  private int measures;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same requests (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (minutes <= 0 || clients <= 0 || measures < 0) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--minutes and --clients want a number above 0, --measures one that is not below.");
    }
    PrintWriter out = Output.out(spec);
    Duration stretch = Duration.ofNanos(Math.round(minutes * 60e9 / STRETCHES));
    try (TemporaryFolder folder = TemporaryFolder.create("tiltak-soak");
        Service service =
            Service.start(
                Database.embedded(folder.path()),
                folder.path(),
                "localhost",
                0,
                new Progress(Output.err(spec), "measures indexed"),
                // What is wanted is load, not how much of it a client may cause.
                Map.of("tiltak.limits.enabled", false))) {
      Soak.Outcome outcome =
          new Soak(service, measures, clients, seed, out)
              .run(STRETCHES, asking -> asking.ask(stretch));
      return report(outcome, out);
    }
  }

  private static int report(Soak.Outcome outcome, PrintWriter out) {
    boolean flat = outcome.heapGrowth() <= Soak.HEAP_MAY_GROW;
    out.printf(
        Locale.ROOT,
        "%,d requests; %d not answered as they should be; heap after collection at most %.3f times"
            + " that when warm; the index %s.%n",
        outcome.checkpoints().stream().mapToLong(each -> each.timings().count()).sum(),
        outcome.errors().size(),
        outcome.heapGrowth(),
        outcome.inStep() ? "is as the database" : "differs from the database");
    out.flush();
    return outcome.answered() && outcome.inStep() && flat ? 0 : 1;
  }
}
