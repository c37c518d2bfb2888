@NullMarked
package no.tiltakskatalogen.api.error;

import org.jspecify.annotations.NullMarked;
