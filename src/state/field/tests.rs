use super::*;

fn with_field<T: Rule>(
    field: fn(Memo<GithubHosts>) -> FieldState<T>,
    test: impl FnOnce(FieldState<T>),
) {
    Owner::new().with(|| test(field(Memo::new(|_| GithubHosts::default()))));
}

#[test]
fn an_image_is_judged_again_when_the_hosts_become_known() {
    Owner::new().with(|| {
        let hosts = RwSignal::new(GithubHosts::default());
        let typed = |text: &str| {
            let image = FieldState::<ImageReference>::optional(Memo::new(move |_| hosts.get()));
            image.type_in(text.into());
            image.leave();
            image
        };
        let octos = typed("containers.octo.ghe.com/myorg/app:1");
        let githubs = typed("ghcr.io/myorg/app:1");
        assert_eq!(octos.fault(), Some(Fault::OtherRegistry));
        assert_eq!(githubs.fault(), None);
        hosts.update(|hosts| hosts.registry = "containers.octo.ghe.com".into());
        assert_eq!(octos.fault(), None);
        assert_eq!(octos.value(), Ok("myorg/app:1".parse().ok()));
        assert_eq!(githubs.value(), Err(Fault::OtherRegistry));
    });
}

#[test]
fn nothing_is_said_while_somebody_types_for_the_first_time() {
    with_field(FieldState::<Username>::required, |name| {
        name.type_in("my org".into());
        assert_eq!(name.fault(), None);
        name.leave();
        assert_eq!(name.fault(), Some(Fault::Space { at: 3 }));
    });
}

#[test]
fn once_wrong_it_speaks_on_each_keystroke_until_good_and_then_waits_again() {
    with_field(FieldState::<Username>::required, |name| {
        name.type_in("my org".into());
        name.leave();
        name.type_in("my.org".into());
        assert_eq!(name.fault(), Some(Fault::Forbidden { at: 3, found: '.' }));
        name.type_in("myorg".into());
        assert_eq!(name.fault(), None);
        name.type_in("myorg.".into());
        assert_eq!(name.fault(), None, "forgiven: the next word comes on leaving");
    });
}

#[test]
fn walking_through_an_empty_field_is_not_blamed_but_emptying_it_is() {
    with_field(FieldState::<Username>::required, |name| {
        name.leave();
        assert_eq!(name.fault(), None);
        name.type_in("m".into());
        name.type_in(String::new());
        name.leave();
        assert_eq!(name.fault(), Some(Fault::Empty));
    });
}

#[test]
fn an_optional_field_may_be_empty() {
    with_field(FieldState::<ImageReference>::optional, |image| {
        image.type_in("  ".into());
        image.leave();
        assert_eq!(image.fault(), None);
        assert_eq!(image.value(), Ok(None));
    });
}

#[test]
fn before_sending_everything_is_said() {
    with_field(FieldState::<Username>::required, |name| {
        name.speak_up();
        assert_eq!(name.fault(), Some(Fault::Empty));
    });
}

#[test]
fn the_servers_word_lasts_until_the_next_keystroke() {
    with_field(FieldState::<Username>::required, |name| {
        name.type_in("myorg".into());
        name.refuse(Fault::UnknownField);
        assert_eq!(name.fault(), Some(Fault::UnknownField));
        name.type_in("myorg2".into());
        assert_eq!(name.fault(), None);
    });
}

#[test]
fn a_doubt_makes_the_token_field_speak_and_is_no_fault() {
    with_field(FieldState::<Token>::optional, |token| {
        token.type_in("ghp_short".into());
        assert!(!token.is_speaking());
        token.leave();
        assert!(token.is_speaking());
        assert_eq!(token.fault(), None);
        token.type_in(format!("ghp_{}", "ExampleTokenNotIssuedByGitHub10VC4aO"));
        assert!(!token.is_speaking());
    });
}

#[test]
fn what_nobody_typed_is_not_blamed() {
    with_field(FieldState::<Token>::optional, |token| {
        token.fill("ghp_short".to_owned().into());
        token.leave();
        assert!(!token.is_speaking());
    });
}
