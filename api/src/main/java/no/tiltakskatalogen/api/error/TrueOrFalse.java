package no.tiltakskatalogen.api.error;

/** Settings that are either on or off, read strictly: a typo must not switch anything off. */
public final class TrueOrFalse {

  private TrueOrFalse() {}

  /**
   * What a setting says.
   *
   * @param variable that it comes from
   * @throws InvalidSetting if it is neither true nor false
   */
  public static boolean of(String variable, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidSetting(variable, "wants true or false, not " + text);
    };
  }
}
