//! A key for RSA, which `ring` does not make: made once with OpenSSL for these tests, and used
//! nowhere else. Its numbers are in base64, as in a JSON Web Key.

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use ring::rsa::{KeyPair, KeyPairComponents, PublicKeyComponents};

pub(super) const E: &str = "AQAB";
pub(super) const N: &str = "\
    vw-y3efFYqAleEViqvlxt_1FkKNYigtrrm_AlEUzRvIiTcETV-8gW9TpFb0Hc6wossl3ItFMxTKUc1U2nxrPqK4l\
    qoGFCXu2HHj2dFq27uLoUptlkm0p6znpuFoTDdcpvQK05MTFlSxi_fX-dAVKpqpQVcAcWRrWcW94Y3RzIRgosBOc\
    8I9AmoFXwixC6-8EOjgDJilAnXIOG180elHSmUajgrqv8F9tNp3FrIs2kvt4DDwLkaSMYM0SczDgUKZo3ubAGDbi\
    Ffm2wAQz2RerDGdm6Pmx3_tBulUJ1Ts75To5h2aHeLiGMeCA8X7q1-bLf5g5fhwKTesMTauNjyrhWw";
const D: &str = "\
    CeXDS1GNXR2Us1VM1jST2ocpSmPb21LaIjAx1rx6-orikgqVePGvSHKQHIstTqW1egWLwWb8Rh7np83bRYS7Cy7y\
    TpHlFWeuOG1fvwlP_rIMfPMF4P78s-3NGLq5z_a8d8kjG9LBtYeWHTfYFaSMiHO8M6T_EvKb90ZiAyzuJeGmacQo\
    0b1cptVNamAgWg_QGRPsqdioQHP2FqLAJRS88Mvey_--7rUIBfm7YK40Gm4ivY2Um6YpRSaTYLyvxNOwIr1sRNMG\
    ABg9Ks5mu6xdekf7WyqvFFK31E3ixmHkyn1aOaZihYg_uedlTm1ElNe-HgaJcNtsdTBtOilNPUKgcQ";
const P: &str = "\
    -rtGphJRuG5ZlRMpds0FuFZe-w0Y4oYOlthDOEqLv36TXneoBFNWdtgIpAS-87U9UY95wYTNR5w6c3xhMHvvgPcy\
    _ulp2mVbrIeEUokjQ5kkDjdm9U7j1N8-z-aWY7jwXQbAYh4pA5HEKPbouc2wc30Wq8lRW-U4xMRWxU0Q-uk";
const Q: &str = "\
    wxNygnNNabGzd5rC8yqWMCYz1rmTtzY2jx7aBbNJ9NObjDxFf54-hS-fqVp2xKpzCLnQE4PY7wJEAlMG2FwuzXsm\
    -QoOfquMEuOM9b3P-NuWxZE4rzg0Szk2uEpv0laBJ5sR9k6p9TrB14CJv8XyQY573O1bDuGUT-_-L-XQx6M";
const D_P: &str = "\
    UNu6Ye5Aenjj3OaMFarysEryYIYNw2e2JsFhlDK-NKhOQEXYYmS52qO6zaJWLmQBfV8Gxfjc9r4UP5AaC7e8Olv-\
    DyUZJPxQ_yfI7ZEaVT962DbXtj6VzN2d9RAI6eoHYgi-XCYb1fHZT9iontsNj4EEoavP2BHpJ9OlpAVBd5k";
const D_Q: &str = "\
    n9zxC1yIRSSeSVbnijUNLVoxQzeDiTIBVhpXWzKJWfyLzUmbPrEk1Sqo8jUzfYmdiboUfdmfzoaRy0HVKzuoEzZo\
    QtBt_nqA6P3Xh49MvsjdbvzKcjViDX9Oi4pcxwejAhz_hFUEzPWg4wTwXdtO41BryyosZC6Sx0uKiCASj3c";
const Q_INV: &str = "\
    FTSH-mdwhDkLMMk9o8QoWgW_1OF5EPxUkrfGbn21Tx1S5qeSGebgCvJdjR9pZF1j5gJmlEM6vPv4jDuqg2JbvJ_H\
    L3FkkhdB5rVKo8duMhF0HHsGR4eev_6y8wUR726nEfYxnQk6ZgV72icpx3YlEXnsz-gvKmIBD9T6QahXRSU";

pub(super) fn key() -> KeyPair {
    let number = |text: &str| BASE64_URL_SAFE_NO_PAD.decode(text).expect("base64");
    let components = KeyPairComponents {
        public_key: PublicKeyComponents { n: number(N), e: number(E) },
        d: number(D),
        p: number(P),
        q: number(Q),
        dP: number(D_P),
        dQ: number(D_Q),
        qInv: number(Q_INV),
    };
    KeyPair::from_components(&components).expect("a key")
}
