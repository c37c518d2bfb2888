package no.tiltakskatalogen.api.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A folder with a backup: the zipped database, and a note of what it is. The note is written last,
 * so a folder without one is no backup.
 */
final class Backup {

  private static final String DATABASE = "catalogue.zip";
  private static final String NOTE = "backup.properties";
  private static final String TAKEN = "taken";
  private static final String SHA256 = "sha256";

  private final Path folder;

  Backup(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  Path database() {
    return folder.resolve(DATABASE);
  }

  /** Makes the folder, or takes an empty one. */
  void prepare() {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new StartupFailure(
              "%s is not empty; a backup wants a new folder, or an empty one.".formatted(folder));
        }
      }
    } catch (IOException e) {
      throw new StartupFailure("%s cannot be written to.".formatted(folder));
    }
  }

  /** Notes what the copy is, which makes it a backup. */
  void complete(Instant taken) throws IOException {
    Properties note = new Properties();
    note.setProperty(TAKEN, taken.toString());
    note.setProperty(SHA256, checksum());
    try (Writer out = Files.newBufferedWriter(folder.resolve(NOTE))) {
      note.store(out, "A backup of Tiltakskatalogen; see tiltak help restore");
    }
  }

  /**
   * Checks that this is a whole backup.
   *
   * @return when it was taken
   */
  String check() throws IOException {
    Properties note = new Properties();
    try (Reader in = Files.newBufferedReader(folder.resolve(NOTE), StandardCharsets.UTF_8)) {
      note.load(in);
    } catch (IOException e) {
      throw new StartupFailure(
          "%s holds no complete backup: there is no %s.".formatted(folder, NOTE));
    }
    if (!Files.isReadable(database()) || !checksum().equals(note.getProperty(SHA256))) {
      throw new StartupFailure(
          "The backup in %s is damaged: %s is not what was written.".formatted(folder, DATABASE));
    }
    return note.getProperty(TAKEN, "an unknown time");
  }

  /** Unpacks the database into a folder. */
  void unpack(Path target) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(database()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!target.equals(file.getParent())) {
          throw new NotDirectoryException(entry.getName());
        }
        Files.copy(zip, file);
      }
    }
  }

  private String checksum() throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(database()), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
