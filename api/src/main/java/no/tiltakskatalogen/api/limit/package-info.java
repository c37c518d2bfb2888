@NullMarked
package no.tiltakskatalogen.api.limit;

import org.jspecify.annotations.NullMarked;
