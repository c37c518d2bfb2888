package no.tiltakskatalogen.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "restore",
    description = {
      "Puts a backup into a data directory that has no catalogue.",
      "The index is built from it at the next start."
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "Folder that backup has written.")
  private Path folder = Path.of("backup");

  @Mixin private StoreOptions store = new StoreOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!store.isEmbedded()) {
      throw new StartupFailure("restore is for the embedded database, not for --db-url.");
    }
    Backup backup = new Backup(folder);
    String taken = backup.check();
    try (DataDirectory directory = DataDirectory.hold(store.directory())) {
      if (Database.exists(directory.path())) {
        throw new StartupFailure(
            ("There is a catalogue in %s already. Move it away, or restore into another folder with"
                    + " --data-dir.")
                .formatted(directory.path()));
      }
      // An index of what was here before could pass for one of what comes.
      delete(directory.path().resolve("index"));
      backup.unpack(directory.path());
      Output.err(spec).printf("The backup of %s is restored to %s.%n", taken, directory.path());
    }
    return 0;
  }

  private static void delete(Path index) throws IOException {
    if (Files.exists(index)) {
      try (Stream<Path> files = Files.walk(index)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
