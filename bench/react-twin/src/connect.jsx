import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { Prose } from "./prose.jsx";
import { schema } from "./schema.js";

const defaultValues = { reach: "internal", username: "", token: "", description: "", image: "" };

const reaches = [
  ["public", "Public only", "No token needed."],
  [
    "internal",
    "Public and internal",
    "Internal images are visible inside the organisation or its enterprise. They need a token.",
  ],
  ["private", "Private as well", "Not supported here. Change the packages' visibility, or ask the GitHub administrator."],
];

export default function Connect() {
  const { register, handleSubmit, control, formState } = useForm({
    resolver: zodResolver(schema),
    mode: "onTouched",
    defaultValues,
  });
  const { errors, isSubmitting } = formState;
  const [said, setSaid] = useState("");
  const [reach, username, token] = useWatch({ control, name: ["reach", "username", "token"] });
  const needsToken = reach !== "public";
  const field = (name) => ({ name, register, fault: errors[name]?.message });
  return (
    <form className="card form" noValidate autoComplete="off" onSubmit={handleSubmit((it) => send(it, setSaid))}>
      <fieldset className="wide">
        <legend>Which images are scanned?</legend>
        {reaches.map(([value, name, hint]) => (
          <label className="choice" key={value}>
            <input
              type="radio"
              value={value}
              disabled={value === "private"}
              aria-describedby={`reach-${value}-hint`}
              {...register("reach")}
            />
            <span>{name}</span>
            <span className="hint" id={`reach-${value}-hint`}>
              {hint}
            </span>
          </label>
        ))}
      </fieldset>
      <Field
        {...field("username")}
        label="GitHub Username"
        hint="The user or organisation that owns the images."
        example="myorg"
        isRequired
      />
      <TokenField {...field("token")} isRequired={needsToken} />
      <Field
        {...field("description")}
        label="Description"
        hint="A name to recognise this connection by."
        example="Production GitHub Registry"
      />
      <Field
        {...field("image")}
        label="Image to test"
        hint="One image to try a pull with. The test only asks for its manifest."
        example="ghcr.io/myorg/app:latest"
      />
      <div className="wide submit">
        <button className="primary" aria-describedby="submit-reason">
          Test connection
        </button>
        <p className="hint" id="submit-reason">
          {isSubmitting ? "Asking GitHub…" : obstacle(errors, username, needsToken && !token)}
        </p>
      </div>
      <p role="status">{said}</p>
    </form>
  );
}

const labels = {
  username: "GitHub Username",
  token: "Personal Access Token",
  description: "Description",
  image: "Image to test",
};

/** Why it cannot be sent yet. */
function obstacle(errors, username, lacksToken) {
  if (!username.trim()) return "Fill in “GitHub Username” first.";
  if (lacksToken) return "Fill in “Personal Access Token” first.";
  const wrong = Object.keys(labels).find((it) => errors[it]);
  return wrong && `Correct “${labels[wrong]}” first.`;
}

function Field({ name, label, hint, example, fault, isRequired, register, type = "text", beside, below }) {
  return (
    <div className={isRequired || below ? "field wide" : "field"}>
      <div className="field-head">
        <label htmlFor={name}>{label}</label>
        {!isRequired && <span className="hint">optional</span>}
      </div>
      <div className="input-row">
        <input
          id={name}
          type={type}
          placeholder={example}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck="false"
          aria-required={isRequired || undefined}
          aria-invalid={fault ? true : undefined}
          aria-describedby={`${name}-hint ${name}-said`}
          {...register(name)}
        />
        {beside}
      </div>
      <p className="hint" id={`${name}-hint`}>
        <Prose text={hint} />
      </p>
      <div id={`${name}-said`}>
        {fault && (
          <p className="said">
            <Prose text={fault} />
          </p>
        )}
      </div>
      {below}
    </div>
  );
}

function TokenField({ isRequired, ...field }) {
  const [isShown, setIsShown] = useState(false);
  return (
    <Field
      {...field}
      label="Personal Access Token"
      hint="A classic token with the scope `read:packages`. Images with public visibility need none."
      example="ghp_xxxxxxxxxxxx"
      isRequired={isRequired}
      type={isShown ? "text" : "password"}
      beside={
        <button type="button" aria-controls="token" onClick={() => setIsShown(!isShown)}>
          {isShown ? "Hide token" : "Show token"}
        </button>
      }
      below={
        <a href="https://github.com/settings/tokens/new?scopes=read:packages" target="_blank" rel="noreferrer">
          Create a token on GitHub <span className="hint">(opens in a new tab)</span>
        </a>
      }
    />
  );
}

/** Asks the proxy, and says no more than its verdict: a report is not what this twin is for. */
async function send({ username, token, image }, say) {
  const body = JSON.stringify({ username, token: token || undefined, image: image || undefined });
  try {
    const answer = await fetch("/api/v1/ghcr/validate", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body,
    });
    const { verdict, title } = await answer.json();
    say(verdict ?? title);
  } catch {
    say("The service behind this page cannot be reached, so nothing was tested. Check your connection, then test again.");
  }
}
