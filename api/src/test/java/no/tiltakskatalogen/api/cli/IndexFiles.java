package no.tiltakskatalogen.api.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The files of a catalogue's index, to be damaged in place as a failing disk does it. */
record IndexFiles(Path dataDirectory) {

  /** The largest file of a segment. */
  Path largest() throws IOException {
    return withPrefix("_");
  }

  /** The file that names the segments. */
  Path list() throws IOException {
    return withPrefix("segments_");
  }

  private Path withPrefix(String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(dataDirectory.resolve("index"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  /** Turns some bytes in the middle of a file into others. */
  static void flip(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long middle = channel.size() / 2;
      ByteBuffer bytes = ByteBuffer.allocate(16);
      int length = channel.read(bytes, middle);
      for (int i = 0; i < length; i++) {
        bytes.put(i, (byte) ~bytes.get(i));
      }
      channel.write(bytes.flip(), middle);
    }
  }

  /** Leaves a file so many bytes. */
  static void cut(Path file, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }
}
