//! A stranger opens the page.

use crate::NONE;
use crate::harness::{Theme, journey};

#[tokio::test]
async fn a_first_visit_is_quiet() {
    journey(|page| async move {
        page.open("").await;

        assert_eq!(page.console_errors().await, NONE);
        assert_eq!(page.foreign_requests().await, NONE);
    })
    .await;
}

#[tokio::test]
async fn the_page_is_accessible_in_both_themes() {
    journey(|page| async move {
        for theme in [Theme::Light, Theme::Dark] {
            page.in_theme(theme).await;
            page.open("").await;
            assert_eq!(page.axe_violations().await, NONE, "in the {theme:?} theme");
        }
    })
    .await;
}
