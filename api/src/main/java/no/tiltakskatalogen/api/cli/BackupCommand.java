package no.tiltakskatalogen.api.cli;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import no.tiltakskatalogen.catalogue.backup.StoreBackup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "backup",
    description = {
      "Copies the embedded database into a folder, also while a server runs on it.",
      "A database server has its own tools for that; the README names them."
    },
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      description = "Folder for the backup: a new one, or an empty one.")
  private Path folder = Path.of("backup");

  @Mixin private StoreOptions store = new StoreOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!store.isEmbedded()) {
      throw new StartupFailure(
          "backup copies the embedded database; make one of %s with mysqldump or mariadb-dump."
              .formatted("--db-url"));
    }
    Database database = store.database();
    Path directory = store.present();
    Backup backup = new Backup(folder);
    backup.prepare();
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Optional<DataDirectory> held = DataDirectory.tryHold(directory);
    if (held.isEmpty()) {
      BackupRequests.ask(directory, backup.database());
    } else {
      try (DataDirectory _ = held.get();
          ApplicationContext context =
              Catalogue.open(database, directory, Map.of("micronaut.server.port", -1))) {
        context.getBean(StoreBackup.class).write(backup.database());
      }
    }
    backup.complete(now);
    Output.err(spec)
        .printf(
            Locale.ROOT,
            "Backup of %s written to %s (%,d KiB).%n",
            directory,
            folder,
            Files.size(backup.database()) / 1024);
    return 0;
  }
}
