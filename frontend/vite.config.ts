import { fileURLToPath, URL } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:8080';
const port = Number(process.env.WANPING_DEV_PORT ?? 5173);
const target = process.env.WANPING_SERVER ?? server;

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    host: '127.0.0.1',
    port,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/api', '/tiles', '/webjars', '/actuator'].map((path) => [path, { target, changeOrigin: false }]),
    ),
  },
  build: {
    target: 'es2022',
    // Everything comes as a file from our own host: the content policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // Charts come only with the screens that draw them; what every screen needs stays in the browser from release to release.
        codeSplitting: {
          groups: [
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)/ },
            { name: 'vue', test: /node_modules[\\/](@vue|vue|vue-router)[\\/]/ },
          ],
        },
      },
    },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
