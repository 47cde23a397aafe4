#![doc = include_str!("../README.md")]
// Slicing a `str` panics inside a character, and pasted texts hold any character: use `get`.
#![cfg_attr(not(test), warn(clippy::string_slice))]

mod check;
mod checksum;
mod config;
mod description;
mod event;
mod evidence;
mod expiry;
mod fault;
mod hosts;
mod image;
mod kind;
mod names;
mod new_token;
#[cfg(feature = "openapi")]
mod openapi;
mod packages;
mod problem;
mod redaction;
mod registry;
mod remedy;
mod report;
mod request;
mod saved;
mod scope;
mod site;
mod token;
mod token_lint;
mod token_search;
mod username;

pub use check::{Cause, Check, CheckCode, Outcome};
pub use checksum::{ChecksumFinding, token_checksum};
pub use config::{Config, GITHUB_REGISTRY, GITHUB_WEB, Mode, Persona, Policy, Visibility};
pub use description::Description;
pub use event::Event;
pub use evidence::{AccountKind, CheckEvidence};
pub use expiry::EXPIRES_SOON_DAYS;
pub use fault::{Fault, Field, FieldFault};
pub use hosts::GithubHosts;
pub use image::{Digest, ImageReference};
pub use kind::TokenKind;
pub use new_token::NewToken;
pub use packages::{PackageCounts, PackageRow};
pub use problem::{Problem, ProblemCode};
pub use redaction::redact;
pub use registry::Registry;
pub use remedy::{Remedy, RemedyAction};
pub use report::{Report, Verdict};
pub use request::ValidateRequest;
pub use saved::{
    Credential, DeadLetter, DeadLetterList, ExportedRegistry, KeptBecause, RegistryEvent,
    RegistryEventKind, RegistryExport, RegistryHistory, RegistryList, RegistryPatch, RegistryState,
    SavedRegistry, SavedToken, TokenAspect, TokenReplacement, TokenRotation, WebhookEvent,
    WebhookKind, WebhookRegistry, WebhookStatus,
};
pub use scope::Scopes;
pub use site::{Site, SitePage};
pub use token::Token;
pub use token_lint::{LengthFinding, Stray, TokenLint};
pub use token_search::{FoundToken, holds_token, is_token_character, tokens_in};
pub use username::{LoginOddity, Username};
