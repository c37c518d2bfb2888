package no.tiltakskatalogen.search.words;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Parts a text into words, by the rules of Unicode (UAX #29), except that a colon parts words, too:
 * no Norwegian word has one inside.
 */
public final class Tokens {

  private Tokens() {}

  /**
   * The words of a text, in order.
   *
   * @param most no more than this many
   */
  public static List<Token> of(String text, int most) {
    List<Token> tokens = new ArrayList<>();
    each(
        text,
        most,
        (written, start, end) -> tokens.add(new Token(written, Folding.fold(written), start, end)));
    return tokens;
  }

  /** Takes a word of a text, with its first UTF-16 code unit and the unit after its last. */
  public interface Taker {
    void take(String written, int start, int end);
  }

  /** Gives the words of a text one after the other. */
  public static void each(String text, Taker taker) {
    each(text, Integer.MAX_VALUE, taker);
  }

  private static void each(String text, int most, Taker taker) {
    try (StandardTokenizer tokenizer = new StandardTokenizer()) {
      CharTermAttribute word = tokenizer.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = tokenizer.addAttribute(OffsetAttribute.class);
      tokenizer.setReader(reader(text));
      tokenizer.reset();
      for (int taken = 0; taken < most && tokenizer.incrementToken(); taken++) {
        taker.take(word.toString(), place.startOffset(), place.endOffset());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Token> of(String text) {
    return of(text, Integer.MAX_VALUE);
  }

  private static StringReader reader(String text) {
    // Of the same length, so that places stay what they are.
    return new StringReader(text.replace(':', ' '));
  }
}
