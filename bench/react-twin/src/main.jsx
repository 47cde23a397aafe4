import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, NavLink, Route, Routes } from "react-router";
import "./styles.css";

// Each page is fetched when somebody goes there. The one that is asked for first is named in its own `index.html`, so that
// the browser fetches it together with React.
const Connect = lazy(() => import("./connect.jsx"));
const Guide = lazy(() => import("./guide.jsx"));

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
        <p className="lead">Test whether a scanner can read your images, before the first scan does.</p>
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
