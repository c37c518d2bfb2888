package no.tiltakskatalogen.api.error;

/** In which order a request goes through the filters; the answer goes back the other way. */
public final class FilterStage {

  /** Notes what was done and what was refused, so it stands around all that may refuse. */
  public static final int AUDIT = -500;

  /** Who asks. */
  public static final int IDENTITY = -400;

  /** Whether they ask too much. */
  public static final int LIMIT = -300;

  /** Whether they may. */
  public static final int ACCESS = -200;

  /** Whether the parameters are as the API document says. */
  public static final int PARAMETERS = 0;

  /** Whether the body is as the API document says. */
  public static final int BODY = 100;

  /** Whether it has been done before. */
  public static final int REPEAT = 200;

  /** Notes what is about to be done. */
  public static final int INTENTION = 300;

  /** Whether it is for something that is still to come. */
  public static final int WAIT = 350;

  /** Whether the answer is at hand. */
  public static final int ANSWER = 400;

  private FilterStage() {}
}
