import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where `npm run dev:console` finds the service. */
const SERVICE = 'http://127.0.0.1:3000';

export default defineConfig({
  root: here('.'),
  base: '/console/',
  resolve: {
    alias: { '@client': here('../../clients/typescript/src/index.ts'), '~': here('./src') },
  },
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    // What the policy for content forbids: data: as a script or font, and inlined parts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What a first visit loads is held against its budget by test/browser/first-load.spec.ts.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      onLog: (level, log, report) => {
        // 'use client' is for servers that draw pages; there is none here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  server: {
    port: 5173,
    strictPort: false,
    proxy: { '/api': { target: process.env['SERVICE_URL'] ?? SERVICE, ws: true } },
  },
});
