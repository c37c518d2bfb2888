/** What whoever runs the service sees of it: health, figures, logs. */
@NullMarked
package no.tiltakskatalogen.api.operations;

import org.jspecify.annotations.NullMarked;
