//! Plays the proxy by taking the place of the browser's `fetch`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(inline_js = r#"
const real = globalThis.fetch;
let calls = [];
let held = [];
let errors = 0;
// A panic in a task that nobody waits for.
addEventListener("error", () => errors++);
addEventListener("unhandledrejection", () => errors++);
let open, was_cancelled;
export function answer(path, status, type, body) {
    const before = globalThis.fetch;
    globalThis.fetch = async (...call) => {
        const request = new Request(...call);
        if (!request.url.endsWith(path)) return before(request);
        calls.push({ request, body: await request.clone().text() });
        return new Response(body, { status, headers: { "content-type": type } });
    };
}
export function hold(path, body) {
    const before = globalThis.fetch;
    globalThis.fetch = (...call) => {
        const request = new Request(...call);
        if (!request.url.endsWith(path)) return before(request);
        calls.push({ request });
        const answer = () => Response.json(JSON.parse(body));
        return new Promise((done) => held.push(() => done(answer())));
    };
}
export function let_go() { held.splice(0).forEach((answer) => answer()); }
export function hang(path) {
    const before = globalThis.fetch;
    globalThis.fetch = (...call) => {
        const request = new Request(...call);
        if (!request.url.endsWith(path)) return before(request);
        calls.push({ request });
        return new Promise((_, reject) => {
            request.signal.addEventListener("abort", () => reject(request.signal.reason));
        });
    };
}
export function stream(path) {
    const before = globalThis.fetch;
    globalThis.fetch = async (...call) => {
        const request = new Request(...call);
        if (!request.url.endsWith(path)) return before(request);
        was_cancelled = false;
        const body = new ReadableStream({
            start(controller) { open = controller; },
            cancel() { was_cancelled = true; },
        });
        const { signal } = request;
        signal.addEventListener("abort", () => open.error(signal.reason));
        calls.push({ request });
        return new Response(body, { headers: { "content-type": "application/x-ndjson; charset=utf-8" } });
    };
}
export function send(bytes) { open.enqueue(bytes.slice()); }
export function end() { open.close(); }
export function is_read() { return open.desiredSize === 1; }
export function is_cancelled() { return was_cancelled; }
export function cut() { open.error(new TypeError("network error")); }
export function accepted(index) { return calls[index].request.headers.get("accept"); }
export function be_unreachable() {
    calls = [];
    globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
}
export function next_task() { return new Promise((done) => setTimeout(done, 5)); }
export function restore() { globalThis.fetch = real; calls = []; held = []; }
export function count_errors() { return errors; }
export function count() { return calls.length; }
export function is_aborted(index) { return calls[index].request.signal.aborted; }
export function body(index) { return calls[index].body; }
"#)]
extern "C" {
    fn answer(path: &str, status: u16, media_type: &str, body: &str);
    fn hold(path: &str, body: &str);
    fn let_go();
    fn hang(path: &str);
    fn stream(path: &str);
    fn send(bytes: &[u8]);
    fn end();
    fn is_read() -> bool;
    fn is_cancelled() -> bool;
    fn cut();
    fn accepted(index: usize) -> Option<String>;
    fn be_unreachable();
    fn restore();
    async fn next_task();
    fn count_errors() -> usize;
    fn count() -> usize;
    fn is_aborted(index: usize) -> bool;
    fn body(index: usize) -> String;
}

/// Waits until the browser has done what it does apart from our own code, such as reading an
/// answer.
pub(super) async fn browser_turn() {
    next_task().await;
}

const CONFIG: &str = "/api/v1/config";
const VALIDATE: &str = "/api/v1/ghcr/validate";

/// How many errors nobody has caught so far.
pub(super) fn uncaught_errors() -> usize {
    count_errors()
}

/// Answers until it is dropped. Without more it cannot be reached.
pub(super) struct Proxy(());

impl Proxy {
    pub(super) fn unreachable() -> Self {
        be_unreachable();
        Self(())
    }

    pub(super) fn in_demo_mode(self, personas: &str) -> Self {
        let policy = r#"{"supported":["public"],"accepted_kinds":["classic"]}"#;
        let hosts = r#""github_web":"https://github.example","registry":"ghcr.io""#;
        self.configured(&format!(
            r#"{{"mode":"demo","policy":{policy},{hosts},"personas":{personas}}}"#
        ))
    }

    /// Of an Enterprise Server.
    pub(super) fn of_a_server(self) -> Self {
        let policy = r#"{"supported":["public"],"accepted_kinds":["classic"]}"#;
        let hosts = r#""github_web":"https://git.example.com","registry":"containers.git.example.com:8443""#;
        self.configured(&format!(r#"{{"mode":"live","policy":{policy},{hosts}}}"#))
    }

    /// Answers with that JSON, but not before it is let go.
    pub(super) fn holding(self, path: &str, json: &str) -> Self {
        hold(path, json);
        self
    }

    /// Answers what is held.
    pub(super) async fn lets_go(&self) {
        let_go();
        browser_turn().await;
        browser_turn().await;
    }

    /// Answers with that JSON.
    pub(super) fn answering(self, path: &str, json: &str) -> Self {
        answer(path, 200, "application/json", json);
        self
    }

    fn configured(self, config: &str) -> Self {
        answer(CONFIG, 200, "application/json", config);
        self
    }

    pub(super) fn reporting(self, report: &str) -> Self {
        answer(VALIDATE, 200, "application/json", report);
        self
    }

    pub(super) fn refusing(self, problem: &str) -> Self {
        answer(VALIDATE, 422, "application/problem+json", problem);
        self
    }

    pub(super) fn silent(self) -> Self {
        hang(VALIDATE);
        self
    }

    /// Begins to answer with events; what they are is said later.
    pub(super) fn streaming(self) -> Self {
        stream(VALIDATE);
        self
    }

    /// The next piece of the stream, which need not be a whole line.
    pub(super) async fn sends(&self, piece: &[u8]) {
        send(piece);
        browser_turn().await;
    }

    /// The stream ends as it should.
    pub(super) async fn ends(&self) {
        end();
        browser_turn().await;
    }

    /// Returns true if the app has read every piece that was sent.
    pub(super) fn stream_is_read(&self) -> bool {
        is_read()
    }

    /// Returns true if the app stopped reading before the stream ended.
    pub(super) fn stream_was_cancelled(&self) -> bool {
        is_cancelled()
    }

    /// The connection is cut.
    pub(super) async fn is_cut(&self) {
        cut();
        browser_turn().await;
    }

    pub(super) fn read_accept(&self, index: usize) -> Option<String> {
        accepted(index)
    }

    pub(super) fn calls(&self) -> usize {
        count()
    }

    pub(super) fn call_was_aborted(&self, index: usize) -> bool {
        is_aborted(index)
    }

    pub(super) fn read_body(&self, index: usize) -> String {
        body(index)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        restore();
    }
}
