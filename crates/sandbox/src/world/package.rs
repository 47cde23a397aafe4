//! A container package: who owns it, who may see it, and which images are in it.

use ghcr_contract::Visibility;
use jiff::{SignedDuration, Timestamp};

/// What a tag points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageForm {
    /// One image, described as OCI does.
    Image,
    /// One image, described as docker does.
    DockerImage,
    /// An OCI index of images for two platforms.
    Index,
}

/// A container package of the simulated GitHub.
#[derive(Clone, Debug)]
pub struct Package {
    pub(super) id: u64,
    pub(super) owner: String,
    name: String,
    visibility: Visibility,
    readers: Vec<String>,
    repository: Option<String>,
    tags: Vec<(String, ImageForm)>,
    created_at: String,
    updated_at: String,
}

impl Package {
    /// A package with one image, tagged `latest`; written at the start of 1970 until
    /// [`Package::updated`] says more.
    #[must_use]
    pub fn new(name: &str, visibility: Visibility) -> Self {
        Self::untagged(name, visibility).tagged("latest", ImageForm::Image)
    }

    /// A package without any image.
    #[must_use]
    pub fn untagged(name: &str, visibility: Visibility) -> Self {
        let start = written(Timestamp::UNIX_EPOCH);
        Self {
            id: 0,
            owner: String::new(),
            name: name.to_owned(),
            visibility,
            readers: Vec::new(),
            repository: None,
            tags: Vec::new(),
            created_at: start.clone(),
            updated_at: start,
        }
    }

    /// Adds a tag, or lets it point at something else.
    #[must_use]
    pub fn tagged(mut self, tag: &str, form: ImageForm) -> Self {
        self.tags.retain(|(known, _)| known != tag);
        self.tags.push((tag.to_owned(), form));
        self
    }

    /// Chosen people who may see it though it is private.
    #[must_use]
    pub fn readable_by(mut self, logins: &[&str]) -> Self {
        self.readers = logins.iter().map(|login| (*login).to_owned()).collect();
        self
    }

    /// The repository of the same owner that it is linked with.
    #[must_use]
    pub fn linked_with(mut self, repository: &str) -> Self {
        self.repository = Some(repository.to_owned());
        self
    }

    /// When it was last written; it was made 90 days before.
    #[must_use]
    pub fn updated(mut self, at: Timestamp) -> Self {
        self.created_at = written(at - SignedDuration::from_hours(24 * 90));
        self.updated_at = written(at);
        self
    }

    /// The number that stays when the name changes.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The login of the account whose namespace it is in.
    #[must_use]
    pub fn owner(&self) -> &str {
        &self.owner
    }

    /// The name without the owner; it may hold `/`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Who may see it.
    #[must_use]
    pub fn visibility(&self) -> Visibility {
        self.visibility
    }

    /// The name of the repository that it is linked with, without the owner.
    #[must_use]
    pub fn repository(&self) -> Option<&str> {
        self.repository.as_deref()
    }

    /// Its tags, and what each points at.
    #[must_use]
    pub fn tags(&self) -> &[(String, ImageForm)] {
        &self.tags
    }

    /// When it was made, as the API writes it.
    #[must_use]
    pub fn created_at(&self) -> &str {
        &self.created_at
    }

    /// When it was last written, as the API writes it.
    #[must_use]
    pub fn updated_at(&self) -> &str {
        &self.updated_at
    }

    pub(super) fn is_shared_with(&self, login: &str) -> bool {
        self.readers.iter().any(|reader| reader.eq_ignore_ascii_case(login))
    }
}

fn written(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
