package no.tiltakskatalogen.api.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.DataSetReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "generate",
    description =
        "Writes made-up measures of some 450 words as NDJSON, to try out size and speed with import.",
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "File to write.")
  private Path file = Path.of("-");

  @Option(
      names = "--measures",
      paramLabel = "N",
      defaultValue = "200000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same measures (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (count < 1) {
      throw new StartupFailure("--measures wants a number from 1, not %d.".formatted(count));
    }
    DataSet dataSet = DataSetReader.readBundled();
    GeneratedMeasures measures = new GeneratedMeasures(dataSet, seed);
    Progress progress = new Progress(Output.err(spec), "measures");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 1; i <= count; i++) {
        out.write(dataSet.format().write(measures.next()));
        out.write('\n');
        progress.accept(i);
      }
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw new StartupFailure("%s is no file that can be written.".formatted(file));
    }
    return 0;
  }
}
