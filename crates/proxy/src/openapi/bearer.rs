//! The bearer tokens that say who asks for saved registries, where the service is started so.

use utoipa::Modify;
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};

pub(super) struct Bearer;

const NAME: &str = "bearer";
const DESCRIPTION: &str = "Of the identity provider that `--oidc-issuer` names. Without that flag \
                           a gateway says who asks, or there is one user.";

impl Modify for Bearer {
    fn modify(&self, document: &mut OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT");
        let scheme = SecurityScheme::Http(scheme.description(Some(DESCRIPTION)).build());
        let components = document.components.get_or_insert_default();
        components.add_security_scheme(NAME, scheme);
        for item in document.paths.paths.values_mut() {
            let operations =
                [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
            let operations = operations.into_iter().flatten();
            // Those that can answer that nobody is signed in.
            for operation in operations.filter(|it| it.responses.responses.contains_key("401")) {
                let none: [&str; 0] = [];
                let with = SecurityRequirement::new(NAME, none);
                operation.security = Some(vec![SecurityRequirement::default(), with]);
            }
        }
    }
}
