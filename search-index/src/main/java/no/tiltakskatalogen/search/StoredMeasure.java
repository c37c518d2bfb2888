package no.tiltakskatalogen.search;

import java.text.BreakIterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;

/** What the index keeps of a measure to show it, and where its sentences begin. Thread-safe. */
final class StoredMeasure {

  private final Document document;
  private final int length;
  private final Map<String, int[]> sentences = new ConcurrentHashMap<>();

  StoredMeasure(Document document) {
    this.document = document;
    int characters = 0;
    for (IndexableField field : document.getFields()) {
      characters += field.stringValue() == null ? 0 : field.stringValue().length();
    }
    this.length = characters;
  }

  Document document() {
    return document;
  }

  /** Of all its texts, in characters. */
  int length() {
    return length;
  }

  /** The boundaries of the sentences of one of its texts; looked for once. */
  int[] sentences(String source, String text) {
    return sentences.computeIfAbsent(
        source,
        each -> {
          BreakIterator sentence = BestPassage.sentences();
          sentence.setText(text);
          java.util.stream.IntStream.Builder bounds = java.util.stream.IntStream.builder();
          for (int at = sentence.first(); at != BreakIterator.DONE; at = sentence.next()) {
            bounds.add(at);
          }
          return bounds.build().toArray();
        });
  }
}
