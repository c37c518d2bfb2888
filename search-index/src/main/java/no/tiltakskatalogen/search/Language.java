package no.tiltakskatalogen.search;

import java.io.IOException;
import no.tiltakskatalogen.search.words.Norwegian;
import org.apache.lucene.search.IndexSearcher;

/** All that is known of words, made ready once; indexes share it. Thread-safe. */
public final class Language {

  private final Relevance relevance;
  private final Norwegian norwegian;
  private final Terminology terminology;
  private final TextFields texts;
  private final Suggester suggester;

  /**
   * @param relevance what is known of the language
   * @param vocabulary what else a query may use
   */
  public Language(Relevance relevance, SearchVocabulary vocabulary) {
    this.relevance = relevance;
    norwegian = new Norwegian(relevance.analysis());
    terminology = new Terminology(norwegian, relevance, vocabulary);
    texts = new TextFields(norwegian);
    suggester = new Suggester(this, vocabulary);
  }

  /** Differs whenever an index made before has to be made anew. */
  String version() {
    return norwegian.version() + "-" + FieldRanking.VERSION;
  }

  TextFields texts() {
    return texts;
  }

  boolean has(Relevance.Component component) {
    return relevance.has(component);
  }

  Plan plan(IndexSearcher searcher, String query, boolean verbatim) throws IOException {
    return new Interpreter(relevance, norwegian, terminology, searcher, verbatim).plan(query);
  }

  Suggester suggester() {
    return suggester;
  }

  Similarity similarity(View view, SimilarMeasure.Request request) {
    return new Similarity(norwegian, terminology, view, request);
  }

  WrittenWords written() {
    return terminology.written();
  }

  FoundWords foundWords() {
    return new FoundWords(norwegian);
  }

  Highlighting highlighting(View view, Plan plan, int[] documents) {
    return new Highlighting(view, norwegian, plan, documents);
  }
}
