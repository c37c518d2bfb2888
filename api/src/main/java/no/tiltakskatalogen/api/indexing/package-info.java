@NullMarked
package no.tiltakskatalogen.api.indexing;

import org.jspecify.annotations.NullMarked;
