package no.tiltakskatalogen.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.tiltakskatalogen.search.words.Norwegian;
import no.tiltakskatalogen.search.words.Token;
import no.tiltakskatalogen.search.words.Tokens;
import no.tiltakskatalogen.search.words.Word;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/**
 * How the texts of an entry, be it a measure or one of the knowledge base, get into the index.
 *
 * <ul>
 *   <li>{@link #TERMS} has the concepts of all texts, each as often as {@link FieldRanking} weighs
 *       it: one look-up scores a word over all fields.
 *   <li>{@link #in} has the concepts of one source.
 *   <li>{@link #TEXT} has the concepts in the order of the text and where they stand in it, for
 *       words that belong together and for marks.
 *   <li>{@link #WORDS} has the words as they are written, folded: for exact phrases, and as the
 *       dictionary for beginnings and corrections.
 *   <li>{@link #TITLE_START} has the beginnings of the title's words.
 * </ul>
 *
 * <p>Thread-safe.
 */
final class TextFields {

  static final String TERMS = "terms";
  static final String TEXT = "text";
  static final String WORDS = "words";
  static final String TITLE_START = "title-start";

  /** Longer beginnings are cut here, in titles and in queries. */
  static final int LONGEST_START = 20;

  /**
   * Every source has its own range of positions and offsets, so that a phrase can be held to one
   * and a mark is known to be in it. No text is as long.
   */
  static final int POSITIONS = 10_000_000;

  /** No phrase reaches from one text to the next. */
  private static final int GAP = 100;

  private static final FieldType WEIGHTED = type(IndexOptions.DOCS_AND_FREQS, false);
  private static final FieldType ORDERED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);
  private static final FieldType PLACED =
      type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true);

  private final Norwegian norwegian;

  TextFields(Norwegian norwegian) {
    this.norwegian = norwegian;
  }

  private static FieldType type(IndexOptions options, boolean omitNorms) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.setOmitNorms(omitNorms);
    type.freeze();
    return type;
  }

  /**
   * Texts of one kind.
   *
   * @param place its place among the sources
   */
  record Source(String name, int place, float weight, List<String> texts) {}

  /** The field of the concepts of one source. */
  static String in(String source) {
    return "in-" + source;
  }

  void add(Document document, List<Source> sources) {
    Map<String, Integer> all = new HashMap<>();
    OrderedTerms concepts = new OrderedTerms();
    OrderedTerms words = new OrderedTerms();
    for (Source source : sources) {
      Map<String, Integer> own = new HashMap<>();
      concepts.moveTo(source.place * POSITIONS);
      words.moveTo(source.place * POSITIONS);
      int offset = source.place * POSITIONS;
      for (String text : source.texts) {
        int base = offset;
        Tokens.each(
            text,
            (written, start, end) -> add(written, base + start, base + end, own, concepts, words));
        offset += text.length() + 1;
        concepts.move(GAP);
        words.move(GAP);
      }
      if (!own.isEmpty()) {
        own.forEach(
            (term, count) -> all.merge(term, Math.round(source.weight * count), Integer::sum));
        document.add(new Field(in(source.name), new WeightedTerms(own), WEIGHTED));
      }
    }
    document.add(new Field(TERMS, new WeightedTerms(all), WEIGHTED));
    document.add(new Field(TEXT, concepts, PLACED));
    document.add(new Field(WORDS, words, ORDERED));
  }

  private void add(
      String written,
      int start,
      int end,
      Map<String, Integer> own,
      OrderedTerms concepts,
      OrderedTerms words) {
    Norwegian.Reading reading = norwegian.read(written);
    words.add(reading.folded(), start, end);
    words.move(1);
    if (!reading.function()) {
      Word word = reading.word();
      concepts.add(word.concept(), start, end);
      own.merge(word.concept(), FieldRanking.WHOLE, Integer::sum);
      for (String inner : word.inner()) {
        concepts.add(inner, start, end);
        own.merge(inner, FieldRanking.PART, Integer::sum);
      }
      concepts.move(1);
    }
  }

  /** The beginnings of a title's words, each as often as the title has it. */
  static void addTitleStarts(Document document, String title) {
    Map<String, Integer> starts = new HashMap<>();
    for (Token token : Tokens.of(title)) {
      String word = token.folded();
      int last = Math.min(word.length(), LONGEST_START);
      for (int end = 1; end <= last; end++) {
        starts.merge(word.substring(0, end), 1, Integer::sum);
      }
    }
    document.add(new Field(TITLE_START, new WeightedTerms(starts), WEIGHTED));
  }

  static String titleStart(String folded) {
    return folded.length() <= LONGEST_START ? folded : folded.substring(0, LONGEST_START);
  }
}
