# The images of the five services, from source, by one pattern:
#   docker build --build-arg SERVICE=ingest-service --build-arg USER_ID=10001 .
# The stages that do not depend on SERVICE are the same for all five and are built once.

FROM eclipse-temurin:25-jdk AS sources
COPY . /code
RUN rm -r /code/deploy && cp -r /code /poms && find /poms -path '*/src/*' -delete

# First what seldom changes, the libraries; then the code.
FROM eclipse-temurin:25-jdk AS build
ENV SERVICES=ingest-service,metrics-service,feedback-service,report-service,gateway
# Maven's own libraries use what the JDK is about to remove.
ENV MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow
WORKDIR /fupan
COPY --from=sources /poms ./
RUN ./mvnw -q -B -pl "$SERVICES" -am -Dmaven.test.skip -Dspring-boot.repackage.skip package && rm -r */target
COPY --from=sources /code ./
RUN ./mvnw -q -B -pl "$SERVICES" -am -Dmaven.test.skip package

FROM eclipse-temurin:25-jdk AS layers
ARG SERVICE
COPY --from=build /fupan/$SERVICE/target/$SERVICE-*.jar /app.jar
RUN mkdir -p /layers/dependencies /layers/snapshot-dependencies /layers/application \
    && java -Djarmode=tools -jar /app.jar extract --layers --force --destination /layers

# Makes the secrets of an installation at its first start.
FROM eclipse-temurin:25-jre AS secrets
COPY deploy/image/make-secrets /usr/local/bin/
ENTRYPOINT ["make-secrets"]

FROM eclipse-temurin:25-jre AS service
ARG SERVICE
# The base image has a user 1000; each service has a user of its own, so that none can read another's secrets.
ARG USER_ID=10001
WORKDIR /opt/fupan
COPY deploy/image/healthy deploy/image/token /usr/local/bin/
RUN install -d -m 700 -o "$USER_ID" -g "$USER_ID" /var/lib/fupan \
    && { [ "$SERVICE" = gateway ] || rm /usr/local/bin/token; }
COPY --from=build /fupan/service-core/target/classes/io/fupan/service/probe/ probe/io/fupan/service/probe/
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./

# In a container nobody else is there, so all services listen on the same two ports.
ENV SERVER_PORT=8080 MANAGEMENT_SERVER_PORT=9080
# The rest of the container's memory is for threads, code and what libraries keep outside the heap.
ENV JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
USER $USER_ID:$USER_ID
# A service that fills its views from a long log is not ready, but not broken either.
HEALTHCHECK --interval=20s --timeout=5s --start-period=300s --start-interval=3s --retries=3 CMD ["healthy"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "app.jar"]
