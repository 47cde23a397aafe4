//! A value that the screen follows, and what runs when it changes.
//!
//! Leptos's signal is a program of its own for each type that it can hold: this screen has some twenty, at a kilobyte each. Here
//! a value is kept as what it is to the reactive system, something that changes, and its type matters only where somebody
//! looks. Who reads what, when that runs again, and when it ends is all Leptos's.

use leptos::prelude::{
    ArcTrigger, Effect, Get as _, GetValue as _, Memo, Notify as _, StoredValue, Track as _,
};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::{Arc, RwLock};

/// Holds a `T` for as long as the owner under which it was made. It is small, so that every closure can have it.
///
/// What is read in an effect, a memo or a live piece of the screen makes that run again when the value changes; the methods
/// that end in `untracked` do not. Once the owner is gone there is nothing to read: the methods that begin with `try` say so.
pub struct State<T: 'static> {
    cell: StoredValue<Cell>,
    holds: PhantomData<fn() -> T>,
}

/// A `RwLock<T>`, and who has read it.
type Cell = Arc<Kept<dyn Any + Send + Sync>>;

struct Kept<V: ?Sized> {
    readers: ArcTrigger,
    value: V,
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

impl<T: Default + Send + Sync> Default for State<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Send + Sync> State<T> {
    /// Holds this.
    #[must_use]
    pub fn new(value: T) -> Self {
        let kept = Kept { readers: ArcTrigger::new(), value: RwLock::new(value) };
        Self { cell: keep(Arc::new(kept)), holds: PhantomData }
    }

    /// Looks at it, and again when it changes.
    ///
    /// # Panics
    /// When it is gone, as every method does that gives something and does not begin with `try`.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look_at(find_and_track(self.cell), look).unwrap_or_else(|| gone())
    }

    /// Looks at it, once.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look_at(find(self.cell), look).unwrap_or_else(|| gone())
    }

    /// Looks at it, once, if it is still there.
    pub fn try_with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> Option<U> {
        look_at(find(self.cell), look)
    }

    /// Changes it.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let _ = self.try_update(change);
    }

    /// Changes it if it is still there: what the change gives.
    pub fn try_update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let cell = find(self.cell)?;
        let given = change_in(&cell, change)?;
        cell.readers.notify();
        Some(given)
    }

    /// Changes it, perhaps: those who read it run again if `change` says that it did.
    pub fn maybe_update(self, change: impl FnOnce(&mut T) -> bool) {
        if let Some(cell) = find(self.cell)
            && change_in(&cell, change) == Some(true)
        {
            cell.readers.notify();
        }
    }

    /// Changes it, and nobody hears of it.
    pub fn update_untracked(self, change: impl FnOnce(&mut T)) {
        let _ = self.try_update_untracked(change);
    }

    /// Changes it if it is still there, and nobody hears of it: what the change gives.
    pub fn try_update_untracked<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        change_in(&find(self.cell)?, change)
    }

    /// Holds something else from now on.
    pub fn set(self, value: T) {
        let _ = self.try_set(value);
    }

    /// Holds something else from now on. Whether it is still there to do so.
    pub fn try_set(self, value: T) -> bool {
        self.try_update(|it| *it = value).is_some()
    }
}

impl<T: Clone + Send + Sync> State<T> {
    /// It, and again when it changes.
    #[must_use]
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// It, once.
    #[must_use]
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// It, once, if it is still there.
    #[must_use]
    pub fn try_get_untracked(self) -> Option<T> {
        self.try_with_untracked(T::clone)
    }
}

/// What follows from other values. It is made again when one of these has changed and somebody looks, and those who have
/// looked at it run again only where it has become another one.
pub struct Derived<T: 'static> {
    value: State<Option<T>>,
    /// Counts how often it has become another one.
    edition: Memo<u32>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: Clone + PartialEq + Send + Sync> Derived<T> {
    /// Follows from what `make` reads.
    #[must_use]
    pub fn new(make: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let value = State::new(None);
        let is_other = move || {
            let made = Some(make());
            value.try_update_untracked(|it| std::mem::replace(it, made.clone()) != made) == Some(true)
        };
        Self { value, edition: count(Box::new(is_other)) }
    }

    /// It, and again when it has become another one.
    ///
    /// # Panics
    /// When its owner is gone.
    #[must_use]
    pub fn get(self) -> T {
        self.edition.get();
        self.value.get_untracked().unwrap_or_else(|| gone())
    }
}

/// Runs this now, and again when something changes that it has read. It ends with the owner under which it was begun.
pub fn watch(run: impl FnMut() + 'static) {
    begin(Box::new(run));
}

// What does not know the type stands here, once.

#[inline(never)]
fn keep(cell: Cell) -> StoredValue<Cell> {
    StoredValue::new(cell)
}

#[inline(never)]
fn find(cell: StoredValue<Cell>) -> Option<Cell> {
    cell.try_get_value()
}

#[inline(never)]
fn find_and_track(cell: StoredValue<Cell>) -> Option<Cell> {
    let cell = find(cell)?;
    cell.readers.track();
    Some(cell)
}

#[inline(never)]
fn count(is_other: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<u32> {
    Memo::new(move |edition| edition.copied().unwrap_or_default() + u32::from(is_other()))
}

/// What is asked for something after its owner has gone has lost its way: a mistake of this program.
#[cold]
#[inline(never)]
fn gone() -> ! {
    panic!("its owner is gone")
}

#[inline(never)]
fn begin(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

fn look_at<T: Send + Sync + 'static, U>(cell: Option<Cell>, look: impl FnOnce(&T) -> U) -> Option<U> {
    let cell = cell?;
    let value = lock_of::<T>(&cell)?.read().ok()?;
    Some(look(&value))
}

fn change_in<T: Send + Sync + 'static, U>(cell: &Cell, change: impl FnOnce(&mut T) -> U) -> Option<U> {
    let mut value = lock_of::<T>(cell)?.write().ok()?;
    Some(change(&mut value))
}

/// Once for each type: what tells one type from another is sixteen bytes that cannot be compressed.
#[inline(never)]
fn lock_of<T: Send + Sync + 'static>(cell: &Cell) -> Option<&RwLock<T>> {
    cell.value.downcast_ref()
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::Owner;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn what_was_read_is_read_again_when_it_has_changed() {
        Owner::new().with(|| {
            let state = State::new(1);
            let double = Derived::new(move || state.get() * 2);
            assert_eq!(double.get(), 2);
            state.set(2);
            assert_eq!(double.get(), 4);
            state.maybe_update(|it| {
                *it = 3;
                false
            });
            state.update_untracked(|it| *it += 1);
            assert_eq!((double.get(), state.get_untracked()), (4, 4), "nobody was told");
            assert_eq!(state.try_update(|it| std::mem::replace(it, 5)), Some(4));
            assert_eq!(double.get(), 10);
        });
    }

    #[test]
    fn what_follows_is_made_once_and_its_readers_hear_only_of_what_is_other() {
        static MADE: AtomicU32 = AtomicU32::new(0);
        static READ: AtomicU32 = AtomicU32::new(0);
        Owner::new().with(|| {
            let state = State::new(1);
            let is_even = Derived::new(move || {
                MADE.fetch_add(1, Ordering::Relaxed);
                state.get() % 2 == 0
            });
            let read = Derived::new(move || {
                READ.fetch_add(1, Ordering::Relaxed);
                is_even.get()
            });
            let counts = || (MADE.load(Ordering::Relaxed), READ.load(Ordering::Relaxed));
            assert!(!read.get() && !read.get());
            assert_eq!(counts(), (1, 1));
            state.set(3);
            assert!(!read.get());
            assert_eq!(counts(), (2, 1));
            state.set(4);
            assert!(read.get());
            assert_eq!(counts(), (3, 2));
        });
    }

    #[test]
    fn it_goes_with_its_owner() {
        let owner = Owner::new();
        let state = owner.with(|| State::new("text".to_owned()));
        assert_eq!(state.try_get_untracked().as_deref(), Some("text"));
        drop(owner);
        assert_eq!(state.try_get_untracked(), None);
        assert!(!state.try_set(String::new()));
        state.update(|_| panic!("there is nothing to change"));
    }
}
