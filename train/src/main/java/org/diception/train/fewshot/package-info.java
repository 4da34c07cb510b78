/**
 * How well a model learns a new task from few pictures: adapters against training all of it and against
 * training from scratch, on tasks whose truth the renderer knows (docs/few-shot.md).
 */
package org.diception.train.fewshot;
