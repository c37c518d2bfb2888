package no.tiltakskatalogen.api.cli;

import io.micronaut.context.ApplicationContext;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.catalogue.measure.MeasureFormat;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    description = {
      "Creates or revises measures from NDJSON, one a line, as export writes it.",
      "If any line is bad, all faults are told and nothing is changed, unless --skip-bad is given."
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "File to read; - for standard input.")
  private String file = "-";

  @Option(
      names = "--skip-bad",
      description = "Import the good lines, and write the bad ones to the reject file.")
  private boolean skipBad;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "Reject file: the bad lines as they came, to be corrected and imported again"
              + " (default: FILE.rejects, or import.rejects).")
  private @Nullable Path rejects;

  @Mixin private StoreOptions store = new StoreOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Database database = store.database();
    if (rejects != null && !skipBad) {
      throw new StartupFailure("--rejects goes with --skip-bad.");
    }
    if (skipBad && rejectFile().toAbsolutePath().equals(Path.of(file).toAbsolutePath())) {
      throw new StartupFailure("The reject file must be another than the one to read.");
    }
    try (InputStream in = open()) {
      if (store.isEmbedded()) {
        try (DataDirectory _ = DataDirectory.hold(store.directory())) {
          return importAll(database, in, true);
        }
      }
      // A service that runs on this database takes the changes into its own index.
      Optional<DataDirectory> held = DataDirectory.tryHold(store.directory());
      try {
        return importAll(database, in, held.isPresent());
      } finally {
        if (held.isPresent()) {
          held.get().close();
        }
      }
    }
  }

  private InputStream open() throws IOException {
    if (file.equals("-")) {
      return new BufferedInputStream(System.in);
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw new StartupFailure("%s is a folder; a file is wanted.".formatted(file));
    }
    try {
      return new BufferedInputStream(Files.newInputStream(path));
    } catch (NoSuchFileException e) {
      throw new StartupFailure("There is no file %s.".formatted(file));
    } catch (IOException e) {
      throw new StartupFailure("%s cannot be read.".formatted(file));
    }
  }

  private int importAll(Database database, InputStream in, boolean withIndex) throws IOException {
    try (ApplicationContext context =
        Catalogue.open(database, store.directory(), Map.of("micronaut.server.port", -1))) {
      Progress total = new Progress(Output.err(spec), "measures");
      MeasureImport.Result result = run(context, in);
      Outcome outcome = result.outcome();
      if (result.bad() > 0 && !skipBad) {
        Output.err(spec)
            .printf(
                Locale.ROOT,
                "Nothing was imported: %,d of %,d lines are bad. Correct them, or import the rest with"
                    + " --skip-bad.%n",
                result.bad(),
                result.lines());
        return 1;
      }
      if (withIndex) {
        try (IndexFollower follower = context.getBean(IndexFollower.class)) {
          follower.catchUp(new Progress(Output.err(spec), "measures indexed"));
        }
      }
      total.accept(result.lines());
      Output.err(spec)
          .printf(
              Locale.ROOT,
              "Imported %,d lines in %,d s (%,d a second%s): %,d new, %,d updated, %,d unchanged.%n",
              result.lines() - result.bad(),
              total.taken().toSeconds(),
              total.rate(),
              withIndex ? ", index included" : "; the running service indexes them",
              outcome.created(),
              outcome.updated(),
              outcome.unchanged());
      if (result.bad() > 0) {
        Output.err(spec)
            .printf(Locale.ROOT, "%,d bad lines are in %s.%n", result.bad(), rejectFile());
      }
    }
    return 0;
  }

  private MeasureImport.Result run(ApplicationContext context, InputStream in) throws IOException {
    Measures measures = context.getBean(Measures.class);
    MeasureFormat format = context.getBean(MeasureFormat.class);
    String name = file.equals("-") ? "standard input" : file;
    if (!skipBad) {
      return new MeasureImport(measures, format, name, Output.err(spec), null).run(in);
    }
    try (OutputStream out = rejected()) {
      return new MeasureImport(measures, format, name, Output.err(spec), out).run(in);
    }
  }

  private OutputStream rejected() {
    try {
      return new BufferedOutputStream(Files.newOutputStream(rejectFile()));
    } catch (IOException e) {
      throw new StartupFailure("The reject file %s cannot be written.".formatted(rejectFile()));
    }
  }

  private Path rejectFile() {
    if (rejects != null) {
      return rejects;
    }
    return Path.of(file.equals("-") ? "import.rejects" : file + ".rejects");
  }
}
