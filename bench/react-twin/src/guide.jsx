import { useState } from "react";
import { Link } from "react-router";
import { Prose } from "./prose.jsx";

const usual = [
  {
    title: "Access GitHub Settings",
    body: "Sign in with the account, personal or machine, that has access to the packages.",
    ticks: [
      "Click your profile picture on GitHub → “Settings”",
      "In the left sidebar, click “Developer settings”",
      "Open “Personal access tokens” → “Tokens (classic)”",
    ],
  },
  {
    title: "Generate New Token",
    body: "GitHub's container registry, GHCR, accepts classic tokens only.",
    ticks: [
      "Click “Generate new token” → “Generate new token (classic)”",
      "Fill in “Note” with a name that you will recognise",
      "Choose an “Expiration” of 90 days or less",
    ],
  },
  {
    title: "Select Scopes",
    body: "The scope `read:packages` is enough to scan internal images.",
    ticks: ["Tick `read:packages`", "Leave all other scopes unticked"],
  },
  {
    title: "Copy Token",
    body: "GitHub shows the token once: copy it before you leave the page.",
    ticks: ["Click “Generate token”", "Copy the token", "Paste it into the form"],
    note: "If you have lost the token, delete it on GitHub and generate a new one.",
  },
];

const singleSignOn = {
  title: "Authorise for single sign-on",
  body: "If the organisation uses SAML single sign-on, the token cannot read its internal images until it is authorised.",
  ticks: ["Beside the token, click “Configure SSO”", "Next to the organisation, click “Authorize”"],
  note: "No “Configure SSO”? Sign in to the organisation once through its identity provider, then reload the page.",
};

export default function Guide() {
  const [lifetime, setLifetime] = useState(90);
  const [usesSso, setUsesSso] = useState(false);
  const [mayPush, setMayPush] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  const scopes = mayPush ? "read:packages,write:packages" : "read:packages";
  const address = `https://github.com/settings/tokens/new?scopes=${scopes}&default_expires_at=${lifetime}`;
  const copy = () => navigator.clipboard.writeText(address).then(() => setIsCopied(true));
  return (
    <div className="card guide">
      <h2>How to create a token</h2>
      <fieldset>
        <legend>Lifetime</legend>
        {[30, 60, 90].map((days) => (
          <label className="choice" key={days}>
            <input type="radio" name="lifetime" checked={lifetime === days} onChange={() => setLifetime(days)} />
            <span>{days} days</span>
          </label>
        ))}
      </fieldset>
      <Choice text="The organisation uses single sign-on" isOn={usesSso} onChange={setUsesSso} />
      <Choice text="Also ask for `write:packages`" isOn={mayPush} onChange={setMayPush} />
      {mayPush && (
        <p className="said">
          <Prose text="`write:packages` is only for pushing images. On GitHub's page it also ticks `repo`, which gives access to your repositories." />
        </p>
      )}
      <p className="guide-link">
        <a href={address} target="_blank" rel="noreferrer">
          Open GitHub with this filled in <span className="hint">(opens in a new tab)</span>
        </a>
        <button type="button" onClick={copy}>
          {isCopied ? "Copied." : "Copy link"}
        </button>
      </p>
      <p className="hint">
        Check the scopes and the expiration on GitHub's page: part of this link is not documented.
      </p>
      <ol>
        {(usesSso ? [...usual, singleSignOn] : usual).map((step) => (
          <Step key={step.title} {...step} />
        ))}
      </ol>
      <Link className="button primary" to="/">
        I have my token: paste it
      </Link>
    </div>
  );
}

function Step({ title, body, ticks, note }) {
  return (
    <li>
      <details open>
        <summary>
          <h3>{title}</h3>
        </summary>
        <p>
          <Prose text={body} />
        </p>
        <ul>
          {ticks.map((text) => (
            <li key={text}>
              <Choice text={text} />
            </li>
          ))}
        </ul>
        {note && <p className="hint">{note}</p>}
      </details>
    </li>
  );
}

function Choice({ text, isOn, onChange }) {
  return (
    <label className="choice">
      <input type="checkbox" checked={isOn} onChange={onChange && ((event) => onChange(event.target.checked))} />
      <span>
        <Prose text={text} />
      </span>
    </label>
  );
}
