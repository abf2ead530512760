# The host with the engines of this machine. Build: docker build -t agents .
# Run: docker run -p 8080:8080 -e AGENTS_API_KEYS=... agents
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Agents.Host/Agents.Host.csproj -c Release -o /app -tl:off --nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpocketsphinx3 pocketsphinx-en-us libflite1 curl \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
# No shell, no writes: state is in the store that --store names.
USER $APP_UID
ENV DOTNET_gcServer=1 DOTNET_EnableDiagnostics=0
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/healthz"]
ENTRYPOINT ["dotnet", "agents.dll"]
CMD ["serve", "--listen", "0.0.0.0", "--port", "8080", "--json-logs", "--not-ready-for", "5", "--drain", "60"]
