package no.tiltakskatalogen.api.cli;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.api.indexing.IndexReport;
import no.tiltakskatalogen.search.MeasureIndex;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "index",
    description = {
      "Compares the index with the database, mends it, or builds it anew, while no server runs.",
      "Of a running server, ask POST /v1/admin/index/verify, repair or rebuild."
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class IndexCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec own = Objects.requireNonNull(spec);
    throw new ParameterException(own.commandLine(), "Say what to do: verify, repair or rebuild.");
  }

  @Command(
      name = "verify",
      description =
          "Compares every measure of the index with the database. Ends with 1 if any differs.",
      mixinStandardHelpOptions = true)
  int verify(@Mixin StoreOptions store) throws IOException {
    return with(
        store,
        context -> {
          IndexReport report = context.getBean(IndexFollower.class).verify();
          tell(report);
          if (!report.clean()) {
            err().println("Mend them with: tiltak index repair");
          }
          return report.clean() ? 0 : 1;
        });
  }

  @Command(
      name = "repair",
      description = "Puts right the measures of the index that are not as in the database.",
      mixinStandardHelpOptions = true)
  int repair(@Mixin StoreOptions store) throws IOException {
    return with(
        store,
        context -> {
          IndexFollower follower = context.getBean(IndexFollower.class);
          IndexReport report = follower.repair();
          tell(report);
          IndexReport after = follower.verify();
          if (!report.clean() && after.clean()) {
            out().println("They are mended.");
          }
          return after.clean() ? 0 : 1;
        });
  }

  @Command(
      name = "rebuild",
      description = "Builds the index anew, compares it, and puts it in the place of the old.",
      mixinStandardHelpOptions = true)
  int rebuild(@Mixin StoreOptions store) throws IOException {
    return with(
        store,
        context -> {
          IndexFollower follower = context.getBean(IndexFollower.class);
          follower.rebuild(new Progress(err(), "measures indexed"));
          tell(follower.verify());
          return 0;
        });
  }

  private int with(StoreOptions store, ToIntFunction<ApplicationContext> work) throws IOException {
    Database database = store.database();
    Path directory = store.present();
    try (DataDirectory held = hold(directory);
        ApplicationContext context =
            Catalogue.open(database, held.path(), Map.of("micronaut.server.port", -1));
        IndexFollower follower = context.getBean(IndexFollower.class)) {
      MeasureIndex index = context.getBean(MeasureIndex.class);
      if (index.needsRebuild()) {
        err()
            .println(
                index.answers()
                    ? "The index was made by another version; it is built anew first."
                    : "There is no index yet, or it was damaged; it is built first.");
        follower.catchUp(new Progress(err(), "measures indexed"));
      }
      return work.applyAsInt(context);
    } catch (RuntimeException e) {
      throw Catalogue.explained(e);
    }
  }

  private static DataDirectory hold(Path directory) {
    return DataDirectory.tryHold(directory)
        .orElseThrow(
            () ->
                new StartupFailure(
                    ("The data directory %s is in use by another process. Stop that one, or, if it is"
                            + " a server, ask it: POST /v1/admin/index/verify, repair or rebuild.")
                        .formatted(directory)));
  }

  private void tell(IndexReport report) {
    PrintWriter out = out();
    out.printf(
        Locale.ROOT,
        report.clean()
            ? "The index is as the database: %,d measures compared, as of change %,d.%n"
            : "The index differs from the database: %,d measures compared, as of change %,d.%n",
        report.compared(),
        report.change());
    if (report.waiting() > 0) {
      out.printf(
          Locale.ROOT, "%,d have changed since; the next start takes them in.%n", report.waiting());
    }
    list("missing from the index", report.missing());
    list("in another revision", report.stale());
    list("only in the index", report.orphaned());
    out.flush();
  }

  private void list(String what, List<String> ids) {
    if (!ids.isEmpty()) {
      String first = ids.size() == IndexReport.MOST_TOLD ? "the first " : "";
      out().printf(Locale.ROOT, "%s (%s%,d):%n", what, first, ids.size());
      ids.forEach(id -> out().println("  " + id));
    }
  }

  private PrintWriter out() {
    return Output.out(spec);
  }

  private PrintWriter err() {
    return Output.err(spec);
  }
}
