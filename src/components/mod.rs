//! What is drawn, one thing a file. A component gets what it shows and says what was done to it; it never sends.

pub mod diagnosis;
pub mod external_link;
pub mod icon;
pub mod languages;
pub mod notice;
pub mod personas;
pub mod prose;
pub mod rung;
pub mod submit_bar;
pub mod text_field;
pub mod token_field;
