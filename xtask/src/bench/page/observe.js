// What the page itself says of its loading, from its first moment on. `__seen()` tells it.
(() => {
  const seen = { fcp: null, lcp: null, shift: 0, shifted: [], tasks: [], refused: [] };
  const each = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  each("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") seen.fcp = startTime;
  });
  each("largest-contentful-paint", ({ startTime }) => {
    seen.lcp = startTime;
  });
  each("layout-shift", ({ value, hadRecentInput, sources }) => {
    if (hadRecentInput) return;
    seen.shift += value;
    seen.shifted.push(...sources.map(({ node }) => (node?.parentElement ?? node)?.outerHTML?.slice(0, 60) ?? "?"));
  });
  each("longtask", ({ startTime, duration }) => {
    seen.tasks.push({ start: startTime, end: startTime + duration });
  });
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    seen.refused.push(`${effectiveDirective} ${blockedURI}`);
  });
  globalThis.__seen = () => ({ ...seen, now: performance.now() });
})();
