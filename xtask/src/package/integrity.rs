//! Digests by which a browser knows that a file is the one that was meant (W3C, Subresource
//! Integrity).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// What goes into `integrity="…"`.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification, section 3.3: `echo -n "alert('Hello, world.');" | openssl
    /// dgst -sha384 -binary`.
    #[test]
    fn the_specifications_example_has_the_specifications_digest() {
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
