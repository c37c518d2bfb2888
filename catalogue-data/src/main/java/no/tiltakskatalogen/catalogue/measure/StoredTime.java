package no.tiltakskatalogen.catalogue.measure;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/**
 * Times in the letters of SQL, in UTC and to the microsecond. As java.sql.Timestamp, which the
 * drivers otherwise get, a time inside the hour that the local clock skips in spring would move.
 */
public final class StoredTime {

  private static final DateTimeFormatter SQL =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter();

  private StoredTime() {}

  public static String write(Instant time) {
    return SQL.format(LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
  }

  public static Instant read(String stored) {
    return LocalDateTime.parse(stored, SQL).toInstant(ZoneOffset.UTC);
  }
}
