// The rules of crates/contract: what a field may hold. Each says what is wrong with a text, or nothing. Positions count
// characters from 1.

const control = /\p{Cc}/u;
const space = /\s/u;

/** The first control character or white space, which no single word may hold. */
function gap(text) {
  const characters = [...text];
  const at = characters.findIndex((it) => control.test(it) || space.test(it));
  if (at < 0) return undefined;
  return control.test(characters[at]) ? invisible(at + 1) : `Character ${at + 1} is a space. Remove it.`;
}

const invisible = (at) =>
  `Character ${at} is an invisible control character. Type the text instead of pasting it.`;

function tooLong(text, max) {
  const { length } = [...text];
  return length > max ? `This has ${length} characters, but at most ${max} are allowed. Shorten it.` : undefined;
}

/** A token among what anybody can read: one of GitHub's prefixes, and what only chance writes behind it. */
function givesTokenAway(text) {
  const tokens = text.match(/\b(?:gh[pousr]|github_pat)_[\w.-]*/g) ?? [];
  return tokens.some((it) => it.length >= 20 && /[A-Z]/.test(it) && /\d/.test(it))
    ? "This contains a token, which anyone can read here. Move it to “Personal Access Token”."
    : undefined;
}

export function faultOfUsername(raw) {
  const text = raw.trim();
  if (!text) return "Enter the user or organisation that owns the images.";
  return givesTokenAway(text) ?? gap(text) ?? tooLong(text, 39) ?? forbidden(text);
}

function forbidden(text) {
  const characters = [...text];
  const at = characters.findIndex((it) => !/[A-Za-z0-9_-]/.test(it));
  if (at < 0) return undefined;
  return `Character ${at + 1}, “${characters[at]}”, is not allowed in a GitHub name. Use only the letters A to Z, digits and hyphens.`;
}

export function faultOfToken(text, isRequired) {
  if (!text.trim()) {
    return isRequired ? "Paste the token, or choose “Public only” above." : undefined;
  }
  return gap(text) ?? tooLong(text, 1024);
}

export function faultOfDescription(raw) {
  const text = raw.trim();
  const at = [...text].findIndex((it) => control.test(it));
  return givesTokenAway(text) ?? tooLong(text, 200) ?? (at < 0 ? undefined : invisible(at + 1));
}

export function faultOfImage(raw) {
  const text = raw.trim();
  if (!text) return undefined;
  const [rest, digest] = split(text, text.indexOf("@"));
  return givesTokenAway(text) ?? gap(text) ?? faultOfDigest(digest) ?? faultOfName(rest);
}

function split(text, at) {
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function faultOfDigest(digest) {
  if (digest === undefined) return undefined;
  const [algorithm, hex] = split(digest, digest.indexOf(":"));
  const isWhole =
    algorithm === "sha256"
      ? /^[0-9a-f]{64}$/.test(hex)
      : algorithm === "sha512"
        ? /^[0-9a-f]{128}$/.test(hex)
        : /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*$/.test(algorithm) && /^[0-9A-Fa-f]{32,}$/.test(hex);
  return isWhole
    ? undefined
    : "This is not a complete digest: `sha256:` and 64 hexadecimal digits. Copy it again from GitHub.";
}

function faultOfName(text) {
  const [host, below] = split(text, text.indexOf("/"));
  const isOurs = host.toLowerCase() === "ghcr.io";
  if (below !== undefined && !isOurs && (/[.:]/.test(host) || host === "localhost")) {
    return "This image is in another registry. Enter one from `ghcr.io`, such as `ghcr.io/myorg/app:latest`.";
  }
  const name = isOurs && below !== undefined ? below : text;
  const colon = name.lastIndexOf(":");
  const [path, tag] = split(name, name.includes("/", colon) ? -1 : colon);
  return faultOfTag(tag) ?? faultOfPath(path);
}

function faultOfTag(tag) {
  return tag === undefined || /^\w[\w.-]{0,127}$/.test(tag)
    ? undefined
    : "This is not a tag. Use up to 128 characters: the letters A to Z, digits, `_`, `.` or `-`. Begin with a letter, a digit or `_`.";
}

function faultOfPath(path) {
  const [owner, name] = split(path, path.indexOf("/"));
  if (name === undefined) return "The account's name is missing. Write `myorg/app` instead of `app`.";
  const long = tooLong(path, 255);
  if (long) return long;
  const upper = [...name].findIndex((it) => /[A-Z]/.test(it));
  if (upper >= 0) {
    return `Character ${[...owner].length + 2 + upper} is a capital letter. Image names are in lower case: use a small letter.`;
  }
  const parts = [owner.toLowerCase(), ...name.split("/")];
  const part = parts.findIndex((it) => !/^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/.test(it));
  return part < 0
    ? undefined
    : `Part ${part + 1} of the name is empty or has a character that is not allowed there. Copy the name from the package's page on GitHub.`;
}
