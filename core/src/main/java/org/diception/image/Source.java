package org.diception.image;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A picture in memory whose header has been read and whose pixels have not. */
interface Source {
    int width();

    int height();

    /** The EXIF block, a TIFF structure; without bytes where the file has none. */
    ByteBuffer exif();

    /** The pixels as they are stored, not turned upright. */
    RgbImage decode(Decoding decoding) throws IOException;
}
