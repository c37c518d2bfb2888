/** The API document for people: to read and to try out. */
@NullMarked
package no.tiltakskatalogen.api.docs;

import org.jspecify.annotations.NullMarked;
