/** Photos that were sent: decoded once within limits, kept with their latents until others need the room. */
package org.diception.server.photos;
