//! TLS before the sandbox, with a certificate from an authority that was made for the test.

use ghcr_sandbox::Sandbox;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use std::sync::Arc;
use tempfile::NamedTempFile;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

pub(super) struct Tls {
    port: u16,
    authority: NamedTempFile,
}

impl Tls {
    /// Until the test's runtime ends, for a host of that name.
    pub(super) async fn before(github: &Sandbox, host: &str) -> Self {
        let authority = make_authority();
        let acceptor = TlsAcceptor::from(Arc::new(make_config(&authority, host)));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let target = github.url().replace("http://", "");
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, target) = (acceptor.clone(), target.clone());
                tokio::spawn(async move {
                    // A client that trusts nobody here ends in the handshake; that is what some
                    // tests want.
                    let Ok(mut client) = acceptor.accept(stream).await else { return };
                    let mut github = TcpStream::connect(target).await.expect("the sandbox listens");
                    let _ = copy_bidirectional(&mut client, &mut github).await;
                });
            }
        });
        let file = NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), authority.pem()).expect("a file that can be written");
        Self { port, authority: file }
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// The path of its certificate, for `--extra-roots`.
    pub(super) fn authority(&self) -> &str {
        self.authority.path().to_str().expect("a path of ASCII")
    }
}

fn make_authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut parameters = CertificateParams::new(Vec::new()).expect("no names");
    parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(parameters, KeyPair::generate().expect("a key"))
        .expect("a certificate")
}

fn make_config(authority: &CertifiedIssuer<'static, KeyPair>, host: &str) -> ServerConfig {
    let key = KeyPair::generate().expect("a key");
    let parameters = CertificateParams::new(vec![host.to_owned()]).expect("a name");
    let certificate = parameters.signed_by(&key, authority).expect("a certificate");
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key in DER form");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions =
        ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = versions.expect("versions of TLS").with_no_client_auth();
    config
        .with_single_cert(vec![certificate.der().clone()], key)
        .expect("key and certificate match")
}
