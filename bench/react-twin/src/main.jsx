import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, NavLink, Route, Routes } from "react-router";
import "./styles.css";

// Each page is fetched when somebody goes there. The one that is asked for first is named in its own `index.html`, so that
// the browser fetches it together with React, and it is drawn without a detour over `Suspense`, which shows nothing for
// 300 ms once it has begun to wait (React 19).
const load = { connect: () => import("./connect.jsx"), guide: () => import("./guide.jsx") };
const first = location.pathname.startsWith("/guide") ? "guide" : "connect";
const { default: First } = await load[first]();
const page = (name) => (name === first ? First : lazy(load[name]));
const Connect = page("connect");
const Guide = page("guide");

function App() {
  return (
    <div className="app">
      <header className="masthead">
        <nav className="menu" aria-label="Pages">
          <NavLink to="/" end>
            Connect
          </NavLink>
          <NavLink to="/guide/">Token guide</NavLink>
        </nav>
        <h1>Connect a GitHub Container Registry</h1>
        <p className="lead">Check that a scanner can read your images before the first scan.</p>
      </header>
      <main>
        <Suspense>
          <Routes>
            <Route path="/" element={<Connect />} />
            <Route path="/guide" element={<Guide />} />
          </Routes>
        </Suspense>
      </main>
    </div>
  );
}

createRoot(document.getElementById("root")).render(
  <StrictMode>
    <BrowserRouter>
      <App />
    </BrowserRouter>
  </StrictMode>,
);
