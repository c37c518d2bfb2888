@NullMarked
package no.tiltakskatalogen.api.identity;

import org.jspecify.annotations.NullMarked;
