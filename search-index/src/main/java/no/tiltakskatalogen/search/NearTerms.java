package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * The terms that a few edits make of a word: letters left out, put in, exchanged or swapped, no
 * part of the word being edited twice (the restricted distance of Damerau 1964, computed row by row
 * as by Wagner and Fischer 1974).
 *
 * <p>Terms come in order, so the rows of a beginning are computed once for all terms that share it,
 * and a beginning that is too far already is left behind with all its terms. That is several times
 * as fast as making Lucene's automaton for two edits, which takes milliseconds before it has seen a
 * single term. Letters outside ASCII count as one edit for each byte of theirs; folded words hardly
 * have any. Not thread-safe.
 */
final class NearTerms {

  /** So many terms are stepped over before it pays to look up where their beginning ends. */
  private static final int STEPS = 12;

  private final byte[] word;
  private final int most;
  private final int fixed;

  /** What it takes to make each beginning of the word of each beginning of the path. */
  private final int[][] rows;

  private final int[] least;
  private final byte[] path;
  private int depth;

  /**
   * @param most edits
   * @param fixed how many bytes at the beginning are right
   */
  NearTerms(String word, int most, int fixed) {
    BytesRef bytes = new BytesRef(word);
    this.word = Arrays.copyOf(bytes.bytes, bytes.length);
    this.most = most;
    this.fixed = Math.min(fixed, this.word.length);
    int deepest = this.word.length + most + 2;
    rows = new int[deepest + 1][this.word.length + 1];
    least = new int[deepest + 1];
    path = new byte[deepest];
    for (int i = 0; i <= this.word.length; i++) {
      rows[0][i] = i;
    }
  }

  /** Whether a term is near. */
  boolean has(BytesRef term) {
    return follow(term) < 0 && rows[depth][word.length] <= most;
  }

  /** Takes a term, which is only good for the moment, and how many documents have it. */
  interface Taker {
    void take(BytesRef term, int frequency);
  }

  /** Gives every near term of an enumeration. */
  void each(TermsEnum terms, Taker taker) throws IOException {
    BytesRef start = new BytesRef(word, 0, fixed);
    BytesRef term = terms.seekCeil(start) == SeekStatus.END ? null : terms.term();
    while (term != null && StringHelper.startsWith(term, start)) {
      int far = follow(term);
      if (far < 0) {
        if (rows[depth][word.length] <= most) {
          taker.take(term, terms.docFreq());
        }
        term = terms.next();
      } else {
        term = past(far, terms);
      }
    }
  }

  /** The length of the beginning that is too far already, or -1 if the term was gone through. */
  private int follow(BytesRef term) {
    int same = 0;
    while (same < depth && same < term.length && path[same] == term.bytes[term.offset + same]) {
      same++;
    }
    depth = same;
    while (depth < term.length) {
      if (isTooFar()) {
        return depth;
      }
      path[depth] = term.bytes[term.offset + depth];
      depth++;
      compute();
    }
    return -1;
  }

  private boolean isTooFar() {
    // Two letters that are swapped go on from the row before the last one.
    return least[depth] > most && (depth == 0 || least[depth - 1] >= most);
  }

  private void compute() {
    int[] row = rows[depth];
    int[] before = rows[depth - 1];
    byte last = path[depth - 1];
    row[0] = depth;
    int smallest = depth;
    for (int i = 1; i <= word.length; i++) {
      int cost = before[i - 1] + (word[i - 1] == last ? 0 : 1);
      cost = Math.min(cost, Math.min(before[i], row[i - 1]) + 1);
      boolean swapped = i > 1 && depth > 1 && word[i - 1] == path[depth - 2] && word[i - 2] == last;
      row[i] = swapped ? Math.min(cost, rows[depth - 2][i - 2] + 1) : cost;
      smallest = Math.min(smallest, row[i]);
    }
    least[depth] = smallest;
  }

  /** The first term that does not begin as the path does. */
  private @Nullable BytesRef past(int length, TermsEnum terms) throws IOException {
    BytesRef beginning = new BytesRef(path, 0, length);
    for (int i = 0; i < STEPS; i++) {
      BytesRef term = terms.next();
      if (term == null || !StringHelper.startsWith(term, beginning)) {
        return term;
      }
    }
    byte[] next = Arrays.copyOf(path, length);
    // No byte of UTF-8 is the last one there is.
    next[length - 1]++;
    return terms.seekCeil(new BytesRef(next)) == SeekStatus.END ? null : terms.term();
  }
}
