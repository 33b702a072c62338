//! Evidence: the numbers of measured cases that the page claims.

use convscope::text::evidence::{CASES, Cases};

use crate::reference::{ZOO, cases};

#[test]
fn there_are_as_many_cases_as_the_page_says() {
    let count = |name: &str| cases(name).len();
    let counted =
        Cases { chains: count("stacks.json"), graphs: count("dags.json"), edges: count("edge.json"), known: ZOO.len() };
    assert_eq!(counted, CASES);
}
