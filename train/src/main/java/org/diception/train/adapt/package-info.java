/**
 * Teaching a trained model a new task with a few pictures (paper, section C: 50 images, LoRA on queries, keys
 * and values).
 */
package org.diception.train.adapt;
