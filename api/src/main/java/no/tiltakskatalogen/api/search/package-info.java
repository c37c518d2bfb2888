@NullMarked
package no.tiltakskatalogen.api.search;

import org.jspecify.annotations.NullMarked;
