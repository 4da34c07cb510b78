/**
 * Painted instances that are damaged and read again: how well each read-out does, and what it costs. Shapes
 * are made by a seed, pictures by the painter that paints training pictures.
 */
package org.diception.bench.readout;
