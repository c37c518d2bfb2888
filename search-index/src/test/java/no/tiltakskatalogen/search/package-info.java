/** The search index as its users see it, on real indexes in folders of their own. */
@NullMarked
package no.tiltakskatalogen.search;

import org.jspecify.annotations.NullMarked;
