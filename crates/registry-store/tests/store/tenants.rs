//! Each tenant reaches its own registries and no others.

use crate::reports::ready;
use crate::world::{NOW, World, by, registry, save};
use ghcr_registry_store::{Error, Filter, TestResult, Update};

on_both!(another_tenants_registry_is_not_found_by_any_method);

async fn another_tenants_registry_is_not_found_by_any_method(world: World) {
    let theirs = save(world.store.tenant("harbor".parse().unwrap()), "lisa").await;
    let tenant = world.tenant();
    let (id, stamp) = (theirs.id, by("mona", NOW));
    let report = ready();
    let result = TestResult { report: &report, tested_version: 1, next_test_at: None, lease: None };
    let answers = [
        ("get", tenant.get(id).await.err()),
        ("last_report", tenant.last_report(id).await.err()),
        ("reveal_token", tenant.reveal_token(id).await.err()),
        ("hand_out_token", tenant.hand_out_token(id, stamp).await.err()),
        ("history", tenant.history(id, None, 5).await.err()),
        ("update", tenant.update(id, 1, &Update::default(), stamp).await.err()),
        ("replace_token", tenant.replace_token(id, 1, None, stamp).await.err()),
        ("record_test", tenant.record_test(id, result, stamp).await.err()),
        ("remove", tenant.remove(id, 1, stamp).await.err()),
        ("restore", tenant.restore(id, stamp).await.err()),
    ];
    for (method, error) in answers {
        assert!(matches!(error, Some(Error::NotFound)), "{method}: {error:?}");
    }
    let page = tenant.list(&Filter::default(), None, 50).await.unwrap();
    assert!(page.registries.is_empty());
    // A cursor of another tenant's leads to nothing of theirs.
    tenant.create(&registry("mona"), None, stamp).await.unwrap();
    let page = tenant.list(&Filter::default(), Some(id), 50).await.unwrap();
    assert!(page.registries.is_empty());
    // And theirs is as it was.
    let harbor = world.store.tenant("harbor".parse().unwrap());
    assert_eq!(harbor.get(id).await.unwrap(), theirs);
    assert_eq!(harbor.history(id, None, 5).await.unwrap().entries.len(), 1);
}
