//! Traces by OpenTelemetry: a span for each request, diagnosis and call, sent by OTLP over HTTP.
//!
//! Off unless `--otlp-endpoint` or OpenTelemetry's own variables name a collector. A span holds
//! what the log holds: patterns of addresses, codes and ids, and nothing that somebody typed.

use crate::gather::upstream::client_beside_github;
use crate::settings::Settings;
use anyhow::{Context, Result};
use async_trait::async_trait;
use axum::http::HeaderMap;
use opentelemetry::propagation::TextMapPropagator;
use opentelemetry::trace::TracerProvider;
use opentelemetry_http::{Bytes, HeaderExtractor, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{
    OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, SpanExporter,
    WithExportConfig, WithHttpConfig,
};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::SdkTracerProvider;
use reqwest::Client;
use std::time::Duration;
use tokio::runtime::Handle;
use tracing::{Level, Span, Subscriber};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::registry::LookupSpan;

/// The header that names the trace of which a request is a part (W3C Trace Context).
pub(crate) const TRACEPARENT: &str = "traceparent";

const SERVICE: &str = "ghcr-connect";
/// How long the collector may take to answer.
const TIMEOUT: Duration = Duration::from_secs(10);
/// How long the last spans may take to be sent when the service ends.
const ENDING: Duration = Duration::from_secs(2);

/// Collects spans and sends them until it is ended.
#[derive(Debug)]
pub struct Traces(SdkTracerProvider);

impl Traces {
    /// Starts sending, if the settings or OpenTelemetry's variables name a collector. The tasks
    /// that send run on that runtime.
    ///
    /// # Errors
    /// When the HTTP client cannot be built, or a variable holds no address.
    pub fn start(settings: &Settings, runtime: Handle) -> Result<Option<Self>> {
        let said = [OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT];
        let is_in_environment = said.iter().any(|name| std::env::var_os(name).is_some());
        if settings.otlp_endpoint.is_none() && !is_in_environment {
            return Ok(None);
        }
        let mut exporter = SpanExporter::builder()
            .with_http()
            .with_timeout(TIMEOUT)
            .with_http_client(Sender { client: client_beside_github(settings, TIMEOUT)?, runtime });
        if let Some(base) = &settings.otlp_endpoint {
            exporter = exporter.with_endpoint(format!("{base}v1/traces"));
        }
        let exporter = exporter.build().context("traces cannot be sent")?;
        let mut resource = Resource::builder();
        if std::env::var_os("OTEL_SERVICE_NAME").is_none() {
            resource = resource.with_service_name(SERVICE);
        }
        let provider = SdkTracerProvider::builder()
            .with_resource(resource.build())
            .with_batch_exporter(exporter)
            .build();
        Ok(Some(Self(provider)))
    }

    /// What hands the service's own spans over. Those of libraries stay out: the client that sends
    /// traces makes some as well.
    #[must_use]
    pub fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'span> LookupSpan<'span>,
    {
        let own = Targets::new().with_target("ghcr_proxy", Level::INFO);
        let tracer = self.0.tracer(SERVICE);
        tracing_opentelemetry::layer().with_tracer(tracer).with_filter(own)
    }

    /// Sends what is left. The runtime must still run.
    pub fn end(self) {
        if let Err(error) = self.0.shutdown_with_timeout(ENDING) {
            tracing::warn!(%error, "the last traces could not be sent");
        }
    }
}

/// Makes the span a part of the trace that the request names.
pub(crate) fn join_trace(span: &Span, headers: &HeaderMap) {
    if headers.contains_key(TRACEPARENT) {
        let context = TraceContextPropagator::new().extract(&HeaderExtractor(headers));
        // It fails where no traces are sent.
        let _ = span.set_parent(context);
    }
}

/// Sends on the service's runtime: the exporter has a thread of its own, without one.
#[derive(Debug)]
struct Sender {
    client: Client,
    runtime: Handle,
}

#[async_trait]
impl HttpClient for Sender {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let client = self.client.clone();
        let sent = self.runtime.spawn(async move {
            let answer = client.execute(request.try_into()?).await?;
            let status = answer.status();
            let mut response = Response::new(answer.bytes().await?);
            *response.status_mut() = status;
            Ok::<_, reqwest::Error>(response)
        });
        Ok(sent.await??)
    }
}
