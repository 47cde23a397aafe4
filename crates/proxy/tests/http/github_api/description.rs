//! GitHub's OpenAPI description, as far as requests go: paths, methods, parameters.

use ghcr_sandbox::RecordedRequest;
use reqwest::Url;
use serde_json::Value;
use std::path::Path;

/// GitHub's own words about its API.
pub(super) struct Description(Value);

impl Description {
    pub(super) fn read(path: &Path) -> Self {
        let text =
            std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self(serde_json::from_slice(&text).expect("the description is JSON"))
    }

    /// The template that this path fits, such as `/orgs/{org}/packages`; of several the most
    /// literal one.
    pub(super) fn template_of(&self, path: &str) -> Option<&str> {
        let templates = self.0["paths"].as_object()?.keys().map(String::as_str);
        let fitting = templates.filter(|template| fits(template, path));
        fitting.min_by_key(|template| template.matches('{').count())
    }

    /// What is wrong with that request in GitHub's eyes; nothing if it is described.
    pub(super) fn faults_of(&self, request: &RecordedRequest) -> Vec<String> {
        let place = format!("{} {}", request.method, request.path);
        let Some(template) = self.template_of(&request.path) else {
            return vec![format!("{place}: no such path")];
        };
        let operation = &self.0["paths"][template][request.method.to_lowercase()];
        if !operation.is_object() {
            return vec![format!("{place}: no such method at {template}")];
        }
        let declared: Vec<&Value> = operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|it| self.resolve(it))
            .collect();
        let mut faults = faults_of_path(template, &request.path, &declared);
        faults.extend(faults_of_query(request.query.as_deref(), &declared));
        faults.extend(faults_of_headers(request));
        faults.into_iter().map(|fault| format!("{place}: {fault}")).collect()
    }

    fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str() {
            Some(reference) => self
                .0
                .pointer(reference.trim_start_matches('#'))
                .expect("a reference leads somewhere"),
            None => value,
        }
    }
}

fn fits(template: &str, path: &str) -> bool {
    let is_variable = |part: &str| part.starts_with('{');
    template.split('/').count() == path.split('/').count()
        && template
            .split('/')
            .zip(path.split('/'))
            .all(|(expected, part)| expected == part || (is_variable(expected) && !part.is_empty()))
}

fn faults_of_path(template: &str, path: &str, declared: &[&Value]) -> Vec<String> {
    let variables =
        template.split('/').zip(path.split('/')).filter(|(expected, _)| expected.starts_with('{'));
    variables
        .filter_map(|(variable, part)| {
            if !is_encoded(part) {
                return Some(format!("{variable} is not encoded: {part}"));
            }
            let name = variable.trim_matches(['{', '}']);
            match find(declared, "path", name) {
                Some(parameter) => fault_of_value(variable, part, parameter),
                None => Some(format!("{variable} is not declared")),
            }
        })
        .collect()
}

/// Nothing but what RFC 3986 lets stand for itself, and escapes.
fn is_encoded(part: &str) -> bool {
    let mut escapes = part.split('%');
    let is_plain =
        |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b));
    let is_escape =
        |text: &str| text.get(..2).is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
    escapes.next().is_some_and(is_plain)
        && escapes.all(|text| is_escape(text) && is_plain(&text[2..]))
}

fn faults_of_query(query: Option<&str>, declared: &[&Value]) -> Vec<String> {
    let url = Url::parse(&format!("http://_/?{}", query.unwrap_or_default())).expect("a query");
    let sent: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let wrong = sent.iter().filter_map(|(name, value)| match find(declared, "query", name) {
        Some(parameter) => fault_of_value(name, value, parameter),
        None => Some(format!("{name} is not declared")),
    });
    let missing = declared.iter().filter_map(|parameter| {
        let name = parameter["name"].as_str().unwrap_or_default();
        let is_required = parameter["in"] == "query" && parameter["required"] == true;
        let is_sent = sent.iter().any(|(sent, _)| sent == name);
        (is_required && !is_sent).then(|| format!("{name} is missing"))
    });
    wrong.chain(missing).collect()
}

fn find<'a>(declared: &[&'a Value], place: &str, name: &str) -> Option<&'a Value> {
    declared.iter().copied().find(|parameter| parameter["in"] == place && parameter["name"] == name)
}

fn fault_of_value(name: &str, value: &str, parameter: &Value) -> Option<String> {
    let schema = &parameter["schema"];
    if let Some(allowed) = schema["enum"].as_array()
        && !allowed.iter().any(|it| it == value)
    {
        return Some(format!("{name}={value} is not one of {allowed:?}"));
    }
    if schema["type"] != "integer" {
        return None;
    }
    let Ok(number) = value.parse::<i64>() else {
        return Some(format!("{name}={value} is no integer"));
    };
    let most = schema["maximum"].as_i64().or_else(|| most_in_words(parameter))?;
    (number > most).then(|| format!("{name}={value} is above {most}"))
}

/// GitHub states the maximum in prose: "The number of results per page (max 100)."
fn most_in_words(parameter: &Value) -> Option<i64> {
    let (_, rest) = parameter["description"].as_str()?.split_once("(max ")?;
    rest.split(')').next()?.parse().ok()
}

/// What GitHub asks of every request, in its guide and not in the description.
fn faults_of_headers(request: &RecordedRequest) -> Vec<String> {
    let table = [
        ("Accept", request.accept.as_deref() == Some("application/vnd.github+json")),
        ("X-GitHub-Api-Version", request.api_version.is_some()),
        ("User-Agent", request.user_agent.is_some()),
    ];
    let missing = table.into_iter().filter(|(_, is_sent)| !is_sent);
    missing.map(|(name, _)| format!("the header {name} is not as it should be")).collect()
}
