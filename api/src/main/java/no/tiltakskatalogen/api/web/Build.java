package no.tiltakskatalogen.api.web;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Tells this program from any other: what is answered depends on it. The same archive has the same
 * identity on every server and after every start. Immutable.
 */
@Singleton
final class Build {

  private final String identity = identityOf(Build.class);

  String identity() {
    return identity;
  }

  private static String identityOf(Class<?> part) {
    URL place = part.getProtectionDomain().getCodeSource().getLocation();
    try {
      Path archive = Path.of(place.toURI());
      // Outside of an archive, every start may be another program.
      return Files.isRegularFile(archive) ? identityOf(archive) : UUID.randomUUID().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The program is at no place of a file system", e);
    }
  }

  /** Of all that is in it, by the checksums in its list of contents. */
  private static String identityOf(Path archive) throws IOException {
    CRC32 sum = new CRC32();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList();
      for (ZipEntry entry : entries) {
        sum.update(entry.getName().getBytes(StandardCharsets.UTF_8));
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(entry.getCrc()).flip());
      }
    }
    return Long.toHexString(sum.getValue());
  }
}
