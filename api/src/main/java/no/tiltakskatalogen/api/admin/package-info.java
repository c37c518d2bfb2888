/** Looking after a running catalogue. */
@NullMarked
package no.tiltakskatalogen.api.admin;

import org.jspecify.annotations.NullMarked;
