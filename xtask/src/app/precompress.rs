//! Compresses the built app once, as well as can be, so that the proxy need not at each request.

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::files_below;

/// Text and code; pictures and fonts are compressed in themselves.
const COMPRESSIBLE: [&str; 7] = ["html", "js", "css", "wasm", "svg", "json", "txt"];

/// A smaller file fits into the packet that the headers need anyway.
const WORTH_IT: usize = 256;

/// Brotli's highest quality, in its largest standard window (2²² bytes: 4 MB, more than the app).
const BROTLI_QUALITY: u32 = 11;
const BROTLI_WINDOW: u32 = 22;

/// Writes `.br` and `.gz` beside each file of `dist` that gains by it and has none that is newer.
pub(crate) fn precompress(dist: &Path) -> Result<()> {
    for file in files_below(dist)? {
        let is_compressible =
            COMPRESSIBLE.iter().any(|known| file.extension() == Some(known.as_ref()));
        if is_compressible {
            compress_beside(&dist.join(&file))
                .with_context(|| format!("cannot compress {}", file.display()))?;
        }
    }
    Ok(())
}

/// The name of a compressed twin: `app.js.br`.
pub(crate) fn twin(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".{suffix}"));
    PathBuf::from(name)
}

fn compress_beside(file: &Path) -> Result<()> {
    let twins = [twin(file, "br"), twin(file, "gz")];
    let modified = |path: &Path| path.metadata().and_then(|metadata| metadata.modified()).ok();
    // `None` is less than any time.
    if twins.iter().all(|twin| modified(twin) >= modified(file)) {
        return Ok(());
    }
    let content = fs::read(file)?;
    if content.len() <= WORTH_IT {
        return Ok(());
    }
    let mut brotli =
        brotli::CompressorWriter::new(Vec::new(), 1 << 16, BROTLI_QUALITY, BROTLI_WINDOW);
    brotli.write_all(&content)?;
    write_whole(&twins[0], &brotli.into_inner())?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&content)?;
    write_whole(&twins[1], &gzip.finish()?)
}

/// A twin is there whole or not at all, also where the write is interrupted.
fn write_whole(file: &Path, content: &[u8]) -> Result<()> {
    let unfinished = twin(file, "unfinished");
    fs::write(&unfinished, content)?;
    Ok(fs::rename(unfinished, file)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn larger_files_of_text_and_code_get_twins_that_read_back_the_same() {
        let dist = std::env::temp_dir().join(format!("xtask-precompress-{}", std::process::id()));
        let text = "x".repeat(WORTH_IT + 1);
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("app.js"), &text).unwrap();
        fs::write(dist.join("tiny.js"), &text[1..]).unwrap();
        fs::write(dist.join("photo.png"), &text).unwrap();

        precompress(&dist).unwrap();

        let names: Vec<_> = files_below(&dist).unwrap().into_iter().collect();
        let expected = ["app.js", "app.js.br", "app.js.gz", "photo.png", "tiny.js"];
        assert_eq!(names, expected.map(PathBuf::from));
        let (brotli, gzip) = (fs::read(dist.join("app.js.br")), fs::read(dist.join("app.js.gz")));
        let (mut from_brotli, mut from_gzip) = (String::new(), String::new());
        let brotli = brotli.unwrap();
        brotli::Decompressor::new(&*brotli, 4096).read_to_string(&mut from_brotli).unwrap();
        flate2::read::GzDecoder::new(&*gzip.unwrap()).read_to_string(&mut from_gzip).unwrap();
        assert_eq!([from_brotli, from_gzip], [text.clone(), text]);
        fs::remove_dir_all(&dist).unwrap();
    }
}
