//! The same calls in the same order get the same answers from both databases.

use crate::reports::{ready, refused};
use crate::world::{NOW, World, by, registry, token};
use ghcr_contract::Visibility;
use ghcr_registry_store::{Filter, Purge, RegistryId, State, TestResult, Update};
use std::fmt::Debug;
use std::time::Duration;

const STEPS: u64 = 400;

#[tokio::test]
async fn both_databases_answer_the_same() {
    let sqlite = Script::new(World::sqlite().await).run().await;
    let postgres = Script::new(World::postgres().await).run().await;
    for (step, (one, other)) in sqlite.iter().zip(&postgres).enumerate() {
        assert_eq!(one, other, "step {step}");
    }
    assert_eq!(sqlite.len(), postgres.len());
    let found = sqlite.iter().filter(|it| it.starts_with("Ok")).count();
    assert!(found > sqlite.len() / 3, "most steps fail");
}

/// Calls chosen by numbers that only look random.
struct Script {
    world: World,
    number: u64,
    ids: Vec<RegistryId>,
    answers: Vec<String>,
}

impl Script {
    fn new(world: World) -> Self {
        Self { world, number: 7, ids: Vec::new(), answers: Vec::new() }
    }

    async fn run(mut self) -> Vec<String> {
        for step in 0..STEPS {
            self.step(NOW + i64::try_from(step).unwrap()).await;
        }
        self.answers
    }

    /// A number below `end` (Knuth's linear congruential generator).
    fn pick(&mut self, end: usize) -> usize {
        self.number = self.number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.number >> 33).unwrap() % end
    }

    /// Keeps an answer, with the number of each registry in the place of its id.
    fn keep<T: Debug, E: Debug>(&mut self, answer: &Result<T, E>) {
        let mut text = format!("{answer:?}");
        for (number, id) in self.ids.iter().enumerate() {
            text = text.replace(&format!("{id:?}"), &format!("#{number}"));
        }
        self.answers.push(text);
    }

    async fn step(&mut self, at: i64) {
        let step = self.pick(12);
        if self.ids.is_empty() || step < 2 {
            return self.create(at).await;
        }
        let chosen = self.pick(self.ids.len());
        let id = self.ids[chosen];
        let version = i64::try_from(self.pick(4)).unwrap() + 1;
        let store = self.world.store.clone();
        let tenant = store.tenant("northpier".parse().unwrap());
        match step {
            2 => self.keep(&tenant.get(id).await),
            3 => self.list(id).await,
            4 | 5 => self.update(id, version, at).await,
            6 => {
                let new = token("new");
                let answer = tenant.replace_token(id, version, Some(&new), by("lisa", at)).await;
                self.keep(&answer);
            }
            7 => self.test(id, version, at).await,
            8 => self.keep(&tenant.remove(id, version, by("mona", at)).await),
            9 => self.keep(&tenant.restore(id, by("mona", at)).await),
            10 => self.keep(&tenant.history(id, None, 5).await),
            _ => {
                let purge = Purge {
                    removed_before: at - 100,
                    history_before: at - 200,
                    idempotency_keys_before: at,
                    webhooks_before: at - 100,
                };
                self.keep(&store.purge(purge).await);
                let due = store.claim_due(at, 3, Duration::from_secs(30)).await.unwrap();
                let ids: Vec<_> = due.iter().map(|it| it.registry.clone()).collect();
                self.keep(&Ok::<_, ()>(ids));
            }
        }
    }

    async fn create(&mut self, at: i64) {
        let mut new = registry(["mona", "LISA", "olaf", "x_y"][self.pick(4)]);
        new.next_test_at = Some(at + 50);
        new.description = ["", "Ökö", "50% off", "plain"][self.pick(4)].parse().unwrap();
        let store = self.world.store.clone();
        let tenant = store.tenant("northpier".parse().unwrap());
        let answer = tenant.create(&new, None, by("mona", at)).await;
        self.ids.extend(answer.as_ref().map(|it| it.registry.id));
        self.keep(&answer);
    }

    async fn list(&mut self, after: RegistryId) {
        let filter = Filter {
            state: [None, Some(State::Ready), Some(State::NeverTested)][self.pick(3)],
            search: [None, Some("ök"), Some("%"), Some("MO")][self.pick(4)].map(str::to_owned),
        };
        let after = [None, Some(after)][self.pick(2)];
        let answer = self.world.tenant().list(&filter, after, 4).await;
        self.keep(&answer);
    }

    async fn update(&mut self, id: RegistryId, version: i64, at: i64) {
        let update = Update {
            visibility: [None, Some(Visibility::Public), Some(Visibility::Private)][self.pick(3)],
            description: Some(["one", "two", "Ökö"][self.pick(3)].parse().unwrap()),
            ..Update::default()
        };
        let answer = self.world.tenant().update(id, version, &update, by("lisa", at)).await;
        self.keep(&answer);
    }

    async fn test(&mut self, id: RegistryId, tested_version: i64, at: i64) {
        let report = [ready(), refused()][self.pick(2)].clone();
        let next_test_at = [None, Some(at + 20)][self.pick(2)];
        let result = TestResult { report: &report, tested_version, next_test_at, lease: None };
        let answer = self.world.tenant().record_test(id, result, by("watch", at)).await;
        self.keep(&answer);
    }
}
