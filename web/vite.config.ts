import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The console as static files under `web/dist`, which the server gives out below /console. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Every browser that has had updates in the last two years or so.
    target: 'es2023',
    assetsInlineLimit: 0,
    // The largest is pdf.js, which comes with the first PDF that is drawn.
    chunkSizeWarningLimit: 1_700,
  },
})
