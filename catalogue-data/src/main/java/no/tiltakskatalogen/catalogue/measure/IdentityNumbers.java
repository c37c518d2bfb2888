package no.tiltakskatalogen.catalogue.measure;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds national identity numbers and D-numbers: a date, a number and two digits that check the
 * others modulo 11 (Norwegian Tax Administration, the structure of the national identity number).
 * However they are parted: dates have dots, and the rest is read out in a three and a two.
 */
public final class IdentityNumbers {

  /** Why a text with one is refused. */
  public static final String REFUSED =
      "expected nothing that tells who somebody is, but there is a national identity number";

  /** Not within other words: ids are full of digits. */
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?<![\\p{L}0-9])\\d\\d%1$s?\\d\\d%1$s?\\d\\d%1$s{0,3}\\d{3}%1$s?\\d\\d(?![\\p{L}0-9])"
              .formatted("[\\s./\\-\\u2010-\\u2015]"));

  /** What shows as nothing. */
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

  /** The weights of the digits; each check digit is among them, weighing 1. */
  private static final int[] FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};

  private static final int[] SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
  private static final int MODULUS = 11;

  /**
   * D-numbers have so much more in the day; numbers made up for tests in the month, or twice it.
   */
  private static final int SHIFT = 40;

  private static final int DAYS = 31;
  private static final int MONTHS = 12;

  private IdentityNumbers() {}

  /** Whether there is one in a text. */
  public static boolean areIn(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    Matcher candidates = CANDIDATE.matcher(INVISIBLE.matcher(plain).replaceAll(""));
    // What looks like one may overlap with one that is.
    for (int at = 0; candidates.find(at); at = candidates.start() + 1) {
      String digits = NO_DIGIT.matcher(candidates.group()).replaceAll("");
      if (isDate(digits) && isMultiple(digits, FIRST) && isMultiple(digits, SECOND)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDate(String digits) {
    int day = Integer.parseInt(digits, 0, 2, 10) % SHIFT;
    int month = Integer.parseInt(digits, 2, 4, 10) % SHIFT;
    return day >= 1 && day <= DAYS && month >= 1 && month <= MONTHS;
  }

  private static boolean isMultiple(String digits, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return sum % MODULUS == 0;
  }
}
