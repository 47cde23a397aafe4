//! Compressing the built app once, as hard as can be, so that the proxy need not at each request.

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::digest::files_below;

/// What text and code come as; pictures and fonts are compressed in themselves.
const COMPRESSIBLE: &[&str] = &["html", "js", "css", "wasm", "svg", "json", "txt"];

/// A smaller file fits into the packet that the headers need anyway.
const WORTH_IT: usize = 256;

/// Brotli's highest quality, in its largest standard window (2²² bytes: 4 MB, more than the app).
const BROTLI_QUALITY: u32 = 11;
const BROTLI_WINDOW: u32 = 22;

/// Writes `.br` and `.gz` beside each file of `dist` that gains by it and has none that is newer.
pub(crate) fn precompress(dist: &Path) -> Result<()> {
    for file in files_below(dist, &|_| true)? {
        let file = dist.join(file);
        if is_compressible(&file) {
            compress_beside(&file)
                .with_context(|| format!("cannot compress {}", file.display()))?;
        }
    }
    Ok(())
}

/// The name of the compressed twin: `app.js.br`.
pub(crate) fn twin(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

fn is_compressible(file: &Path) -> bool {
    file.extension().is_some_and(|extension| COMPRESSIBLE.iter().any(|known| extension == *known))
}

fn compress_beside(file: &Path) -> Result<()> {
    let twins = [twin(file, "br"), twin(file, "gz")];
    if twins.iter().all(|twin| is_newer(twin, file)) {
        return Ok(());
    }
    let content = fs::read(file)?;
    if content.len() <= WORTH_IT {
        return Ok(());
    }
    let [brotli, gzip] = twins;
    write_whole(&brotli, &with_brotli(&content)?)?;
    write_whole(&gzip, &with_gzip(&content)?)
}

/// A twin is there whole or not at all, also where the write is interrupted.
fn write_whole(file: &Path, content: &[u8]) -> Result<()> {
    let unfinished = twin(file, "unfinished");
    fs::write(&unfinished, content)?;
    Ok(fs::rename(unfinished, file)?)
}

fn is_newer(twin: &Path, file: &Path) -> bool {
    let modified = |path: &Path| path.metadata().and_then(|metadata| metadata.modified());
    matches!((modified(twin), modified(file)), (Ok(twin), Ok(file)) if twin >= file)
}

fn with_brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder =
        brotli::CompressorWriter::new(Vec::new(), 1 << 16, BROTLI_QUALITY, BROTLI_WINDOW);
    encoder.write_all(content)?;
    Ok(encoder.into_inner())
}

fn with_gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_was_compressed_is_read_back_the_same() {
        let content = "first paint ".repeat(1000).into_bytes();
        let (brotli, gzip) = (with_brotli(&content).unwrap(), with_gzip(&content).unwrap());
        assert!(
            brotli.len() < gzip.len() && gzip.len() < 200,
            "{} and {}",
            brotli.len(),
            gzip.len()
        );

        let mut read_back = Vec::new();
        brotli::Decompressor::new(brotli.as_slice(), 4096).read_to_end(&mut read_back).unwrap();
        assert_eq!(read_back, content);
        read_back.clear();
        flate2::read::GzDecoder::new(gzip.as_slice()).read_to_end(&mut read_back).unwrap();
        assert_eq!(read_back, content);
    }

    #[test]
    fn only_larger_files_of_text_and_code_get_twins() {
        let dist = std::env::temp_dir().join(format!("xtask-precompress-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("app.js"), "x".repeat(WORTH_IT + 1)).unwrap();
        fs::write(dist.join("tiny.js"), "x".repeat(WORTH_IT)).unwrap();
        fs::write(dist.join("photo.png"), "x".repeat(1000)).unwrap();

        precompress(&dist).unwrap();
        precompress(&dist).unwrap();

        let names: Vec<_> = files_below(&dist, &|_| true).unwrap().into_iter().collect();
        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(
            names,
            ["app.js", "app.js.br", "app.js.gz", "photo.png", "tiny.js"].map(PathBuf::from)
        );
    }
}
