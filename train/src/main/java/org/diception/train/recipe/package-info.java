/**
 * Recipes: YAML files that say all about a run. A run that is described by a file can be repeated, compared
 * and committed; a key that nobody knows is an error.
 */
package org.diception.train.recipe;
