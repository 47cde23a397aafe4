//! axe-core: the rules of accessibility that a program can judge.

use crate::stack::root;
use serde::Deserialize;
use std::path::PathBuf;
use std::sync::LazyLock;
use thirtyfour::prelude::*;

/// Given to the page through the driver, which the page's content security policy does not bind.
static SOURCE: LazyLock<String> = LazyLock::new(|| {
    let path = std::env::var_os("GHCR_CONNECT_AXE").map_or_else(
        || root().join(".tools/npm-axe/node_modules/axe-core/axe.min.js"),
        PathBuf::from,
    );
    let advice = "`cargo xtask test` installs it";
    // In its own scope it would take an AMD loader or a module for the place to go to.
    let source = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}. {advice}", path.display()));
    format!("if (!window.axe) {{ {source} }}")
});

/// All of axe's rules, also those that are experimental or off, but for two.
/// `color-contrast-enhanced` asks for the 7:1 of WCAG's level AAA; the palette keeps the 4.5:1 of
/// level AA. `focus-order-semantics` is experimental: it wants a landmark or a widget of what has
/// the focus, and a long list that scrolls has it because `scrollable-region-focusable` asks for
/// that.
///
/// Half-way through a change of colours there is no contrast to judge: what moves and comes to rest
/// is waited for. The look at the whole document takes in the trees below open shadow roots. A
/// frame, where this script is not, is looked at from within; its landmarks and headings are the
/// page's around it.
const LOOK: &str = r"
    const [done] = arguments;
    (async () => {
        const ends = (it) => it.effect.getComputedTiming().endTime !== Infinity;
        await Promise.allSettled(document.getAnimations().filter(ends).map((it) => it.finished));
        const isPage = self === top;
        const enabled = ({ ruleId, tags }) =>
            !['color-contrast-enhanced', 'focus-order-semantics'].includes(ruleId)
                && (isPage || !tags.includes('best-practice'));
        const rules = Object.fromEntries(
            axe.getRules().map((rule) => [rule.ruleId, { enabled: enabled(rule) }]));
        const { violations } = await axe.run(document, {
            rules, resultTypes: ['violations'], iframes: false,
        });
        return violations.map(({ id, help, nodes }) => (
            { id, help, nodes: nodes.map((it) => `${it.html}\n      ${it.failureSummary}`) }));
    })().then(done, (error) => done([{ id: 'axe', help: String(error), nodes: [] }]));
";

#[derive(Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<String>,
}

/// What axe finds: the rule, what it asks for, and the elements that do not keep it.
pub(crate) async fn violations(driver: &WebDriver) -> WebDriverResult<Vec<String>> {
    driver.execute(SOURCE.as_str(), vec![]).await?;
    let found: Vec<Violation> = driver.execute_async(LOOK, vec![]).await?.convert()?;
    let line = |it: Violation| format!("  {}: {}\n    {}", it.id, it.help, it.nodes.join("\n    "));
    Ok(found.into_iter().map(line).collect())
}
