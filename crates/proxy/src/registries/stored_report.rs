//! The report as it is stored, for everybody who may see the registry.

use super::state::Registries;
use crate::judge::token_list;
use ghcr_contract::{RemedyAction, Report};

impl Registries {
    /// Returns the report without what is meant for one person. An address that authorises a token
    /// for single sign-on is made for whoever asked, and ends after an hour (GitHub facts, section
    /// 2), so a stored report leads to the list of tokens instead.
    pub(super) fn report_to_store(&self, report: &Report) -> Report {
        let mut report = report.clone();
        let remedies = report.checks.iter_mut().filter_map(|check| check.remedy.as_mut());
        for remedy in remedies.filter(|remedy| remedy.action == RemedyAction::AuthorizeSso) {
            remedy.url = Some(token_list(&self.app.settings.hosts.github_web));
        }
        report
    }
}
