package no.tiltakskatalogen.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;

/**
 * Where in an answer a page ended.
 *
 * @param view the version of the index the walk goes through, for an order that other measures
 *     influence; 0 where any will do
 * @param relaxed whether measures that lack some of the words were among the hits
 * @param after the values of the last hit in the order of the search
 */
record Cursor(long view, boolean relaxed, List<Object> after) {

  private static final int NUMBER = 0;
  private static final int SCORE = 1;
  private static final int BYTES = 2;

  FieldDoc position() {
    return new FieldDoc(Integer.MAX_VALUE, Float.NaN, after.toArray());
  }

  static Cursor at(long view, boolean relaxed, FieldDoc last) {
    return new Cursor(view, relaxed, List.of(last.fields));
  }

  /** What a cursor is good for: the same request for another page. */
  static String purpose(SearchRequest request) {
    StringBuilder purpose = new StringBuilder();
    part(purpose, request.query());
    request
        .filters()
        .forEach((facet, values) -> part(purpose, facet + "=" + new TreeSet<>(values)));
    part(purpose, new TreeSet<>(request.sections()).toString());
    part(purpose, String.valueOf(request.described()));
    part(purpose, request.sort().name());
    part(purpose, new TreeSet<>(request.audiences()).toString());
    part(purpose, String.valueOf(request.verbatim()));
    return purpose.toString();
  }

  private static void part(StringBuilder purpose, String part) {
    purpose.append(part.length()).append(':').append(part);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(view);
      out.writeBoolean(relaxed);
      out.writeByte(after.size());
      for (Object value : after) {
        switch (value) {
          case Long number -> {
            out.writeByte(NUMBER);
            out.writeLong(number);
          }
          case Float score -> {
            out.writeByte(SCORE);
            out.writeFloat(score);
          }
          case BytesRef ref -> {
            out.writeByte(BYTES);
            out.writeShort(ref.length);
            out.write(ref.bytes, ref.offset, ref.length);
          }
          default -> throw new IllegalStateException("No order has values like " + value);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #bytes} wrote; the bytes are known to be our own. */
  static Cursor of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      long view = in.readLong();
      boolean relaxed = in.readBoolean();
      int size = in.readByte();
      List<Object> after = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        after.add(
            switch (in.readByte()) {
              case NUMBER -> in.readLong();
              case SCORE -> in.readFloat();
              default -> new BytesRef(in.readNBytes(in.readUnsignedShort()));
            });
      }
      return new Cursor(view, relaxed, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
