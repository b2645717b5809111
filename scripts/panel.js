// Builds the panel, the page at /__admin/ui, with Vite.
import { resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../src/panel')

/** Returns the files to write by their path in `dist/`, and in `bundled` the paths of all sources that are in them. */
export async function panel() {
  const { output } = await build({
    root,
    configFile: false,
    base: './',
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      assetsInlineLimit: 0,
      rollupOptions: {
        // The server names the files by fixed paths, and forbids browsers to keep them.
        output: { entryFileNames: 'app.js', assetFileNames: '[name][extname]', codeSplitting: false }
      }
    }
  })
  const files = output.map((file) => [`panel/${file.fileName}`, file.type === 'chunk' ? file.code : file.source])
  const bundled = output.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []))
  return Object.assign(new Map(files), { bundled: bundled.filter((path) => path.includes('/node_modules/')) })
}
