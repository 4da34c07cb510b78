/**
 * Words over libtorch: layers as records of tensors, scopes
 * that own intermediates, weights taken by checkpoint key.
 */
package org.diception.nn;
