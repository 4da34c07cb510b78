# Diception behind HTTP with the embedded model, and the whole command line:
#     docker build -t diception .
#     docker run --rm -p 127.0.0.1:8080:8080 -v diception-cache:/cache diception
# DICEPTION_TOKEN, the bearer token, belongs into the environment wherever others reach the port.
ARG BASE=debian:bookworm-slim

FROM $BASE AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven libstdc++6 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/diception
COPY . .
# The launcher builds what it lacks; what Maven fetched stays in this stage.
RUN ./diception --version && rm -rf cli/target/trial

FROM $BASE
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jre-headless libstdc++6 curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home diception \
    && install -d -o diception -g diception /cache
# The same folder as above, for the archive of classes holds the paths of its jars.
COPY --from=build /opt/diception/diception /opt/diception/
COPY --from=build /opt/diception/cli/target/diception-cli.jar /opt/diception/cli/target/classes.jsa /opt/diception/cli/target/built \
    /opt/diception/cli/target/
COPY --from=build /opt/diception/cli/target/lib /opt/diception/cli/target/lib
USER diception
# libtorch and MKL are unpacked there once; a volume keeps them for the next container.
ENV DICEPTION_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=/cache
VOLUME /cache
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=2m CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:8080/readyz"]
# A stop drains accepted work for a minute: docker stop -t 75
ENTRYPOINT ["/opt/diception/diception"]
CMD ["serve", "--host", "0.0.0.0"]
