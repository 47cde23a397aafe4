import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

// Vue looks for a component of its own by that name otherwise.
const isCustomElement = (tag: string) => tag === "ghcr-connect";

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  // Works in any folder of any host.
  base: "./",
  build: { modulePreload: { polyfill: false } },
});
