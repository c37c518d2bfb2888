package no.tiltakskatalogen.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ScandinavianFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.NorwegianStemmer;

/**
 * Turns Norwegian text, bokmål or nynorsk, into index terms: words in lower case, endings taken off
 * by Snowball's Norwegian stemmer, and æ/ø/å folded so that lærling, laerling and larling are one.
 *
 * <p>Folding comes first because the stemmer's endings have no Norwegian letters, and a word typed
 * without them must lose the same ending.
 */
final class NorwegianAnalysis extends Analyzer {

  /** Changes whenever the terms of a text may; an index of another version is built anew. */
  static final String VERSION = "1";

  /**
   * Function words of both written forms, as folding and lower case leave them. They say nothing of
   * what is looked for, so a query that has other words goes on without them.
   */
  private static final CharArraySet FUNCTION_WORDS =
      new CharArraySet(
          List.of(
              "a", "alle", "at", "av", "blir", "da", "de", "dei", "deira", "deg", "den", "denne",
              "der", "deres", "dere", "dersom", "det", "dette", "di", "din", "disse", "du", "eg",
              "ein", "ei", "eit", "eller", "en", "er", "et", "etter", "for", "fra", "gjor", "gjer",
              "ha", "han", "har", "hans", "hennar", "hennes", "her", "hos", "ho", "hun", "hva",
              "hvem", "hver", "hvilke", "hvilken", "hvis", "hvor", "hvordan", "i", "ikke", "ikkje",
              "ja", "jeg", "kan", "kor", "korleis", "kva", "kven", "med", "meg", "mellom", "men",
              "mi", "min", "mot", "na", "nar", "noe", "noen", "noko", "nokon", "og", "om", "opp",
              "oss", "over", "pa", "seg", "sin", "sine", "sitt", "skal", "slik", "so", "som", "sa",
              "til", "ut", "var", "ved", "vi", "vil", "vore", "vert", "vart", "vere"),
          true);

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer words = new StandardTokenizer();
    TokenStream terms = new ScandinavianFoldingFilter(new LowerCaseFilter(words));
    return new TokenStreamComponents(words, new SnowballFilter(terms, new NorwegianStemmer()));
  }

  @Override
  protected TokenStream normalize(String fieldName, TokenStream in) {
    return new ScandinavianFoldingFilter(new LowerCaseFilter(in));
  }

  /**
   * The index terms of the different words of a query, in order, without function words unless
   * there is nothing else. Several forms of one word are one word.
   */
  List<String> words(String query, int most) {
    Set<String> all = new LinkedHashSet<>();
    Set<String> content = new LinkedHashSet<>();
    try (Tokenizer tokenizer = new StandardTokenizer()) {
      tokenizer.setReader(new StringReader(query));
      TokenStream stream = new ScandinavianFoldingFilter(new LowerCaseFilter(tokenizer));
      CharTermAttribute text = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken() && content.size() < most) {
        String folded = text.toString();
        String word = stem(folded);
        if (all.size() < most) {
          all.add(word);
        }
        if (!FUNCTION_WORDS.contains(folded)) {
          content.add(word);
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(content.isEmpty() ? all : content);
  }

  private static String stem(String folded) {
    NorwegianStemmer stemmer = new NorwegianStemmer();
    stemmer.setCurrent(folded);
    stemmer.stem();
    return stemmer.getCurrent();
  }
}
