package org.diception.cli;

import picocli.CommandLine.IVersionProvider;

/** {@code --version}. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"diception " + org.diception.Version.NUMBER};
    }
}
