package org.affectlab.servicekit.client;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Gives every request its {@link ClientConnection}. Thread-safe. */
public final class ClientConnectionValve extends ValveBase {
    static final String ATTRIBUTE = ClientConnection.class.getName();

    public ClientConnectionValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(ATTRIBUTE, WatchingHttpProtocol.connectionOf(request.getCoyoteRequest()));
        getNext().invoke(request, response);
    }
}
