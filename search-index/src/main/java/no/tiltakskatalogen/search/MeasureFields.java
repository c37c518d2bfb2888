package no.tiltakskatalogen.search;

import java.text.Collator;
import java.text.RuleBasedCollator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import no.tiltakskatalogen.search.TextFields.Source;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/** The one owner of field names: how a measure becomes a document, and what searches ask of it. */
final class MeasureFields {

  /**
   * Numbers the form of documents. One that differs cannot be searched, so whoever adds, removes or
   * changes a field counts it up; an index of another number is built anew.
   */
  static final String LAYOUT = "2";

  static final String ID = "id";
  static final String SLUG = "slug";
  static final String TITLE = "title";
  static final String TAGS = "tags";
  static final String SUMMARY = "summary";
  static final String LANGUAGE = "language";
  static final String UPDATED = "updated";
  static final String AUDIENCE = "audience";
  static final String DESCRIBED = "described";
  static final String YES = "yes";
  static final String NO = "no";
  static final String HAS_SECTION = "has";
  static final String STAMP = "stamp";
  static final String TITLE_ORDER = "title-order";
  static final String COUNTY_ORDER = "county-order";

  /** What a walk tells of each measure. */
  static final Set<String> OF_A_STEP = Set.of(ID, SLUG, UPDATED);

  /** The sections a measure may have; a field for each, so that a search can be held to some. */
  static final List<String> SECTIONS =
      List.of("problem", "goal", "anchoring", "execution", "capacity", "follow-up", "evaluation");

  /** All that words are looked for in. The order gives each its range of positions. */
  static final List<String> SOURCES = sources();

  /** Cursors carry these keys, so they are kept short; the id decides between equal beginnings. */
  private static final int ORDERED_BY = 60;

  private static final RuleBasedCollator ALPHABET =
      (RuleBasedCollator) Collator.getInstance(Locale.of("nb", "NO"));

  private MeasureFields() {}

  private static List<String> sources() {
    List<String> sources = new ArrayList<>(List.of(TITLE, TAGS, SUMMARY));
    sources.addAll(SECTIONS);
    return List.copyOf(sources);
  }

  /** The place of a source among the others. */
  static int place(String source) {
    return SOURCES.indexOf(source);
  }

  static String section(String id) {
    return "section-" + id;
  }

  static String facet(Facet facet) {
    return "facet-" + facet.name().toLowerCase(Locale.ROOT);
  }

  static Document document(IndexedMeasure measure, TextFields texts) {
    Document document = new Document();
    document.add(new StringField(ID, measure.id(), Field.Store.YES));
    document.add(new SortedDocValuesField(ID, new BytesRef(measure.id())));
    document.add(new StringField(SLUG, measure.slug(), Field.Store.YES));
    document.add(new StoredField(LANGUAGE, measure.language()));
    document.add(new StoredField(UPDATED, micros(measure)));
    document.add(new NumericDocValuesField(UPDATED, micros(measure)));
    document.add(new BinaryDocValuesField(STAMP, new BytesRef(measure.stamp())));
    document.add(new SortedDocValuesField(TITLE_ORDER, order(measure.title())));
    document.add(new SortedDocValuesField(COUNTY_ORDER, countyOrder(measure)));
    addTexts(document, measure, texts);
    String described = measure.sections().isEmpty() ? NO : YES;
    document.add(new StoredField(DESCRIBED, described));
    document.add(new SortedSetDocValuesField(DESCRIBED, new BytesRef(described)));
    measure
        .sections()
        .keySet()
        .forEach(section -> document.add(new StringField(HAS_SECTION, section, Field.Store.NO)));
    measure
        .audiences()
        .forEach(
            audience ->
                document.add(new SortedSetDocValuesField(AUDIENCE, new BytesRef(audience))));
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

  private static void addTexts(Document document, IndexedMeasure measure, TextFields texts) {
    List<Source> sources = new ArrayList<>();
    document.add(new StoredField(TITLE, measure.title()));
    TextFields.addTitleStarts(document, measure.title());
    sources.add(source(TITLE, FieldRanking.TITLE, List.of(measure.title())));
    measure.labels().forEach(label -> document.add(new StoredField(TAGS, label)));
    sources.add(source(TAGS, FieldRanking.TAGS, measure.labels()));
    if (measure.summary() != null) {
      document.add(new StoredField(SUMMARY, measure.summary()));
      sources.add(source(SUMMARY, FieldRanking.SUMMARY, List.of(measure.summary())));
    }
    for (String section : SECTIONS) {
      String text = measure.sections().get(section);
      if (text != null) {
        document.add(new StoredField(section(section), text));
        sources.add(source(section, FieldRanking.SECTION, List.of(text)));
      }
    }
    texts.add(document, sources);
  }

  private static Source source(String name, float weight, List<String> texts) {
    return new Source(name, place(name), weight, texts);
  }

  private static long micros(IndexedMeasure measure) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, measure.updated());
  }

  static BytesRef countyOrder(IndexedMeasure measure) {
    return measure.countyName().isEmpty()
        ? new BytesRef(new byte[] {(byte) 0xFF})
        : order(measure.countyName());
  }

  /** A collator keeps state while it works, so each use has its own. */
  static BytesRef order(String text) {
    RuleBasedCollator alphabet = (RuleBasedCollator) ALPHABET.clone();
    String beginning = text.length() <= ORDERED_BY ? text : text.substring(0, ORDERED_BY);
    return new BytesRef(alphabet.getCollationKey(beginning).toByteArray());
  }

  static Instant updated(Document document) {
    return Instant.EPOCH.plus(
        document.getField(UPDATED).numericValue().longValue(), ChronoUnit.MICROS);
  }

  /** The texts of one source. */
  static String[] texts(Document document, String source) {
    return document.getValues(SECTIONS.contains(source) ? section(source) : source);
  }

  static List<String> values(Document document, Facet facet) {
    return List.of(document.getValues(facet(facet)));
  }
}
