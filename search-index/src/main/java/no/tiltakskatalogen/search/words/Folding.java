package no.tiltakskatalogen.search.words;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.ScandinavianNormalizer;
import org.apache.lucene.analysis.miscellaneous.ScandinavianNormalizer.Foldings;

/**
 * Brings a word to lower case without Norwegian letters or accents: lærling, laerling and larling
 * become one, and so do blåbær and blaabaer.
 */
public final class Folding {

  /** Not ao and oo, which meet in compounds (data + overføring) and stand for no letter. */
  private static final ScandinavianNormalizer SCANDINAVIAN =
      new ScandinavianNormalizer(Set.of(Foldings.AA, Foldings.AE, Foldings.OE));

  private Folding() {}

  public static String fold(String word) {
    String lower =
        (Normalizer.isNormalized(word, Normalizer.Form.NFC)
                ? word
                : Normalizer.normalize(word, Normalizer.Form.NFC))
            .toLowerCase(Locale.ROOT);
    char[] letters = lower.toCharArray();
    int length = withoutNorwegianLetters(letters, letters.length);
    // Once more for an å before an e: videregående and videregaende are to meet.
    length = withoutNorwegianLetters(letters, length);
    // One letter becomes at most four in the filter's own tables.
    char[] ascii = new char[4 * length];
    int end = ASCIIFoldingFilter.foldToASCII(letters, 0, ascii, 0, length);
    return new String(Arrays.copyOf(ascii, end));
  }

  private static int withoutNorwegianLetters(char[] letters, int before) {
    int length = SCANDINAVIAN.processToken(letters, before);
    // The normalizer makes æ, ø and å of all spellings of them.
    for (int i = 0; i < length; i++) {
      letters[i] =
          switch (letters[i]) {
            case 'æ', 'å' -> 'a';
            case 'ø' -> 'o';
            default -> letters[i];
          };
    }
    return length;
  }
}
