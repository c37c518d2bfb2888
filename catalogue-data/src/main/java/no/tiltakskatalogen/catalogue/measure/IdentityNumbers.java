package no.tiltakskatalogen.catalogue.measure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds national identity numbers and D-numbers: a date, a number and two digits that check the
 * others modulo 11 (Norwegian Tax Administration, the structure of the national identity number).
 */
final class IdentityNumbers {

  /** Not within other words: ids are full of digits. */
  private static final Pattern CANDIDATE =
      Pattern.compile("(?<![\\p{L}0-9])([0-9]{6})[ .\\u00a0-]?([0-9]{5})(?![\\p{L}0-9])");

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
  static boolean areIn(String text) {
    Matcher candidates = CANDIDATE.matcher(text);
    while (candidates.find()) {
      String digits = candidates.group(1) + candidates.group(2);
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
