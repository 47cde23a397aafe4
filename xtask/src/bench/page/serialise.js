// The page as it stands, as one file that needs nothing: no script, nothing to fetch.
(async () => {
  const page = document.documentElement.cloneNode(true);
  const sheets = [...document.querySelectorAll("link[rel=stylesheet]")].map(async ({ href }) => {
    const answer = await fetch(href);
    if (!answer.ok) throw new Error(`${href}: HTTP ${answer.status}`);
    return answer.text();
  });
  const styles = await Promise.all(sheets);
  page.querySelectorAll("link[rel=stylesheet]").forEach((link, index) => {
    const style = document.createElement("style");
    style.textContent = styles[index];
    link.replaceWith(style);
  });
  page.querySelectorAll("script, noscript, link, base, template").forEach((it) => it.remove());
  const comments = document.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  found.forEach((it) => it.remove());
  // An empty icon: the browser would ask for one otherwise.
  const icon = document.createElement("link");
  icon.rel = "icon";
  icon.href = "data:,";
  page.querySelector("head").append(icon);
  return `<!doctype html>\n${page.outerHTML}\n`;
})()
