# The built shop for those who host it themselves: docs/self-hosting.md. The Node of package.json.
ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY . .
# The address of the shop's pages, for the sitemap that robots.txt names; may be left out.
ARG SITE_URL
RUN npm run build && npm run build:server

# Node, and files that are bundled with all they need: no package manager runs here, and nothing is written.
FROM node:${NODE_VERSION}-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8888
WORKDIR /app
COPY --from=build /build/netlify.toml ./
COPY --from=build /build/dist/server ./server
COPY --from=build /build/dist/functions ./dist/functions
COPY --from=build /build/dist/site ./dist/site
# By number, since Kubernetes cannot tell of a name that it is not root.
USER 1000:1000
EXPOSE 8888
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 CMD ["node", "server/healthy.mjs"]
CMD ["node", "server/serve.mjs"]
