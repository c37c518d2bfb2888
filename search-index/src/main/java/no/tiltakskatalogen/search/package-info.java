/**
 * The search index: plain Java on Lucene. What is public here names no Lucene type, so that another
 * engine could answer the same requests.
 */
@NullMarked
package no.tiltakskatalogen.search;

import org.jspecify.annotations.NullMarked;
