package no.tiltakskatalogen.api.cli;

import picocli.CommandLine.Option;

/** What is logged on standard error, and in which form. */
final class LogOptions {

  /** How a log line is written. */
  enum Format {
    text,
    json
  }

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      defaultValue = "${env:TILTAK_LOG_FORMAT:-text}",
      description =
          "Log lines for people, or one JSON object a line (TILTAK_LOG_FORMAT; default: text).")
  private Format format = Format.text;

  @Option(
      names = "--access-log",
      defaultValue = "${env:TILTAK_ACCESS_LOG:-false}",
      fallbackValue = "true",
      arity = "0..1",
      paramLabel = "true|false",
      description =
          "Log every request, without its query and the client's address (TILTAK_ACCESS_LOG;"
              + " default: false).")
  private boolean access;

  /** Takes effect if nothing has been logged yet. */
  void apply() {
    System.setProperty("tiltak.access-log", access ? "INFO" : "OFF");
    if (format == Format.json) {
      System.setProperty("logback.configurationFile", "logback-json.xml");
    }
  }
}
