package no.tiltakskatalogen.search;

import java.util.List;
import java.util.Random;

/** Texts made of words, signs and whatever else Unicode has, broken pieces of it included. */
final class OddTexts {

  private static final List<String> PIECES =
      List.of(
          "lærling",
          "Lærlingplass",
          "bedrift",
          "Ål",
          "øve",
          "og",
          "i",
          "3,5",
          "kr. ",
          "a.b",
          "a.B",
          ".",
          ". ",
          "! ",
          "? ",
          "\n",
          "\n\n",
          " ",
          " ",
          " ",
          "-",
          "–",
          "«",
          "»",
          "\uD83D\uDE80",
          "\uD83D",
          "\uDE80",
          "\u200F",
          "\u202E",
          "e\u0301",
          "a\u030A",
          "\u00AD",
          "\u2029",
          "学",
          "。",
          "\0");

  private OddTexts() {}

  static String text(Random random, int mostPieces) {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(mostPieces);
    for (int i = 0; i < pieces; i++) {
      text.append(
          random.nextInt(20) == 0
              ? Character.toString((char) random.nextInt(Character.MAX_VALUE + 1))
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
