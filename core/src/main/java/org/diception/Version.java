package org.diception;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which version of the library this is; answers are reproducible within one version. */
public final class Version {
    /** As in the Maven artifact. */
    public static final String NUMBER = read();

    private Version() {}

    private static String read() {
        var properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
