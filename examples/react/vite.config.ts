import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // Works in any folder of any host.
  base: "./",
  build: { modulePreload: { polyfill: false } },
});
