package no.tiltakskatalogen.api.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import no.tiltakskatalogen.openapi.model.Measure;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook of Excel. Rows are written as they come; texts are not gathered in a table. */
final class Spreadsheet implements MeasureWriter {

  /** More rows than this no sheet may have; a further sheet goes on. */
  private static final int MOST_ROWS = 1_048_576;

  /** More characters than this no cell may have. */
  private static final int MOST_CHARACTERS = 32_767;

  private static final String CUT = "…";

  private final Workbook workbook;
  private @Nullable Worksheet sheet;
  private int sheets;
  private int row;

  Spreadsheet(OutputStream out) {
    workbook = new Workbook(out, "Tiltakskatalogen", "1.0");
  }

  @Override
  public void begin() throws IOException {
    newSheet();
  }

  private Worksheet newSheet() throws IOException {
    sheets++;
    Worksheet next = workbook.newWorksheet(sheets == 1 ? "Tiltak" : "Tiltak " + sheets);
    sheet = next;
    row = 0;
    next.freezePane(0, 1);
    add(next, MeasureTable.header());
    return next;
  }

  @Override
  public void write(List<Measure> measures) throws IOException {
    Worksheet target = sheet;
    for (Measure measure : measures) {
      if (target == null || row == MOST_ROWS) {
        finishSheet();
        target = newSheet();
      }
      add(target, MeasureTable.row(measure));
    }
    if (target != null) {
      target.flush();
    }
  }

  private void add(Worksheet target, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      if (!cells.get(column).isEmpty()) {
        target.inlineString(row, column, shortened(cells.get(column)));
      }
    }
    row++;
  }

  private static String shortened(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end = MOST_CHARACTERS - CUT.length();
    return text.substring(0, Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end) + CUT;
  }

  private void finishSheet() throws IOException {
    if (sheet != null) {
      sheet.finish();
    }
  }

  @Override
  public void end() throws IOException {
    finishSheet();
    workbook.finish();
  }
}
