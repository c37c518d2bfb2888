/** Copies of the embedded database. */
@NullMarked
package no.tiltakskatalogen.catalogue.backup;

import org.jspecify.annotations.NullMarked;
