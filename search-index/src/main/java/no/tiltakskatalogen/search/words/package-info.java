/** Norwegian words: the lists that describe them and what becomes of a word in the index. */
@NullMarked
package no.tiltakskatalogen.search.words;

import org.jspecify.annotations.NullMarked;
