//! What is drawn, one thing a file. A component gets what it shows and says what was done to it; it never sends.

pub mod copy_text;
pub mod diagnosis;
pub mod expiry;
pub mod external_link;
pub mod hand_on;
pub mod help;
pub mod icon;
pub mod ladder;
pub mod languages;
pub mod later;
pub mod menu;
pub mod notice;
pub mod packages;
pub mod personas;
pub mod prose;
pub mod reach;
pub mod rung;
pub mod save;
pub mod submit_bar;
pub mod text_field;
pub mod token_field;
pub mod use_it;
