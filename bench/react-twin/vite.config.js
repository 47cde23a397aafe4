import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  build: {
    // Every browser that Vite builds for preloads modules by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["index.html", "guide/index.html"],
      // The proxy lets files be kept for ever whose names end in hexadecimal digits.
      output: { hashCharacters: "hex" },
    },
  },
});
