/** Measures how well the search answers queries that people have judged. */
@NullMarked
package no.tiltakskatalogen.api.evaluation;

import org.jspecify.annotations.NullMarked;
