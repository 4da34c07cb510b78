package org.diception.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Connections that can be asked whether the client is still there while its request is being answered. Jetty
 * does not read from a connection of HTTP/1.1 then, and so does not see it close.
 */
final class WatchedConnector extends ServerConnector {
    WatchedConnector(Server server, HttpConfiguration configuration) {
        super(server, new HttpConnectionFactory(configuration));
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(
            SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        Watched endPoint = new Watched(channel, selector, key, getScheduler());
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }

    /** Whether the client of a request closed its connection; only while the request is being answered. */
    static boolean isGone(HttpServletRequest request) {
        EndPoint endPoint = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData().getConnection().getEndPoint();
        return endPoint instanceof Watched watched && watched.isGone();
    }

    /** The request is about to be answered, so that Jetty reads the next one itself. */
    static void release(HttpServletRequest request) {
        EndPoint endPoint = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData().getConnection().getEndPoint();
        if (endPoint instanceof Watched watched) {
            watched.look(false);
        }
    }

    /** From now on until {@link #release} {@link #isGone} looks. */
    static void watch(HttpServletRequest request) {
        EndPoint endPoint = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData().getConnection().getEndPoint();
        if (endPoint instanceof Watched watched) {
            watched.look(true);
        }
    }

    /** Bytes that a look at the connection brought belong to the next request, and are handed on. */
    private static final class Watched extends SocketChannelEndPoint {
        private static final int LOOK_AHEAD = 4096;

        private final ByteBuffer ahead = ByteBuffer.allocate(LOOK_AHEAD).limit(0);
        private boolean looking;
        private boolean gone;

        Watched(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
            super(channel, selector, key, scheduler);
        }

        synchronized void look(boolean value) {
            looking = value;
        }

        synchronized boolean isGone() {
            if (looking && !gone && !ahead.hasRemaining()) {
                try {
                    ahead.clear();
                    gone = getChannel().read(ahead) < 0;
                } catch (IOException e) {
                    gone = true; // reset by the client
                }
                ahead.flip();
            }
            return gone;
        }

        @Override
        public synchronized int fill(ByteBuffer buffer) throws IOException {
            if (!ahead.hasRemaining()) {
                return super.fill(buffer);
            }
            int position = buffer.limit(); // Jetty's buffers are ready to be read from
            int count = Math.min(ahead.remaining(), buffer.capacity() - position);
            buffer.limit(position + count);
            buffer.put(position, ahead, ahead.position(), count);
            ahead.position(ahead.position() + count);
            return count;
        }

        @Override
        protected void needsFillInterest() {
            boolean there;
            synchronized (this) {
                there = ahead.hasRemaining();
            }
            if (there) {
                getFillInterest().fillable();
            } else {
                super.needsFillInterest();
            }
        }
    }
}
