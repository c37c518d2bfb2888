package no.tiltakskatalogen.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Damages files in place, as a failing disk does: whoever has them open sees it, too. */
record DamagedFiles(List<Path> files) {

  static DamagedFiles of(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new DamagedFiles(
          files
              .filter(file -> file.getFileName().toString().startsWith("_"))
              .sorted(Comparator.comparingLong((Path file) -> file.toFile().length()).reversed())
              .toList());
    }
  }

  void flipInLargest() throws IOException {
    Path file = files.getFirst();
    flip(file, Files.size(file) / 2, 1);
  }

  /** Turns bytes into their opposites. */
  static void flip(Path file, long from, int length) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocate(length);
      channel.read(bytes, from);
      bytes.flip();
      for (int i = 0; i < bytes.limit(); i++) {
        bytes.put(i, (byte) ~bytes.get(i));
      }
      channel.write(bytes, from);
    }
  }
}
