/**
 * Honest scores (section 4 of the paper): a recipe names data sets and settings, every sample is asked and
 * judged, and a report says the numbers, under which conditions they hold, and what the paper has. A run that
 * was stopped goes on.
 */
package org.diception.train.evaluate;
