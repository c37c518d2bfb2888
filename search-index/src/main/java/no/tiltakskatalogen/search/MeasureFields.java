package no.tiltakskatalogen.search;

import java.text.Collator;
import java.text.RuleBasedCollator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/** The one owner of field names: how a measure becomes a document, and what searches ask of it. */
final class MeasureFields {

  static final String ID = "id";
  static final String SLUG = "slug";
  static final String TITLE = "title";
  static final String SUMMARY = "summary";
  static final String LABELS = "labels";
  static final String LANGUAGE = "language";
  static final String UPDATED = "updated";
  static final String AUDIENCE = "audience";
  static final String DESCRIBED = "described";
  static final String YES = "yes";
  static final String NO = "no";
  static final String HAS_SECTION = "has";
  static final String CHECKSUM = "checksum";
  static final String TITLE_ORDER = "title-order";
  static final String COUNTY_ORDER = "county-order";

  /** The sections a measure may have; a field for each, so that a search can be held to some. */
  static final List<String> SECTIONS =
      List.of("problem", "goal", "anchoring", "execution", "capacity", "follow-up", "evaluation");

  /** Cursors carry these keys, so they are kept short; the id decides between equal beginnings. */
  private static final int ORDERED_BY = 60;

  private static final RuleBasedCollator ALPHABET =
      (RuleBasedCollator) Collator.getInstance(Locale.of("nb", "NO"));

  private MeasureFields() {}

  static String section(String id) {
    return "section-" + id;
  }

  static String facet(Facet facet) {
    return "facet-" + facet.name().toLowerCase(Locale.ROOT);
  }

  static Document document(IndexedMeasure measure) {
    Document document = new Document();
    document.add(new StringField(ID, measure.id(), Field.Store.YES));
    document.add(new SortedDocValuesField(ID, new BytesRef(measure.id())));
    document.add(new StoredField(SLUG, measure.slug()));
    document.add(new StoredField(LANGUAGE, measure.language()));
    document.add(new StoredField(UPDATED, micros(measure)));
    document.add(new NumericDocValuesField(UPDATED, micros(measure)));
    document.add(new BinaryDocValuesField(CHECKSUM, new BytesRef(measure.checksum())));
    document.add(new TextField(TITLE, measure.title(), Field.Store.YES));
    document.add(new SortedDocValuesField(TITLE_ORDER, order(measure.title())));
    document.add(new SortedDocValuesField(COUNTY_ORDER, countyOrder(measure)));
    if (measure.summary() != null) {
      document.add(new TextField(SUMMARY, measure.summary(), Field.Store.YES));
    }
    measure.labels().forEach(label -> document.add(new TextField(LABELS, label, Field.Store.NO)));
    boolean described = !measure.sections().isEmpty();
    document.add(new StringField(DESCRIBED, described ? YES : NO, Field.Store.YES));
    for (Map.Entry<String, String> section : measure.sections().entrySet()) {
      document.add(new TextField(section(section.getKey()), section.getValue(), Field.Store.YES));
      document.add(new StringField(HAS_SECTION, section.getKey(), Field.Store.NO));
    }
    measure
        .audiences()
        .forEach(audience -> document.add(new StringField(AUDIENCE, audience, Field.Store.NO)));
    measure
        .values()
        .forEach(
            (facet, values) -> {
              for (String value : values) {
                document.add(new SortedSetDocValuesField(facet(facet), new BytesRef(value)));
                document.add(new StoredField(facet(facet), value));
              }
            });
    return document;
  }

  /** The words of a measure are looked for in these fields; with sections given, in those only. */
  static List<String> searched(Collection<String> sections) {
    List<String> fields = new ArrayList<>();
    if (sections.isEmpty()) {
      fields.add(TITLE);
      fields.add(LABELS);
      fields.add(SUMMARY);
      SECTIONS.forEach(section -> fields.add(section(section)));
    } else {
      SECTIONS.stream().filter(sections::contains).forEach(section -> fields.add(section(section)));
    }
    return fields;
  }

  private static long micros(IndexedMeasure measure) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, measure.updated());
  }

  private static BytesRef countyOrder(IndexedMeasure measure) {
    return measure.countyName().isEmpty()
        ? new BytesRef(new byte[] {(byte) 0xFF})
        : order(measure.countyName());
  }

  /** A collator keeps state while it works, so each use has its own. */
  private static BytesRef order(String text) {
    RuleBasedCollator alphabet = (RuleBasedCollator) ALPHABET.clone();
    String beginning = text.length() <= ORDERED_BY ? text : text.substring(0, ORDERED_BY);
    return new BytesRef(alphabet.getCollationKey(beginning).toByteArray());
  }
}
