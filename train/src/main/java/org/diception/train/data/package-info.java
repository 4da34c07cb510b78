/**
 * What training sees: pairs of a photo's latent and an answer's latent, with prompt and
 * points, kept in shards on disk.
 */
package org.diception.train.data;
