package no.tiltakskatalogen.catalogue.dataset;

import java.util.List;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Outcome;

/** Brings the measures of a data set into the store. */
public final class DataSetLoader {

  private DataSetLoader() {}

  /**
   * Creates what is new and updates what nobody has edited since the last load, all in one
   * transaction. Loading the same data set again changes nothing.
   */
  public static Outcome load(DataSet dataSet, Measures measures) {
    List<MeasureDocument> documents = dataSet.measures();
    return measures.seed(documents, "dataset " + dataSet.description().version());
  }
}
