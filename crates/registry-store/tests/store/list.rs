//! The list: pages, filters, search.

use crate::reports::{ready, refused};
use crate::world::{NOW, World, by, registry};
use ghcr_registry_store::{Filter, State, TestResult};

on_both!(
    pages_follow_each_other_without_gaps,
    a_new_registry_does_not_shift_the_next_page,
    the_state_filters,
    the_search_looks_into_names_and_descriptions,
);

async fn names(world: &World, filter: Filter) -> Vec<String> {
    let page = world.tenant().list(&filter, None, 200).await.unwrap();
    page.registries.iter().map(|it| it.username.to_string()).collect()
}

async fn pages_follow_each_other_without_gaps(world: World) {
    for number in 0..7 {
        world.save(&format!("user-{number}")).await;
    }
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = world.tenant().list(&Filter::default(), after, 3).await.unwrap();
        assert!(page.registries.len() <= 3);
        seen.extend(page.registries.iter().map(|it| it.username.to_string()));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let expected: Vec<String> = (0..7).rev().map(|number| format!("user-{number}")).collect();
    assert_eq!(seen, expected);
    // A page that ends with the last registry has no next one.
    let page = world.tenant().list(&Filter::default(), None, 7).await.unwrap();
    assert_eq!((page.registries.len(), page.next), (7, None));
    let page = world.tenant().list(&Filter::default(), None, 0).await.unwrap();
    assert_eq!(page.registries.len(), 1);
}

async fn a_new_registry_does_not_shift_the_next_page(world: World) {
    for name in ["one", "two", "three"] {
        world.save(name).await;
    }
    let first = world.tenant().list(&Filter::default(), None, 2).await.unwrap();
    world.save("four").await;
    let second = world.tenant().list(&Filter::default(), first.next, 2).await.unwrap();
    let names: Vec<_> = second.registries.iter().map(|it| it.username.as_str()).collect();
    assert_eq!(names, ["one"]);
}

async fn the_state_filters(world: World) {
    let good = world.save("good").await;
    let bad = world.save("bad").await;
    world.save("new").await;
    for (registry, report) in [(&good, ready()), (&bad, refused())] {
        let result =
            TestResult { report: &report, tested_version: 1, next_test_at: None, lease: None };
        world.tenant().record_test(registry.id, result, by("watch", NOW)).await.unwrap();
    }
    for (state, name) in
        [(State::Ready, "good"), (State::Blocked, "bad"), (State::NeverTested, "new")]
    {
        let filter = Filter { state: Some(state), search: None };
        assert_eq!(names(&world, filter).await, [name]);
    }
}

async fn the_search_looks_into_names_and_descriptions(world: World) {
    for (name, description) in
        [("mona", "Produktion Köln"), ("Harbor_Works", "100% staging"), ("a1", "plain")]
    {
        let mut new = registry(name);
        new.description = description.parse().unwrap();
        world.tenant().create(&new, None, by("mona", NOW)).await.unwrap();
    }
    let table: [(&str, &[&str]); 9] = [
        ("MONA", &["mona"]),
        ("köln", &["mona"]),
        ("KÖLN", &["mona"]),
        ("r_w", &["Harbor_Works"]),
        ("0%", &["Harbor_Works"]),
        ("%", &["Harbor_Works"]),
        ("lisa", &[]),
        ("'; --", &[]),
        ("  ", &["a1", "Harbor_Works", "mona"]),
    ];
    for (text, expected) in table {
        let filter = Filter { state: None, search: Some(text.to_owned()) };
        assert_eq!(names(&world, filter).await, expected, "{text:?}");
    }
}
