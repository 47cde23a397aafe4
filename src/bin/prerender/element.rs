//! The element for host pages: its script with the names of its files, its style sheet, and the
//! iframe's parts.

use crate::pages::Index;
use crate::{Result, digest};
use std::fs;
use std::path::Path;

/// Where the script takes the names of its files, and the version.
const PLACE_OF_FILES: &str = "\"__FILES__\"";
const PLACE_OF_VERSION: &str = "__VERSION__";

/// What is copied as it is, from `embed/` to where it is served.
const COPIES: [(&str, &str); 4] = [
    ("ghcr-connect-frame.js", "ghcr-connect-frame.js"),
    ("frame/index.html", "embed/index.html"),
    ("frame/frame.js", "embed/frame.js"),
    ("frame/frame.css", "embed/frame.css"),
];

/// Writes all that belongs to the element.
pub(crate) fn write(folder: &Path, index: &Index, page_sheet: &str) -> Result<()> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("embed");
    let sheet = in_units(page_sheet) + &fs::read_to_string(sources.join("ghcr-connect.css"))?;
    let sheet_name = format!("ghcr-connect-{}.css", digest(&sheet));
    fs::write(folder.join(&sheet_name), &sheet)?;

    let Index { bindings, wasm, .. } = index;
    let files =
        format!("{{ bindings: \"./{bindings}\", wasm: \"./{wasm}\", sheet: \"./{sheet_name}\" }}");
    let script = fs::read_to_string(sources.join("ghcr-connect.js"))?;
    if !script.contains(PLACE_OF_FILES) {
        return Err(format!("embed/ghcr-connect.js has no {PLACE_OF_FILES}").into());
    }
    let script =
        script.replace(PLACE_OF_FILES, &files).replace(PLACE_OF_VERSION, env!("CARGO_PKG_VERSION"));
    fs::write(folder.join("ghcr-connect.js"), script)?;

    fs::create_dir_all(folder.join("embed"))?;
    for (from, to) in COPIES {
        fs::copy(sources.join(from), folder.join(to))?;
    }
    Ok(())
}

/// The sheet with `--gc-unit` for each `rem`: the root's font size belongs to the host page.
fn in_units(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len() * 5 / 4);
    let mut rest = sheet;
    while let Some(at) = rest.find("rem") {
        let (before, behind) = (&rest[..at], &rest[at + "rem".len()..]);
        let begin =
            before.rfind(|c: char| !(c.is_ascii_digit() || c == '.')).map_or(0, |it| it + 1);
        let number = &before[begin..];
        let is_measure = !number.is_empty()
            && !behind.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        if is_measure {
            let sign_at = before[..begin]
                .strip_suffix('-')
                .filter(|it| it.ends_with([':', ' ', '(', ',']))
                .map(str::len);
            let begin = sign_at.unwrap_or(begin);
            out.push_str(&before[..begin]);
            out.push_str(&format!("calc({}*var(--gc-unit))", &before[begin..]));
        } else {
            out.push_str(before);
            out.push_str("rem");
        }
        rest = behind;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_measure_of_the_roots_text_becomes_one_of_the_elements() {
        assert_eq!(
            in_units("a{font:400 1rem/1.5 b;margin:-.5rem 2px;top:calc(1vh - 2rem)}"),
            "a{font:400 calc(1*var(--gc-unit))/1.5 b;margin:calc(-.5*var(--gc-unit)) 2px;\
             top:calc(1vh - calc(2*var(--gc-unit)))}"
        );
        assert_eq!(in_units(".remark{color:red}.x-rem{}"), ".remark{color:red}.x-rem{}");
    }
}
