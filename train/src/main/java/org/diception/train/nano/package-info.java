/** What is the embedded model's own: the scenes that it learns from as latents, and their colours. */
package org.diception.train.nano;
