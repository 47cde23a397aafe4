//! The demo's own parts come later than the page: they move nothing.

use super::{SHIFTS, TWO_LANGUAGES, gets_the_app, opens_before_the_app, somebody_in_a_hurry};
use crate::Done;
use crate::devtools;
use crate::person::{APP, PRINTED};
use crate::stack::Stack;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

#[tokio::test]
async fn in_the_demo_nothing_moves_before_the_app_is_there_or_after() -> Done {
    let stack = Stack::start(&[]);
    for lang in &TWO_LANGUAGES {
        let person = somebody_in_a_hurry(*lang).await?;
        for (width, height) in [(412, 823), (1440, 1000)] {
            devtools::resize(&person.driver, width, height).await?;
            for page in PRINTED {
                let name = format!("/{page} in {}, {width} wide", lang.tag());
                opens_before_the_app(&person, &stack, page, *lang).await?;
                let shifts: Value = person.driver.execute_async(SHIFTS, vec![]).await?.convert()?;
                assert_eq!(shifts, json!([]), "{name}: the layout shifts before the app is there");
                gets_the_app(&person).await.map_err(|error| format!("{name}: {error}"))?;
                person.sees(By::Css(".demo summary")).await?;
                let shifts: Value = person.driver.execute_async(SHIFTS, vec![]).await?.convert()?;
                assert_eq!(shifts, json!([]), "{name}: the layout shifts");
                assert!(person.driver.find(By::Css(APP)).await?.is_present().await?);
            }
        }
        person.closes_the_browser(false).await?;
    }
    Ok(())
}
