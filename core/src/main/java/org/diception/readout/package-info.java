/**
 * From painted colours to numbers: disparity, unit normals, masks, instances, joints. Everything is read from
 * raw floats at the size at which the network painted; values, not colours, are then resized to the photo.
 */
package org.diception.readout;
