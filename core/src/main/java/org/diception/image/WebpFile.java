package org.diception.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A WebP file, of which the decoder gets only the first picture's own chunks: no colour profile, which the
 * other formats ignore too, no second frame, and no canvas whose size differs from that of the picture in it.
 */
final class WebpFile {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int FRAME_HEADER_BYTES = 16;
    private static final int EXTENDED_BYTES = 10;
    private static final int ALPHA_FLAG = 0x10;

    private ByteBuffer exif = NOTHING;
    private ByteBuffer alpha = NOTHING;
    private ByteBuffer picture = NOTHING;
    private String pictureName = "";

    private WebpFile() {}

    static Source open(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long size = in.getInt(4) & 0xffffffffL;
        if (size > file.length - CHUNK_HEADER_BYTES) {
            throw new IOException("the file ends early");
        }
        WebpFile webp = new WebpFile();
        webp.chunks(in.slice(12, (int) size - 4), true);
        if (webp.picture.limit() == 0) {
            throw new IOException("no picture in it");
        }
        return new PluginFile(webp.essence(), new WebPImageReaderSpi()::createReaderInstance, webp.exif);
    }

    private void chunks(ByteBuffer in, boolean outermost) throws IOException {
        in.order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= CHUNK_HEADER_BYTES) {
            byte[] name = new byte[4];
            in.get(name);
            long length = in.getInt() & 0xffffffffL;
            if (length > in.remaining()) {
                throw new IOException("the file ends early");
            }
            ByteBuffer body = in.slice(in.position(), (int) length);
            chunk(new String(name, StandardCharsets.ISO_8859_1), body, outermost);
            in.position((int) Math.min(in.limit(), in.position() + length + (length & 1)));
        }
    }

    private void chunk(String name, ByteBuffer body, boolean outermost) throws IOException {
        if (name.equals("EXIF") && exif.limit() == 0) {
            exif = body;
        } else if (picture.limit() > 0) {
            return; // further frames of an animation
        } else if (name.equals("ANMF") && outermost && body.limit() > FRAME_HEADER_BYTES) {
            chunks(body.slice(FRAME_HEADER_BYTES, body.limit() - FRAME_HEADER_BYTES), false);
        } else if (name.equals("ALPH")) {
            alpha = body;
        } else if (name.equals("VP8 ") || name.equals("VP8L")) {
            pictureName = name;
            picture = body;
        }
    }

    /** The smallest file that holds the same picture; only a lossy one has its alpha in another chunk. */
    private byte[] essence() {
        boolean extended = alpha.limit() > 0 && pictureName.equals("VP8 ");
        int alphaBytes = extended ? CHUNK_HEADER_BYTES + EXTENDED_BYTES + padded(alpha) : 0;
        int bytes = 12 + alphaBytes + padded(picture);
        ByteBuffer out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(bytes - CHUNK_HEADER_BYTES).put(ascii("WEBP"));
        if (extended) {
            put(out, "VP8X", extendedHeader());
            put(out, "ALPH", alpha);
        }
        put(out, pictureName, picture);
        return out.array();
    }

    /** Flags, and width and height less one in 24 bits each; a lossy picture has them in 14 bits. */
    private ByteBuffer extendedHeader() {
        picture.order(ByteOrder.LITTLE_ENDIAN);
        int width = picture.getShort(6) & 0x3fff;
        int height = picture.getShort(8) & 0x3fff;
        ByteBuffer header = ByteBuffer.allocate(EXTENDED_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(0, (byte) ALPHA_FLAG).putShort(4, (short) (width - 1)).putShort(7, (short) (height - 1));
        return header;
    }

    private static void put(ByteBuffer out, String name, ByteBuffer body) {
        int end = out.position() + padded(body);
        out.put(ascii(name)).putInt(body.limit()).put(body.duplicate());
        out.position(end);
    }

    private static int padded(ByteBuffer body) {
        return CHUNK_HEADER_BYTES + body.limit() + (body.limit() & 1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
