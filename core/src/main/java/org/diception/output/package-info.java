/**
 * Answers as files that other programs read: one class for each format, all of them reachable by name through
 * {@link org.diception.output.Format}, and {@link org.diception.output.ResultFiles}, which writes the chosen
 * ones with a note on what they mean. {@code docs/outputs.md} has a page on each.
 *
 * <p>This package stands above the public API and knows it; nothing in the API knows this package.
 */
package org.diception.output;
