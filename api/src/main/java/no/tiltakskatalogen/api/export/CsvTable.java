package no.tiltakskatalogen.api.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.tiltakskatalogen.openapi.model.Measure;

/** Comma-separated values of RFC 4180 in UTF-8. */
final class CsvTable implements MeasureWriter {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final OutputStream out;
  private final boolean marked;
  private final CsvWriter csv;

  CsvTable(OutputStream out, boolean marked) {
    this.out = out;
    this.marked = marked;
    this.csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
  }

  @Override
  public void begin() throws IOException {
    if (marked) {
      out.write(BYTE_ORDER_MARK);
    }
    csv.writeRecord(MeasureTable.header());
    csv.flush();
  }

  @Override
  public void write(List<Measure> measures) throws IOException {
    measures.forEach(measure -> csv.writeRecord(MeasureTable.row(measure)));
    csv.flush();
  }

  @Override
  public void end() throws IOException {
    csv.close();
  }
}
