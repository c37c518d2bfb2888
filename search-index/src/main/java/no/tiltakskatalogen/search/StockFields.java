package no.tiltakskatalogen.search;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/**
 * How a measure becomes a document of {@link StockIndex}: a text field for each of its texts. What
 * is stored has the names of {@link MeasureFields}, so that hits and highlights are made alike.
 */
final class StockFields {

  /** What somebody would set by hand: the title says most, then what editors tagged. */
  private static final Map<String, Float> BOOSTS =
      Map.of(MeasureFields.TITLE, 3f, MeasureFields.TAGS, 2f);

  private StockFields() {}

  /** The fields to look for words in, with what a word counts in each. */
  static SequencedMap<String, Float> searched(Collection<String> heldTo) {
    List<String> fields = new ArrayList<>();
    if (heldTo.isEmpty()) {
      fields.addAll(List.of(MeasureFields.TITLE, MeasureFields.TAGS, MeasureFields.SUMMARY));
    }
    MeasureFields.SECTIONS.stream()
        .filter(section -> heldTo.isEmpty() || heldTo.contains(section))
        .map(MeasureFields::section)
        .forEach(fields::add);
    SequencedMap<String, Float> boosted = new LinkedHashMap<>();
    fields.forEach(field -> boosted.put(field, BOOSTS.getOrDefault(field, 1f)));
    return boosted;
  }

  static Document document(IndexedMeasure measure) {
    Document document = new Document();
    addTexts(document, measure);
    addOrders(document, measure);
    document.add(new StringField(MeasureFields.ID, measure.id(), Field.Store.YES));
    document.add(new StringField(MeasureFields.SLUG, measure.slug(), Field.Store.YES));
    document.add(new StoredField(MeasureFields.LANGUAGE, measure.language()));
    String described = measure.sections().isEmpty() ? MeasureFields.NO : MeasureFields.YES;
    document.add(new StringField(MeasureFields.DESCRIBED, described, Field.Store.YES));
    for (String section : measure.sections().keySet()) {
      document.add(new StringField(MeasureFields.HAS_SECTION, section, Field.Store.NO));
    }
    for (String audience : measure.audiences()) {
      document.add(new StringField(MeasureFields.AUDIENCE, audience, Field.Store.NO));
    }
    measure
        .values()
        .forEach(
            (facet, values) -> {
              String field = MeasureFields.facet(facet);
              for (String value : values) {
                document.add(new SortedSetDocValuesField(field, new BytesRef(value)));
                document.add(new StoredField(field, value));
              }
            });
    return document;
  }

  private static void addTexts(Document document, IndexedMeasure measure) {
    document.add(text(MeasureFields.TITLE, measure.title()));
    measure.labels().forEach(label -> document.add(text(MeasureFields.TAGS, label)));
    if (measure.summary() != null) {
      document.add(text(MeasureFields.SUMMARY, measure.summary()));
    }
    measure
        .sections()
        .forEach((id, section) -> document.add(text(MeasureFields.section(id), section)));
  }

  private static TextField text(String field, String text) {
    return new TextField(field, text, Field.Store.YES);
  }

  private static void addOrders(Document document, IndexedMeasure measure) {
    long updated = ChronoUnit.MICROS.between(Instant.EPOCH, measure.updated());
    document.add(new StoredField(MeasureFields.UPDATED, updated));
    document.add(new NumericDocValuesField(MeasureFields.UPDATED, updated));
    document.add(new SortedDocValuesField(MeasureFields.ID, new BytesRef(measure.id())));
    document.add(
        new SortedDocValuesField(MeasureFields.TITLE_ORDER, MeasureFields.order(measure.title())));
    document.add(
        new SortedDocValuesField(MeasureFields.COUNTY_ORDER, MeasureFields.countyOrder(measure)));
  }
}
