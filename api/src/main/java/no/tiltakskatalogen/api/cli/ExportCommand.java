package no.tiltakskatalogen.api.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.micronaut.context.ApplicationContext;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    store.present();
    try (DataDirectory _ = DataDirectory.hold(store.directory())) {
      return export(database);
    }
  }

  private int export(Database database) throws IOException {
    try (ApplicationContext context =
        Catalogue.open(database, store.directory(), Map.of("micronaut.server.port", -1))) {
      if (file.equals("-")) {
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        write(context, out);
        out.flush();
      } else if (Files.isDirectory(Path.of(file))) {
        throw new StartupFailure("%s is a folder; a file is wanted.".formatted(file));
      } else {
        writeFile(context, Path.of(file));
      }
    } catch (IOException e) {
      throw new StartupFailure(
          "The export could not be written to its end; is the disk full, or the reader gone?");
    }
    return 0;
  }

  private void writeFile(ApplicationContext context, Path target) throws IOException {
    boolean isReplaceable = !Files.exists(target) || Files.isRegularFile(target, NOFOLLOW_LINKS);
    Path unfinished =
        isReplaceable ? target.resolveSibling(target.getFileName() + ".part") : target;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
      write(context, out);
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw new StartupFailure("%s cannot be written.".formatted(target));
    }
    if (isReplaceable) {
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
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
