package no.tiltakskatalogen.api.export;

import java.io.IOException;
import java.util.List;
import no.tiltakskatalogen.openapi.model.Measure;

/** Writes measures in one format, as they come. For one thread. */
interface MeasureWriter {

  void begin() throws IOException;

  void write(List<Measure> measures) throws IOException;

  /** Writes what belongs after the last measure. */
  void end() throws IOException;
}
