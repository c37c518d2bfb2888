package no.tiltakskatalogen.api.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What measures can be taken away as. */
enum ExportFormat {
  JSON("application/json", "JSON"),
  NDJSON("application/x-ndjson", "JSON"),
  CSV("text/csv;charset=utf-8", "CSV"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
  JSONLD("application/ld+json", "JSON_LD");

  private final String mediaType;
  private final String fileType;

  ExportFormat(String mediaType, String fileType) {
    this.mediaType = mediaType;
    this.fileType = fileType;
  }

  /** What the file-type table of the European Union calls it. */
  String fileType() {
    return fileType;
  }

  String mediaType() {
    return mediaType;
  }

  /** The ending of its address and of its files. */
  String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ExportFormat> of(String ending) {
    return Arrays.stream(values()).filter(format -> format.ending().equals(ending)).findFirst();
  }

  static List<String> endings() {
    return Arrays.stream(values()).map(ExportFormat::ending).toList();
  }
}
