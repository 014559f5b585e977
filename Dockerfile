# syntax=docker/dockerfile:1
# One image for every role: docker run st4cker router. No shell, no package manager, no client and no secret inside.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.nuget/packages scripts/publish

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
LABEL org.opencontainers.image.title="St4cker" \
      org.opencontainers.image.description="A draft-first assistant in Telegram" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /src/artifacts/st4cker /opt/st4cker
# Everywhere inside the container; who may reach it is the network's to say.
ENV ASPNETCORE_URLS=http://+:8080 \
    St4cker__DataDirectory=/var/lib/st4cker
EXPOSE 8080
# The base image's own user, by number: Kubernetes can tell that it is not root.
USER $APP_UID
HEALTHCHECK --interval=10s --timeout=6s --start-period=30s --retries=3 CMD ["/opt/st4cker/st4cker", "health"]
ENTRYPOINT ["/opt/st4cker/st4cker"]
