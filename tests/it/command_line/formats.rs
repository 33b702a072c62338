//! Formats of reports: for people, documents and spreadsheets.

use super::reports::SEVENS;
use super::run::{Outcome, convscope};

const NET: &str =
    "name small\ninput 3x32x32\nconv 64 k7x5 s2x1 p3x2 nobias\nbn\nup 2\nconv 10 k1\ngap\nflatten\nlinear 1000";

#[test]
fn a_table_is_aligned() {
    let table = convscope(&["report", "-", "--unit", "conv1@0,0"], NET).fine();
    insta::assert_snapshot!(table);
}

#[test]
fn a_table_is_what_one_gets_without_asking() {
    let asked = convscope(&["report", "-", "--format", "table"], SEVENS);
    assert_eq!(convscope(&["report", "-"], SEVENS), asked);
}

#[test]
fn markdown_is_a_table_too() {
    let markdown = convscope(&["report", "-", "--format", "markdown", "--unit", "conv1@0,0"], NET).fine();
    insta::assert_snapshot!(markdown);
}

#[test]
fn csv_has_a_line_a_node() {
    let csv = convscope(&["report", "-", "--format", "csv"], NET).fine();
    insta::assert_snapshot!(csv);
}

#[test]
fn csv_says_on_standard_error_what_has_no_column() {
    let Outcome { status, out, err } = convscope(&["report", "-", "--format", "csv", "--unit", "conv1@0,0"], SEVENS);
    assert_eq!((status, out.lines().count()), (0, 2));
    assert_eq!(err, "conv1@0,0 sees 16 positions in rows 0 to 3, columns 0 to 3\n");
}

#[test]
fn names_cannot_break_a_table() {
    let net = r#"{"input": {"channels": 1, "height": 4, "width": 4}, "nodes": [{"id": "a|\n\"b\",\u001b[31m", "op": "identity"}]}"#;
    let print = |format| convscope(&["report", "-", "--format", format], net).fine();
    assert!(print("table").contains("a|\\n\"b\",\\u{1b}[31m"), "{}", print("table"));
    assert_eq!(print("markdown").lines().count(), 4);
    assert!(print("csv").contains("\"a|\n\"\"b\"\","), "{}", print("csv"));
}
