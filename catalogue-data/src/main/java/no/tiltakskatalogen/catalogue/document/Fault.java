package no.tiltakskatalogen.catalogue.document;

import org.jspecify.annotations.Nullable;

/**
 * One fault of a document, with where it is and what was expected.
 *
 * @param file the file or stream, as the user named it
 * @param line the line counted from 1, or null where it is not known
 * @param field the JSON pointer of the field, such as {@code /sections/problem}; empty for the
 *     whole document
 * @param message what was expected and what was found
 */
public record Fault(String file, @Nullable Integer line, String field, String message) {

  @Override
  public String toString() {
    return file
        + (line == null ? "" : ":" + line)
        + (field.isEmpty() ? "" : " " + field)
        + ": "
        + message;
  }
}
