package no.tiltakskatalogen.api.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines as bytes, however broken they are, and never keeps more than one in memory. */
final class Lines {

  /**
   * Many times what the largest record allowed needs; a line of so many bytes may have been cut.
   */
  static final int LONGEST = 1 << 20;

  /** Some editors begin a UTF-8 file with it; it is no part of the text. */
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private int number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The next line without its end, cut off at {@link #LONGEST} bytes; null at the end. */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    int each = in.read();
    if (each < 0) {
      return null;
    }
    number++;
    while (each >= 0 && each != '\n') {
      if (line.size() < LONGEST) {
        line.write(each);
      }
      each = in.read();
    }
    byte[] bytes = line.toByteArray();
    return number == 1 && startsWithMark(bytes)
        ? Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length)
        : bytes;
  }

  private static boolean startsWithMark(byte[] bytes) {
    int length = BYTE_ORDER_MARK.length;
    return bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
  }

  /** The number of the line read last, from 1. */
  int number() {
    return number;
  }
}
