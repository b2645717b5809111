FROM node:24-bookworm-slim AS build
WORKDIR /opt/standin
COPY package.json package-lock.json tsconfig.json ./
RUN npm ci --ignore-scripts
COPY scripts scripts
COPY src src
RUN npm run bundle && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title=standin \
  org.opencontainers.image.description="A mock API server for testing: it reads an OpenAPI document and is that API" \
  org.opencontainers.image.licenses=MIT
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4010
WORKDIR /opt/standin
COPY --from=build /opt/standin/node_modules node_modules
COPY --from=build /opt/standin/dist dist
COPY package.json openapi.yaml ./
COPY fixtures fixtures
# A document that is mounted here is played, with the fixtures beside it and none of standin's own.
WORKDIR /app
# The user node, by number: Kubernetes' runAsNonRoot knows no names.
USER 1000:1000
EXPOSE 4010
STOPSIGNAL SIGTERM
# By HTTP, or else by HTTPS (`--https`).
HEALTHCHECK --interval=2s --timeout=2s --start-period=5s CMD ["node", "-e", "const ask = (module, more) => require(module).get({ host: '127.0.0.1', port: process.env.PORT || 4010, path: '/__admin/health', ...more }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)); ask('http').on('error', () => ask('https', { rejectUnauthorized: false }).on('error', () => process.exit(1)))"]
ENTRYPOINT ["node", "/opt/standin/dist/cli/main.js"]
