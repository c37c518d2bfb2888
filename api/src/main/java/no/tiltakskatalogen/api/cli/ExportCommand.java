package no.tiltakskatalogen.api.cli;

import io.micronaut.context.ApplicationContext;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import no.tiltakskatalogen.catalogue.measure.MeasureFormat;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.NumberedMeasure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    description = "Writes all measures as NDJSON, one a line, in the order they were created.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  private static final int BATCH = 500;

  @Parameters(
      paramLabel = "FILE",
      description = "File to write, replaced when the export is complete; - for standard output.")
  private String file = "-";

  @Mixin private StoreOptions store = new StoreOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Database database = store.database();
    if (!store.isEmbedded()) {
      return export(database);
    }
    Path directory = store.dataDirectory.toAbsolutePath().normalize();
    if (!Database.exists(directory)) {
      throw new StartupFailure(
          "There is no catalogue in %s. Name its folder with --data-dir.".formatted(directory));
    }
    try (DataDirectory _ = DataDirectory.hold(store.dataDirectory)) {
      return export(database);
    }
  }

  private int export(Database database) throws IOException {
    try (ApplicationContext context =
        Catalogue.open(database, store.dataDirectory, Map.of("micronaut.server.port", -1))) {
      if (file.equals("-")) {
        OutputStream out = new BufferedOutputStream(System.out);
        write(context, out);
        out.flush();
      } else {
        writeFile(context, Path.of(file));
      }
    }
    return 0;
  }

  private void writeFile(ApplicationContext context, Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(target)) {
      throw new StartupFailure("%s is no file that can be written.".formatted(target));
    }
    Path unfinished = Files.createTempFile(folder, target.getFileName().toString(), ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
        write(context, out);
      }
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void write(ApplicationContext context, OutputStream out) throws IOException {
    Measures measures = context.getBean(Measures.class);
    MeasureFormat format = context.getBean(MeasureFormat.class);
    Progress progress = new Progress(Output.err(spec), "measures");
    long written = 0;
    List<NumberedMeasure> batch = measures.createdAfter(0, BATCH);
    while (!batch.isEmpty()) {
      for (NumberedMeasure each : batch) {
        out.write(format.write(each.measure().document()).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
      written += batch.size();
      progress.accept(written);
      batch = measures.createdAfter(batch.getLast().number(), BATCH);
    }
    Output.err(spec).printf(Locale.ROOT, "Exported %,d measures.%n", written);
  }
}
